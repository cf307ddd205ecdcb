// What the language floor knows about one document. The stages of extract/ read this and nothing else of the floor.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/iso_date.h"
#include "base/span.h"
#include "language/syntax/ud.h"
#include "record/entity.h"
#include "record/statement.h"

namespace onrecord {

inline constexpr std::uint32_t kNone32 = 0xFFFFFFFFu;

// Name classes of tokens, BIO. The first three decide Entity::kind; a nationality or religious or political group is
// kGroup
// ("Russian", "Ukrainians").
enum class NameClass : std::uint8_t { kOutside = 0, kPerson, kOrganisation, kPlace, kGroup, kDate, kNumber, kOther };
const char* name_of(NameClass name_class);  // "O", "PER", "ORG", "LOC", "NORP", "DATE", "NUM", "MISC"

// One syntactic word (UD): "don't" is two tokens whose spans touch.
struct Token {
  TextSpan span;
  std::string_view lemma;        // Lower case except names. Borrows from the Analysis or the document.
  std::uint32_t features = 0;    // Bits of Feature.
  std::uint32_t head = kNone32;  // Index of the head in Analysis::tokens; kNone32 for the root of its sentence.
  Upos upos = Upos::kX;
  Deprel deprel = Deprel::kDep;
  NameClass name = NameClass::kOutside;
  std::uint16_t cluster = 0;  // Class of the word by its neighbours in raw news; 0 if unknown.
  std::uint16_t sense = 0;    // WordNet files of the noun and, eight bits up, of the verb; 0 if unknown.
  bool name_begins = false;   // First token of a name.
  bool space_before = false;  // White space stands between the token before and this one.
};

struct Sentence {
  TextSpan span;
  std::uint32_t first_token = 0;
  std::uint32_t token_end = 0;  // Not included.
  std::uint32_t block = 0;      // Index into Document::blocks.
};

// Words between quotation marks. A quotation that runs over several paragraphs (each opening with a mark, only the last
// closing) is one Quotation per paragraph, chained by `continues`.
struct Quotation {
  TextSpan span;   // Marks included.
  TextSpan inner;  // Marks excluded.
  std::uint32_t block = 0;
  std::uint32_t parent = kNone32;     // Index of the quotation it stands in.
  std::uint32_t continues = kNone32;  // Index of the quotation of the paragraph before that it goes on with.
  bool closed = true;   // False: the mark that should close it is missing; `span` ends where it must have.
  bool single = false;  // ‘...’ or '...'
};

// A block in another language than English.
struct ForeignBlock {
  std::uint32_t block = 0;  // Index into Document::blocks.
  std::string language;     // ISO 639-1; "" if no more is known than that it is not English.
};

// A name, description or pronoun that stands for somebody or something.
struct Mention {
  TextSpan span;  // The whole phrase: "Ukrainian President Volodymyr Zelensky".
  TextSpan core;  // The name proper or the head noun: "Volodymyr Zelensky".
  std::uint32_t sentence = 0;
  std::uint32_t first_token = 0;
  std::uint32_t token_end = 0;     // Not included.
  std::uint32_t head = 0;          // Head token.
  std::uint32_t entity = kNone32;  // Index into Analysis::entities; kNone32 if unresolved (never for a name).
  MentionKind kind = MentionKind::kName;
  EntityKind entity_kind = EntityKind::kUnknown;
};

enum class TimeType : std::uint8_t { kDate, kTime, kDuration, kSet };
const char* name_of(TimeType type);  // "DATE", "TIME", "DURATION", "SET"

struct TimeExpression {
  TextSpan span;
  TimeType type = TimeType::kDate;
  std::string value;                   // TIMEX3 value: "2023-11-06", "P3D", "XXXX-WXX-2", "PAST_REF".
  std::optional<DateRange> range;      // The days it names, if they are known.
  DateBasis basis = DateBasis::kNone;  // kExplicit, kRelative (to the publication date or another date), kNone.
};

// Not thread-safe; one per document. Borrows from the Document it was made for.
struct Analysis {
  std::vector<Sentence> sentences;    // In order; boilerplate and foreign blocks have none.
  std::vector<Token> tokens;          // In order, sentence after sentence.
  std::vector<ForeignBlock> foreign;  // In order.
  std::vector<Quotation> quotations;  // In order of begin; an outer one before its inner ones.
  std::vector<Mention> mentions;      // In order of begin, then longest first.
  std::vector<Entity> entities;
  std::vector<TimeExpression> times;  // In order, not overlapping.
  std::deque<std::string> strings;    // Owns lemmas that stand neither in the text nor in the lexicon.

  // Returns the index of the sentence that holds `offset`, or kNone32. Cost: logarithmic.
  std::uint32_t sentence_at(std::uint32_t offset) const;
  // Returns the index of the first token that ends after `offset` (tokens.size() if none). Cost: logarithmic.
  std::uint32_t token_at(std::uint32_t offset) const;
  // Returns the index of the innermost quotation whose inner span holds `span`, or kNone32. Cost: logarithmic plus
  // depth.
  std::uint32_t quotation_around(TextSpan span) const;
};

}  // namespace onrecord

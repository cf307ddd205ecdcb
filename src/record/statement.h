// One attribution in one document: who said (or thinks, wants, plans) what.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/iso_date.h"
#include "base/span.h"

namespace onrecord {

enum class StatementKind : std::uint8_t {
  kDirect = 0,    // All content stands in quotation marks.
  kMixed = 1,     // Part of it does.
  kIndirect = 2,  // None does.
};

enum class StatementType : std::uint8_t { kStatement = 0, kAttitude = 1 };

// The closed list of acts. Stored by name.
enum class Act : std::uint8_t {
  kSay,
  kDeny,
  kAdmit,
  kDemand,
  kPropose,
  kPromise,
  kThreaten,
  kAccuse,
  kAsk,
  kAnswer,
  kReject,
  kAccept,
  kAgree,
  kWarn,
  kAnnounce,
  kOrder,
  kPraise,
  kCondemn,
  kPredict,
  kBelieve,
  kWant,
  kPlan,
  kDoubt,
};

enum class SpeakerBasis : std::uint8_t { kNone, kName, kDescription, kPronoun, kMetonym, kContinuation };
enum class DateBasis : std::uint8_t { kNone, kExplicit, kRelative, kPublished, kSupplied, kBounded };

const char* name_of(StatementKind kind);  // "direct", "mixed", "indirect"
const char* name_of(StatementType type);  // "statement", "attitude"
const char* name_of(Act act);             // "say", "deny", ...
const char* name_of(SpeakerBasis basis);  // "none", "name", "description", "pronoun", "metonym", "continuation"
const char* name_of(DateBasis basis);     // "none", "explicit", "relative", "published", "supplied", "bounded"
std::optional<Act> act_named(std::string_view name);

struct Statement {
  std::string id;                         // "S-" and 16 hexadecimal digits from document id, content spans and type.
  std::optional<std::string> speaker;     // Canonical name; empty if unknown.
  std::optional<std::string> speaker_id;  // Entity::id.
  std::optional<TextSpan> speaker_span;
  SpeakerBasis speaker_basis = SpeakerBasis::kNone;
  std::optional<TextSpan> cue_span;
  std::vector<TextSpan> content_spans;  // In order; include the quotation marks, exclude "that".
  std::vector<TextSpan> quote_spans;    // Words in quotation marks within the content, without the marks.
  StatementKind kind = StatementKind::kIndirect;
  StatementType type = StatementType::kStatement;
  Act act = Act::kSay;
  bool negated = false;                    // The content denies: "said that they do not want".
  std::optional<TextSpan> condition_span;  // "if the shelling stopped".
  std::optional<std::string> addressee;    // "told reporters".
  std::optional<std::string> via;          // "CNN", "Facebook", "interview".
  std::optional<std::string> reported_by;  // Who passes it on: "the ministry, according to the Courier".
  std::optional<DateRange> when;
  DateBasis when_basis = DateBasis::kNone;
  std::vector<std::string> issues;         // Ids of the issue table, the main one first.
  std::optional<std::uint32_t> continues;  // Index of the statement of the same document whose turn it goes on with.
  bool in_headline = false;                // Stands in the title or a heading.
  double confidence = 0;                   // 0..1.
  std::string rule;                        // What found it: "direct:after", "indirect:that", "according-to", ...
};

}  // namespace onrecord

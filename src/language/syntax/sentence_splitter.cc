#include "language/syntax/sentence_splitter.h"

#include <algorithm>

#include "base/utf8.h"

namespace onrecord {
namespace {

// Evens out precision and recall; F1 on held-out documents is flat from here to 0 (docs/figures.md).
constexpr std::int32_t kEndBias = -8;

char32_t first_of(std::string_view text, const Word& word) {
  return decode_utf8(text, word.span.begin).value;
}
char32_t last_of(std::string_view text, const Word& word) {
  return decode_utf8_before(text, word.span.end).value;
}

bool is_terminal(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}
bool is_straight(char32_t c) {
  return c == '"';
}
bool closes_only(char32_t c) {
  return c == 0x201D || c == 0xBB;
}
bool opens_only(char32_t c) {
  return c == 0x201C || c == 0xAB || c == 0x201E;
}

}  // namespace

SentenceSplitter::SentenceSplitter(const Tokeniser& tokeniser, const Lexicon& lexicon) : tokeniser_(tokeniser) {
  const LexiconTable& cues = lexicon.table("quotation_cues");
  for (std::size_t row = 0; row < cues.rows(); ++row) {
    const std::string_view form = cues.field(row, cues.column("form"));
    cue_forms_.insert(make_word(form, {0, static_cast<std::uint32_t>(form.size())}).lower);
  }
}

Result<void> SentenceSplitter::open(const ModelReader& model) {
  auto opened = YesNoModel::open(model.section("sentences"), model.place());
  if (!opened) return opened.error();
  model_ = *opened;
  know_tags(model.section("tags.labels"));
  learned_ = true;
  return {};
}

void SentenceSplitter::know_tags(std::string_view labels) {
  tag_kinds_.assign(256, 0);
  for (std::size_t label = 0; !labels.empty() && label < tag_kinds_.size(); ++label) {
    const std::string_view line = labels.substr(0, labels.find('\n'));
    labels.remove_prefix(std::min(labels.size(), line.size() + 1));
    tag_kinds_[label] = kind_of_tag(line);
  }
}

// `"Will you go?" President Arvell asked.`: up to five words of a name, then a cue; or a cue, then the name.
bool SentenceSplitter::cue_follows(std::string_view text, const Word* words, std::uint32_t count,
                                   std::uint32_t at) const {
  for (std::uint32_t i = at; i < count && i < at + 6; ++i) {
    if (cue_forms_.count(words[i].lower) > 0) return (words[i].shape_bits & kInitialCapital) == 0;
    if ((words[i].shape_bits & kPunctuation) != 0) return false;
    const bool pronoun_or_name = (words[i].shape_bits & kInitialCapital) != 0 || i == at;
    if (!pronoun_or_name && words[i].span.size() > 3) return false;
  }
  static_cast<void>(text);
  return false;
}

GapRule SentenceSplitter::rule(std::string_view text, const Word* words, std::uint32_t count, std::uint32_t first_token,
                               std::uint32_t at, const MarkState& marks) const {
  const Word& here = words[at];
  const Word& next = words[at + 1];
  const char32_t first = first_of(text, next);
  const char32_t last = last_of(text, here);
  const bool here_mark = (here.shape_bits & kPunctuation) != 0;
  const bool next_mark = (next.shape_bits & kPunctuation) != 0;
  // Inside a word, or a mark that belongs to what stands before it.
  if (!next.space_before && !is_terminal(last) && !(here_mark && at > 0 && is_terminal(last_of(text, words[at - 1])))) {
    return GapRule::kNever;
  }
  if (next_mark && (closes_only(first) || first == ')' || first == ']' || first == ',' || first == ';' ||
                    first == ':' || (is_terminal(first) && (!next.space_before || next.span.size() == 1)) ||
                    first == '%' || (is_straight(first) && !next.space_before))) {
    return GapRule::kNever;
  }
  // A salutation ("Dear Irena,") may end with a comma; a clause does not.
  if (here_mark && last == ',' && (at > first_token + 3 || marks.quote_depth > 0 || is_lower(first)))
    return GapRule::kNever;
  if (here_mark && (last == '(' || last == '[' || opens_only(last) || last == '$')) return GapRule::kNever;
  if (!here_mark && is_lower(first) && !is_terminal(last)) return GapRule::kNever;
  if (!here_mark && tokeniser_.abbreviation(slice(text, here.span)) == AbbreviationKind::kTitle && !is_lower(first) &&
      is_terminal(last)) {
    return GapRule::kNever;
  }
  // Behind a quotation: a small letter goes on with the sentence, as does a cue.
  const bool closing = here_mark && (closes_only(last) ||
                                     ((is_straight(last) || last == '\'' || last == 0x2019) && marks.quote_depth == 0));
  if (closing && is_lower(first)) return GapRule::kNever;
  if (closing && at > 0 && is_terminal(last_of(text, words[at - 1])) && cue_follows(text, words, count, at + 1)) {
    return GapRule::kNever;
  }
  return GapRule::kOpen;
}

namespace {

bool is_dash(std::string_view form) {
  return form == "—" || form == "–" || form == "-" || form == "--";
}

// "PORT ARAM (NWA) — The talks ...": the dash behind a place in capitals and an agency in brackets.
bool closes_dateline(std::string_view text, const Word* words, std::uint32_t first, std::uint32_t at) {
  constexpr std::uint32_t kMostWords = 10;
  return at > first + 2 && at <= first + kMostWords && is_dash(slice(text, words[at].span)) &&
         slice(text, words[at - 1].span) == ")" && (words[first].shape_bits & kAllCapitals) != 0;
}

}  // namespace

void SentenceSplitter::split(std::string_view text, const Word* words, const WordClass* classes,
                             const std::uint8_t* tags, std::uint32_t count, std::vector<std::uint32_t>& ends) const {
  const UnsplitText unsplit{text, words, classes, tags, tag_kinds_.data(), count};
  std::uint32_t found[kMaxGapFeatures];
  MarkState marks;
  std::uint32_t first = 0;
  for (std::uint32_t at = 0; at + 1 < count; ++at) {
    marks.pass(text, words[at]);
    const GapRule gap = rule(text, words, count, first, at, marks);
    if (gap == GapRule::kNever) continue;
    bool ends_here = gap == GapRule::kAlways || closes_dateline(text, words, first, at);
    if (!ends_here && learned_) {
      const std::size_t n = gap_features(unsplit, abbreviation_of(unsplit, at), first, at, marks, found);
      std::int32_t score = 0;
      for (std::size_t i = 0; i < n; ++i) score += model_.weight(found[i]);
      ends_here = score > kEndBias;
    } else if (!ends_here) {
      ends_here = (words[at].shape_bits & kPunctuation) != 0 && is_terminal(last_of(text, words[at])) &&
                  !is_lower(first_of(text, words[at + 1]));
    }
    if (!ends_here) continue;
    // No sentence begins with the dash of a dateline.
    if (at + 2 < count && slice(text, words[at].span) == ")" && is_dash(slice(text, words[at + 1].span))) ++at;
    ends.push_back(at + 1);
    first = at + 1;
    // Marks do not stay open over more than a sentence or two in running text; brackets never do.
    marks.bracket_depth = 0;
  }
  if (count > 0) ends.push_back(count);
}

AbbreviationKind SentenceSplitter::abbreviation_of(const UnsplitText& unsplit, std::uint32_t at) const {
  const Word& word = unsplit.words[at];
  if ((word.shape_bits & kHasStop) == 0 || (word.shape_bits & kPunctuation) != 0) return AbbreviationKind::kNone;
  return tokeniser_.abbreviation(slice(unsplit.text, word.span));
}

}  // namespace onrecord

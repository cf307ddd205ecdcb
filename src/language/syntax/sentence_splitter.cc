#include "language/syntax/sentence_splitter.h"

#include <algorithm>

#include "base/utf8.h"
#include "language/syntax/feature_hash.h"

namespace onrecord {
namespace {

// The learned scores find fewer ends than there are; tuned on held-out documents of the treebanks.
constexpr std::int32_t kEndBias = -50;

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

void MarkState::pass(std::string_view text, const Word& word) {
  if ((word.shape_bits & kPunctuation) == 0) return;
  const char32_t c = first_of(text, word);
  if (is_straight(c)) {
    // White space before a straight mark says that it opens, even if one before it was never closed.
    quote_depth = word.space_before ? 1 : 0;
  } else if (opens_only(c)) {
    quote_depth = 1;
  } else if (closes_only(c)) {
    quote_depth = 0;
  } else if (c == '(' || c == '[') {
    bracket_depth = std::min(bracket_depth + 1, 3);
  } else if (c == ')' || c == ']') {
    bracket_depth = std::max(bracket_depth - 1, 0);
  }
}

SentenceSplitter::SentenceSplitter(const Tokeniser& tokeniser, const Lexicon& lexicon) : tokeniser_(tokeniser) {
  const LexiconTable& cues = lexicon.table("quotation_cues");
  for (std::size_t row = 0; row < cues.rows(); ++row) {
    const std::string_view form = cues.field(row, cues.column("form"));
    cue_forms_.insert(make_word(form, {0, static_cast<std::uint32_t>(form.size())}).lower);
  }
}

Result<void> SentenceSplitter::open(const ModelReader& model) {
  auto opened = SparseModel::open(model.section("sentences"), model.place());
  if (!opened) return opened.error();
  model_ = *opened;
  learned_ = true;
  return {};
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

std::size_t SentenceSplitter::features(std::string_view text, const Word* words, const WordClass* classes,
                                       const std::uint8_t* tags, std::uint32_t count, std::uint32_t first,
                                       std::uint32_t at, const MarkState& marks, std::uint32_t* out) const {
  static constexpr std::uint32_t kEdge = 7;
  const Word& here = words[at];
  const Word& next = words[at + 1];
  const std::uint32_t before = at > first ? words[at - 1].lower : kEdge;
  const std::uint32_t before_shape = at > first ? words[at - 1].shape : kEdge;
  const std::uint32_t second = at + 2 < count ? words[at + 2].lower : kEdge;
  const std::uint32_t second_shape = at + 2 < count ? words[at + 2].shape : kEdge;
  const std::uint32_t length = at + 1 - first;
  const std::uint32_t length_class = length < 4    ? length
                                     : length < 8  ? 5
                                     : length < 15 ? 8
                                     : length < 25 ? 15
                                     : length < 40 ? 25
                                                   : 40;
  const auto kind =
      static_cast<std::uint32_t>((here.shape_bits & kHasStop) != 0 && (here.shape_bits & kPunctuation) == 0
                                     ? 1 + static_cast<int>(tokeniser_.abbreviation(slice(text, here.span)))
                                     : 0);
  const std::uint32_t state = static_cast<std::uint32_t>(marks.quote_depth * 4 + std::min(marks.bracket_depth, 1) * 2) +
                              (next.space_before ? 1u : 0u);
  const std::uint32_t here_class = (here.shape_bits & kPunctuation) != 0 ? here.form : here.shape;
  const std::uint32_t next_class = (next.shape_bits & kPunctuation) != 0 ? next.form : next.shape;
  const std::uint32_t first_lower = words[first].lower;
  std::size_t n = 0;
  const auto put = [&](std::uint32_t id, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
    out[n++] = mix(mix(id + 1000, a), b, c);
  };
  put(0, 0);
  put(1, here.form);
  put(2, next.form);
  put(3, here.form, next.form);
  put(4, here_class, next_class);
  put(5, here_class, next_class, state);
  put(6, here_class, next.lower);
  put(7, here_class, before, next_class);
  put(8, before_shape, here_class, next_class);
  put(9, here_class, next_class, second_shape);
  put(10, next.lower, second);
  put(11, here_class, next_class, length_class);
  put(12, kind, next_class, next.lower);
  put(13, kind, here.lower, next_class);
  put(14, before, here.form);
  put(15, here_class, mix(next_class, state), length_class);
  put(16, here.suffix[2], next_class);
  put(17, here_class, next.suffix[2], second_shape);
  put(18, first_lower, here_class, next_class);
  put(19, mix(before_shape, here_class), mix(next_class, second_shape), state);
  put(20, next_class, second_shape, at + 3 < count ? words[at + 3].shape : kEdge);
  put(21, here.lower, next.lower, second);
  put(22, state, length_class);
  put(23, words[first].shape, length_class, here_class);
  const WordClass& here_of = classes[at];
  const WordClass& next_of = classes[at + 1];
  const WordClass second_of = at + 2 < count ? classes[at + 2] : WordClass{1000, 1000, 0};
  const WordClass before_of = at > first ? classes[at - 1] : WordClass{1000, 1000, 0};
  const std::uint32_t short_length = std::min(length, 6u);
  put(24, here_of.cluster, next_class);
  put(25, here_class, next_of.cluster);
  put(26, here_of.cluster, next_of.cluster);
  put(27, here_of.coarse, mix(next_of.coarse, second_of.coarse), here_class);
  put(28, mix(before_of.coarse, here_of.coarse), mix(next_of.coarse, second_of.coarse), mix(here_class, next_class));
  put(29, first_lower, short_length, next_of.coarse);
  put(30, classes[first].cluster, short_length, mix(here_class, next_class));
  put(31, here.lower == next.lower, next_class);
  put(32, here_of.coarse, mix(next_class, second_shape), short_length);
  put(33, mix(first_lower, at > first ? words[first + 1].lower : kEdge), short_length, next_class);
  put(34, here_of.cluster, next_class, length_class);
  put(35, next_of.cluster, second_of.cluster, here_class);
  put(36, here_class, mix(next_of.coarse, second_of.coarse), at + 3 < count ? classes[at + 3].coarse : kEdge);
  put(37, here.lower == words[first].lower, here_class, next_class);
  const std::uint32_t t0 = tags[at];
  const std::uint32_t t1 = tags[at + 1];
  const std::uint32_t t2 = at + 2 < count ? tags[at + 2] : 200u;
  const std::uint32_t t3 = at + 3 < count ? tags[at + 3] : 200u;
  const std::uint32_t tb = at > first ? tags[at - 1] : 201u;
  put(38, t0, t1, here_class);
  put(39, mix(t0, t1), t2, next_class);
  put(40, mix(tb, t0), t1, t2);
  put(41, mix(t0, t1), mix(t2, t3), here_class);
  put(42, mix(tb, t0), t1, next.lower);
  put(43, t0, next.lower, second);
  put(44, mix(tags[first], t0), t1, short_length);
  put(45, mix(at > first + 1 ? tags[at - 2] : 201u, tb), mix(t0, t1));
  return n;
}

namespace {

bool is_dash(std::string_view form) {
  return form == "—" || form == "–" || form == "-" || form == "--";
}

}  // namespace

void SentenceSplitter::split(std::string_view text, const Word* words, const WordClass* classes,
                             const std::uint8_t* tags, std::uint32_t count, std::vector<std::uint32_t>& ends) const {
  MarkState marks;
  std::uint32_t first = 0;
  std::uint32_t found[kMaxFeatures];
  for (std::uint32_t at = 0; at + 1 < count; ++at) {
    marks.pass(text, words[at]);
    const GapRule gap = rule(text, words, count, first, at, marks);
    if (gap == GapRule::kNever) continue;
    bool ends_here = gap == GapRule::kAlways;
    if (!ends_here && learned_) {
      std::int32_t scores[SparseModel::kMaxClasses] = {};
      const std::size_t n = features(text, words, classes, tags, count, first, at, marks, found);
      for (std::size_t i = 0; i < n; ++i) model_.add(found[i], scores);
      ends_here = scores[1] - scores[0] > kEndBias;
    } else if (!ends_here) {
      ends_here = (words[at].shape_bits & kPunctuation) != 0 && is_terminal(last_of(text, words[at])) &&
                  !is_lower(first_of(text, words[at + 1]));
    }
    if (!ends_here) continue;
    // "PORT ARAM (NWA) — The talks ...": the dash closes the dateline, no sentence begins with it.
    if (at + 2 < count && slice(text, words[at].span) == ")" && is_dash(slice(text, words[at + 1].span))) ++at;
    ends.push_back(at + 1);
    first = at + 1;
    // Marks do not stay open over more than a sentence or two in running text; brackets never do.
    marks.bracket_depth = 0;
  }
  if (count > 0) ends.push_back(count);
}

}  // namespace onrecord

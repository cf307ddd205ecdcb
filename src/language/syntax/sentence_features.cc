#include "language/syntax/sentence_features.h"

#include <algorithm>

#include "base/utf8.h"
#include "language/syntax/feature_hash.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kLeftWords = 30;  // How far a verb is looked for on either side.
constexpr std::uint32_t kRightWords = 12;

char32_t first_of(std::string_view text, const Word& word) {
  return decode_utf8(text, word.span.begin).value;
}
bool is_terminal(std::string_view text, const Word& word) {
  const char32_t c = decode_utf8_before(text, word.span.end).value;
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

std::uint8_t kind_of_tag(std::string_view line) {
  const std::string_view penn = line.substr(std::min(line.size(), line.find(' ') + 1));
  std::uint8_t kind = 0;
  if (penn == "VBD" || penn == "VBP" || penn == "VBZ" || penn == "MD") kind |= kTagFinite;
  if (line.starts_with("VERB") || line.starts_with("AUX")) kind |= kTagVerb;
  if (line.starts_with("NOUN") || line.starts_with("PROPN") || line.starts_with("PRON")) kind |= kTagNominal;
  if (line.starts_with("SCONJ") || penn.starts_with("W")) kind |= kTagLink;
  return kind;
}

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

std::size_t gap_features(const UnsplitText& unsplit, AbbreviationKind abbreviation, std::uint32_t first,
                         std::uint32_t at, const MarkState& marks, std::uint32_t* out) {
  const std::string_view text = unsplit.text;
  const Word* words = unsplit.words;
  const WordClass* classes = unsplit.classes;
  const std::uint8_t* tags = unsplit.tags;
  const std::uint32_t count = unsplit.count;
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
  const auto kind = static_cast<std::uint32_t>(
      (here.shape_bits & kHasStop) != 0 && (here.shape_bits & kPunctuation) == 0 ? 1 + static_cast<int>(abbreviation)
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
  // Whether either side can stand as a clause.
  std::uint32_t left = 0;
  for (std::uint32_t i = at + 1; i-- > first && i + kLeftWords > at;) left |= unsplit.tag_kinds[tags[i]];
  std::uint32_t right = 0;
  std::uint32_t until_verb = 0;
  for (std::uint32_t i = at + 1; i < count && i <= at + kRightWords; ++i) {
    const std::uint32_t kind_there = unsplit.tag_kinds[tags[i]];
    right |= kind_there;
    if (until_verb == 0 && (kind_there & kTagFinite) != 0) until_verb = i - at;
    if ((words[i].shape_bits & kPunctuation) != 0 && is_terminal(text, words[i])) break;
  }
  put(46, left, right, mix(here_class, next_class));
  put(47, left, until_verb, mix(here_class, next_class));
  put(48, left, mix(right, t1), next_class);
  put(49, left, mix(until_verb, t0), t1);
  put(50, left, right, mix(short_length, next_class));
  put(51, left, mix(right, next.lower), here_class);
  return n;
}

}  // namespace onrecord

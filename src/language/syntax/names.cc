#include "language/syntax/names.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "language/syntax/feature_hash.h"
#include "language/syntax/name_lists.h"

namespace onrecord {

bool is_capitalised_throughout(const Word* words, std::uint32_t count) {
  std::uint32_t long_words = 0;
  std::uint32_t capitals = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if ((words[i].shape_bits & (kPunctuation | kHasDigit)) != 0 || words[i].span.size() < 4) continue;
    ++long_words;
    capitals += (words[i].shape_bits & kInitialCapital) != 0;
  }
  return long_words >= 3 && capitals * 10 >= long_words * 8;
}

std::size_t name_features(const NameSentence& sentence, std::uint32_t at, std::uint32_t* out) {
  static constexpr Word kNoWord = [] {
    Word word;
    word.form = word.lower = word.shape = 5;
    return word;
  }();
  static constexpr WordClass kNoClass{1001, 101, 0};
  const auto word = [&](std::int64_t i) -> const Word& {
    return i >= 0 && i < sentence.size ? sentence.words[i] : kNoWord;
  };
  const auto class_of = [&](std::int64_t i) -> const WordClass& {
    return i >= 0 && i < sentence.size ? sentence.classes[i] : kNoClass;
  };
  static constexpr NameClue kNoClue = [] {
    NameClue clue;
    clue.seen = 255;
    return clue;
  }();
  const auto clue = [&](std::int64_t i) -> const NameClue& {
    return i >= 0 && i < sentence.size ? sentence.clues[i] : kNoClue;
  };
  const auto hint = [&](std::int64_t i) { return clue(i).lexicon; };
  const auto seen = [&](std::int64_t i) { return std::uint32_t{clue(i).seen}; };
  const auto listed = [&](std::int64_t i) { return clue(i).listed | std::uint32_t{clue(i).listed_words} << 8; };
  const auto tag = [&](std::int64_t i) {
    return i >= 0 && i < sentence.size ? std::uint32_t{sentence.coarse[i]} : 33u;
  };
  const std::int64_t i = at;
  const Word& w = word(i);
  const Word& p = word(i - 1);
  const Word& n = word(i + 1);
  const WordClass& c = class_of(i);
  const WordClass& cp = class_of(i - 1);
  const WordClass& cn = class_of(i + 1);
  const std::uint32_t place = (at == 0 ? 1u : 0u) + (sentence.capitals ? 2u : 0u);
  std::size_t count = 0;
  const auto put = [&](std::uint32_t id, std::uint32_t a, std::uint32_t b = 0, std::uint32_t d = 0) {
    out[count++] = mix(mix(id + 7000, a), b, d);
  };
  put(0, 0);
  put(1, w.form);
  put(2, w.lower);
  put(3, w.shape, place);
  put(4, w.shape, p.shape, n.shape);
  put(5, w.prefix[2], w.shape_bits & 3u);
  put(6, w.suffix[2], w.shape_bits & 3u);
  put(7, w.suffix[3]);
  put(8, w.suffix[1], w.shape);
  put(9, p.lower, w.shape);
  put(10, n.lower, w.shape);
  put(11, word(i - 2).lower, w.shape);
  put(12, word(i + 2).lower, w.shape);
  put(13, p.form, w.form);
  put(14, w.form, n.form);
  put(15, p.lower, n.lower);
  put(16, word(i - 2).lower, p.lower, w.shape);
  put(17, n.lower, word(i + 2).lower, w.shape);
  put(18, c.cluster, w.shape_bits & 3u);
  put(19, cp.cluster, w.shape);
  put(20, cn.cluster, w.shape);
  put(21, cp.cluster, c.cluster);
  put(22, c.cluster, cn.cluster);
  put(23, class_of(i - 2).cluster, w.shape);
  put(24, class_of(i + 2).cluster, w.shape);
  put(25, cp.coarse, c.coarse, cn.coarse);
  put(26, c.coarse, w.shape);
  put(27, mix(class_of(i - 2).coarse, cp.coarse), c.coarse);
  put(28, c.coarse, mix(cn.coarse, class_of(i + 2).coarse));
  put(29, tag(i), w.shape);
  put(30, tag(i - 1), tag(i), tag(i + 1));
  put(31, mix(tag(i - 2), tag(i - 1)), tag(i));
  put(32, hint(i));
  put(33, hint(i), w.shape_bits & 3u, place);
  put(34, hint(i - 1), hint(i));
  put(35, hint(i), hint(i + 1));
  put(36, hint(i - 1), w.shape, tag(i));
  put(37, hint(i + 1), w.shape, tag(i));
  put(38, p.shape, w.shape, tag(i - 1));
  put(39, mix(word(i - 2).shape, p.shape), w.shape, mix(n.shape, word(i + 2).shape));
  put(40, c.sense, w.shape_bits & 3u);
  put(41, cp.sense, w.shape);
  put(42, cn.sense, w.shape);
  put(43, w.lower, place);
  put(44, w.shape_bits, tag(i));
  put(45, p.shape_bits & kInitialCapital, w.lower, n.shape_bits & kInitialCapital);
  put(46, cp.cluster, c.coarse, cn.cluster);
  put(47, w.lower, cn.cluster);
  put(48, cp.cluster, w.lower);
  put(49, seen(i), w.shape_bits & 3u);
  put(50, seen(i), place, hint(i));
  put(51, seen(i - 1), seen(i));
  put(52, seen(i), seen(i + 1));
  put(53, mix(seen(i - 1), w.shape_bits & 3u), seen(i), seen(i + 1));
  put(54, seen(i), p.lower);
  put(55, seen(i), n.lower);
  put(56, seen(i), cp.cluster);
  put(57, seen(i), cn.cluster);
  put(58, seen(i), c.cluster);
  const NameClue& k = clue(i);
  const std::uint32_t capital = w.shape_bits & 3u;
  put(59, listed(i), capital);
  put(60, k.listed, tag(i), capital);
  put(61, listed(i - 1), k.listed, capital);
  put(62, k.listed, listed(i + 1), capital);
  put(63, k.listed, p.shape, n.shape);
  put(64, k.small, k.capitals, tag(i));
  put(65, k.capitals, place, w.shape);
  put(66, k.place_before, w.shape);
  put(67, k.place_behind, w.shape);
  put(68, k.place_before, k.seen);
  put(69, k.place_behind, k.seen);
  put(70, k.place_before, k.place_behind, k.listed);
  put(71, k.seen_before, k.seen_behind);
  put(72, k.seen_before, k.seen, k.seen_behind);
  put(73, k.listed, k.seen);
  put(74, k.listed_words, k.seen, capital);
  return count;
}

bool names_the_word(std::size_t feature) {
  constexpr std::uint8_t kPlaces[] = {1, 2, 13, 14, 43, 45, 47, 48};
  return std::find(std::begin(kPlaces), std::end(kPlaces), feature) != std::end(kPlaces);
}

void NameSearch::run(const std::vector<std::int64_t>& scores, const std::int64_t* pairs, std::uint32_t size,
                     std::vector<std::uint8_t>& labels) {
  labels.assign(size, 0);
  if (size == 0) return;
  constexpr std::int64_t kNever = INT64_MIN / 4;
  std::int64_t best[kNameLabels];
  std::int64_t next[kNameLabels];
  back_.resize(std::size_t{size} * kNameLabels);
  for (std::uint32_t l = 0; l < kNameLabels; ++l) best[l] = l == 0 || l % 2 == 1 ? scores[l] : kNever;
  for (std::uint32_t at = 1; at < size; ++at) {
    for (std::uint32_t l = 0; l < kNameLabels; ++l) {
      std::int64_t top = kNever * 2;
      std::uint8_t from = 0;
      if (l == 0 || l % 2 == 1) {
        for (std::uint32_t b = 0; b < kNameLabels; ++b) {
          const std::int64_t score = best[b] + pairs[b * kNameLabels + l];
          if (score > top) top = score, from = static_cast<std::uint8_t>(b);
        }
      } else {
        const std::int64_t begun = best[l - 1] + pairs[(l - 1) * kNameLabels + l];
        const std::int64_t inside = best[l] + pairs[l * kNameLabels + l];
        top = begun >= inside ? begun : inside;
        from = static_cast<std::uint8_t>(begun >= inside ? l - 1 : l);
      }
      next[l] = top + scores[std::size_t{at} * kNameLabels + l];
      back_[std::size_t{at} * kNameLabels + l] = from;
    }
    std::memcpy(best, next, sizeof best);
  }
  std::uint8_t label = 0;
  for (std::uint32_t l = 1; l < kNameLabels; ++l) {
    if (best[l] > best[label]) label = static_cast<std::uint8_t>(l);
  }
  for (std::uint32_t at = size; at-- > 0;) {
    labels[at] = label;
    label = back_[std::size_t{at} * kNameLabels + label];
  }
}

Result<void> NameFinderModel::open(const ModelReader& model) {
  auto opened = SparseModel::open(model.section("names"), model.place());
  if (!opened) return opened.error();
  model_ = *opened;
  if (auto clues = clues_.open(model); !clues) return clues.error();
  const std::string_view pairs = model.section("names.pairs");
  if (model_.classes() != kNameLabels || pairs.size() != kNameLabels * kNameLabels * sizeof(std::int32_t)) {
    return Error{model.place() + ": model knows other kinds of names"};
  }
  for (std::size_t i = 0; i < kNameLabels * kNameLabels; ++i) {
    std::int32_t weight;
    std::memcpy(&weight, pairs.data() + i * sizeof weight, sizeof weight);
    pairs_[i] = weight;
  }
  return {};
}

void NameFinderModel::find(const NameSentence& sentence, NameScratch& scratch) const {
  std::uint32_t features[kMaxNameFeatures];
  scratch.scores.assign(std::size_t{sentence.size} * kNameLabels, 0);
  for (std::uint32_t at = 0; at < sentence.size; ++at) {
    if (!sentence.clues[at].candidate) {
      std::int64_t* row = scratch.scores.data() + std::size_t{at} * kNameLabels;
      std::fill(row + 1, row + kNameLabels, -kNoCandidate);
      continue;
    }
    const std::size_t n = name_features(sentence, at, features);
    for (std::size_t i = 0; i < n; ++i) model_.prefetch(features[i]);
    std::int16_t scores[SparseModel::kMaxClasses];
    model_.score(features, n, scores);
    for (std::uint32_t l = 0; l < kNameLabels; ++l) scratch.scores[std::size_t{at} * kNameLabels + l] = scores[l];
  }
  scratch.search.run(scratch.scores, pairs_, sentence.size, scratch.labels);
}

}  // namespace onrecord

#include "language/syntax/tagger.h"

#include "language/syntax/feature_hash.h"

namespace onrecord {

std::uint32_t features_of_tag(Upos upos, std::string_view penn) {
  std::uint32_t bits = 0;
  if (penn == "VBD") bits |= kPast | kFinite;
  if (penn == "VBP" || penn == "VBZ") bits |= kPresent | kFinite;
  if (penn == "VBZ") bits |= kThirdPerson;
  if (penn == "VBG") bits |= kGerund | kPresent;
  if (penn == "VBN") bits |= kParticiple | kPast;
  if (penn == "VB") bits |= kInfinitive;
  if (penn == "MD") bits |= kModal | kFinite;
  if (penn == "NNS" || penn == "NNPS") bits |= kPlural;
  if (penn == "JJR" || penn == "RBR") bits |= kComparative;
  if (penn == "JJS" || penn == "RBS") bits |= kSuperlative;
  if (penn == "PRP$" || penn == "WP$") bits |= kPossessive;
  static_cast<void>(upos);
  return bits;
}

std::size_t tagger_features(const Word* words, const WordClass* classes, std::uint32_t count, std::uint32_t at,
                            const std::uint8_t* tags, std::uint32_t* out) {
  static constexpr std::uint32_t kEdge = 3;
  const Word& w = words[at];
  const std::uint32_t p1 = at >= 1 ? words[at - 1].lower : kEdge;
  const std::uint32_t p2 = at >= 2 ? words[at - 2].lower : kEdge;
  const std::uint32_t n1 = at + 1 < count ? words[at + 1].lower : kEdge;
  const std::uint32_t n2 = at + 2 < count ? words[at + 2].lower : kEdge;
  const std::uint32_t t1 = at >= 1 ? tags[at - 1] : 200u;
  const std::uint32_t t2 = at >= 2 ? tags[at - 2] : 200u;
  const std::uint32_t bits = w.shape_bits | (at == 0 ? 1u << 20 : 0u);
  std::size_t n = 0;
  const auto put = [&](std::uint32_t id, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
    out[n++] = mix(mix(id + 2000, a), b, c);
  };
  put(0, 0);
  put(1, w.form);
  put(2, w.lower);
  put(3, w.suffix[0], bits);
  put(4, w.suffix[1], bits & kInitialCapital);
  put(5, w.suffix[2]);
  put(6, w.suffix[3]);
  put(7, w.prefix[0], bits & 3u);
  put(8, w.prefix[1]);
  put(9, w.prefix[2]);
  put(10, w.shape, at == 0);
  put(11, bits);
  put(12, t1);
  put(13, t1, t2);
  put(14, t1, w.lower);
  put(15, p1);
  put(16, p2);
  put(17, n1);
  put(18, n2);
  put(19, p1, w.lower);
  put(20, w.lower, n1);
  put(21, t1, n1);
  put(22, t1, w.suffix[2]);
  put(23, t1, t2, w.lower);
  put(24, at + 1 < count ? words[at + 1].suffix[2] : kEdge);
  put(25, at + 1 < count ? words[at + 1].shape : kEdge, w.shape);
  put(26, at >= 1 ? words[at - 1].suffix[2] : kEdge);
  put(27, t1, w.suffix[1], n1);
  put(28, p1, n1);
  if (classes != nullptr) {
    put(29, classes[at].cluster);
    put(30, classes[at].cluster, t1);
    put(31, classes[at].coarse, w.suffix[1]);
    put(32, at + 1 < count ? classes[at + 1].cluster : kEdge);
    put(33, at >= 1 ? classes[at - 1].cluster : kEdge, classes[at].cluster);
    put(34, classes[at].cluster, at + 1 < count ? classes[at + 1].cluster : kEdge);
    put(35, t1, at + 1 < count ? classes[at + 1].cluster : kEdge);
    put(36, classes[at].sense, bits & 3u);
    put(37, classes[at].sense, t1);
    put(38, at + 2 < count ? classes[at + 2].cluster : kEdge, at + 1 < count ? classes[at + 1].cluster : kEdge);
  }
  return n;
}

Result<void> Tagger::open(const ModelReader& model) {
  auto opened = SparseModel::open(model.section("tags"), model.place());
  if (!opened) return opened.error();
  model_ = *opened;
  auto known = HashTable::open(model.section("tags.known"), model.place());
  if (!known) return known.error();
  known_ = *known;
  std::string_view lines = model.section("tags.labels");
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return Error{model.place() + ": model tag without a Penn tag"};
    TagLabel label;
    label.upos = upos_named(line.substr(0, space));
    label.penn = std::string(line.substr(space + 1));
    label.features = features_of_tag(label.upos, label.penn);
    labels_.push_back(std::move(label));
  }
  if (labels_.size() != model_.classes()) return Error{model.place() + ": model tags and their names differ in number"};
  return {};
}

void Tagger::tag(const Word* words, const WordClass* classes, std::uint32_t count, std::uint8_t* tags,
                 const std::uint8_t* before) const {
  std::uint32_t features[kMaxTaggerFeatures];
  const std::uint32_t label_count = model_.classes();
  for (std::uint32_t at = 0; at < count; ++at) {
    // Features see two words and labels to the left, and two words to the right.
    if (before != nullptr && at >= 2 && at + 2 < count && tags[at - 1] == before[at - 1] &&
        tags[at - 2] == before[at - 2]) {
      tags[at] = before[at];
      continue;
    }
    const std::uint32_t known = known_.find(words[at].form, kMaxTaggerFeatures + 1000);
    if (known < label_count) {
      tags[at] = static_cast<std::uint8_t>(known);
      continue;
    }
    const std::size_t n = tagger_features(words, classes, count, at, tags, features);
    for (std::size_t i = 0; i < n; ++i) model_.prefetch(features[i]);
    std::int16_t scores[SparseModel::kMaxClasses];
    model_.score(features, n, scores);
    std::uint32_t best = 0;
    for (std::uint32_t c = 1; c < label_count; ++c) {
      if (scores[c] > scores[best]) best = c;
    }
    tags[at] = static_cast<std::uint8_t>(best);
  }
}

}  // namespace onrecord

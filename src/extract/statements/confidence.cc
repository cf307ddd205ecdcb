#include "extract/statements/confidence.h"

#include <algorithm>
#include <cmath>

#include "extract/statements/extent.h"
#include "extract/statements/speaker.h"

namespace onrecord {
namespace {

// One feature for each step that a share reaches, so that a surer choice differs from a less sure one by what the
// steps between them weigh. In thousandths.
constexpr std::uint16_t kSteps[] = {200, 300, 400, 500, 600, 700, 800, 850, 900, 930, 950, 970, 980, 990, 995};

void add_share(std::uint16_t number, std::uint16_t share, FeatureList& features) {
  for (const std::uint16_t step : kSteps) {
    if (share >= step) features.add(AttributionFeature(number).with(step));
  }
}

void take_over(const Candidate& turn, Candidate& candidate) {
  candidate.learned = turn.learned;
  candidate.shares = turn.shares;
  candidate.known_cue = turn.known_cue;
  candidate.framed = turn.framed;
  candidate.sound = turn.sound;
}

// Doubles with each step, from one word of ordinary length.
std::uint64_t length_class(const std::vector<TextSpan>& content) {
  std::uint32_t bytes = 0;
  for (const TextSpan span : content) bytes += span.size();
  std::uint64_t steps = 0;
  for (; bytes > 6 && steps < 10; bytes /= 2) ++steps;
  return steps;
}

enum SpeakerClass : std::uint8_t {
  kNoSpeaker = 0,
  kNamed = 1,
  kDescribed = 2,
  kPronounOfOne = 3,
  kPronounOfNobody = 4,
  kOther = 5
};

SpeakerClass speaker_class(const StatementContext& context, std::uint32_t speaker) {
  if (speaker == kNone32) return kNoSpeaker;
  const Mention* mention = mention_at(context.analysis, speaker);
  if (!mention || mention->head != speaker) {
    return context.analysis.tokens[speaker].upos == Upos::kPron ? kPronounOfNobody : kOther;
  }
  if (mention->kind == MentionKind::kPronoun) return mention->entity == kNone32 ? kPronounOfNobody : kPronounOfOne;
  return mention->kind == MentionKind::kDescription ? kDescribed : kNamed;
}

}  // namespace

void confidence_features(const StatementContext& context, const Candidate& candidate, FeatureList& features) {
  const std::uint64_t rule = word_hash(candidate.rule);
  std::vector<TextSpan> quotes;
  const auto kind = static_cast<std::uint64_t>(kind_of(context, candidate.content, quotes));
  features.add(AttributionFeature(200));
  if (candidate.learned) {
    add_share(201, candidate.shares.introduced, features);
    add_share(202, candidate.shares.content, features);
    add_share(203, candidate.shares.source, features);
  }
  features.add(AttributionFeature(204).with(rule).with(candidate.learned));
  features.add(AttributionFeature(205).with(kind));
  features.add(AttributionFeature(206).with(static_cast<std::uint64_t>(candidate.type)));
  features.add(AttributionFeature(207).with(candidate.known_cue).with(candidate.framed));
  features.add(AttributionFeature(208).with(speaker_class(context, candidate.speaker)));
  features.add(AttributionFeature(209).with(length_class(candidate.content)).with(kind));
  features.add(AttributionFeature(210).with(candidate.sound));
}

void rate_candidates(const StatementContext& context, const AttributionModel& model,
                     std::vector<Candidate>& candidates) {
  FeatureList features;
  for (Candidate& candidate : candidates) {
    if (candidate.continues != kNone32) take_over(candidates[candidate.continues], candidate);
    features.clear();
    confidence_features(context, candidate, features);
    std::int32_t sum = 0;
    for (const std::uint32_t feature : features.values()) sum += model.confidence_weight(feature);
    const double odds = std::exp(sum / static_cast<double>(AttributionModel::kScale));
    candidate.confidence = std::clamp(std::round(odds / (1 + odds) * 1000), 1.0, 999.0) / 1000;
  }
}

}  // namespace onrecord

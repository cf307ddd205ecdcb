// Which of the mentions before it a pronoun stands for: a linear model over what the two are in their sentences.
//
// What may not be is ruled out first (number, gender, the subject of the same clause, the phrase around the pronoun);
// among the rest the features of salience decide (after S. Lappin and H. Leass, "An algorithm for pronominal anaphora
// resolution", 1994, with the subject of a verb of speech added, as news asks). Their weights stand in table
// pronoun_weights, one column for each kind of pronoun: those of quotation and speech are set by hand, since no
// treebank has enough of them; train/learn_pronouns.cc learns the others.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "language/entities/draft.h"

namespace onrecord {

// he and she; it; they.
enum class PronounGroup : std::uint8_t { kAnimate = 0, kInanimate, kPlural };
inline constexpr std::size_t kPronounGroups = 3;
PronounGroup group_of(const PronounWord& pronoun);

enum class PronounFeature : std::uint8_t {
  kSomebody,  // Always set: below nothing a pronoun stays unresolved.
  kDistance1,
  kDistance2,
  kDistance3,
  kDistance4,  // At least so many told sentences between.
  kGap2,
  kGap5,
  kGap10,
  kGap20,  // More than so many mentions of somebody between.
  kSubject,
  kSubjectPassive,
  kObject,
  kOblique,
  kAgent,
  kPossessor,
  kOfPhrase,
  kApposition,
  kRoot,
  kModifier,
  kName,
  kDescription,
  kSamePronoun,
  kOtherPronoun,
  kMetonym,
  kPerson,
  kOrganisation,
  kPlace,
  kGroup,
  kUnknownName,
  kThing,
  kGovernment,
  kGenderKnown,
  kIndefinite,
  kPluralForm,
  kSpeaks,
  kBothSpeak,
  kBothAct,
  kLastSpeaker,
  kFirstOfSentence,
  kSameBlock,
  kHeading,
  kQuotedForTold,
  kToldForQuoted,
  kSameQuotation,
  kOwnQuotation,
  kGovernsClause,
  kGovernsPhrase,
  kObjectForSubject,
  kObjectForObject,
  kBothPossess,
  kSubjectForObject,
  kSeenOnce,
  kSeenTwice,
  kSeenOften,
  kOvertaken,  // Another person who fits was named since, and acted.
  kCount,

};
inline constexpr std::size_t kPronounFeatures = static_cast<std::size_t>(PronounFeature::kCount);
const char* name_of(PronounFeature feature);

using PronounFeatures = std::array<bool, kPronounFeatures>;

// Safe to share.
class PronounWeights {
 public:
  explicit PronounWeights(const Lexicon& lexicon);
  int score(PronounGroup group, const PronounFeatures& features) const;
  int weight(PronounGroup group, PronounFeature feature) const {
    return weights_[static_cast<std::size_t>(group)][static_cast<std::size_t>(feature)];
  }
  // Returns true if the table says that the weight is set by hand, not learned.
  bool is_set(PronounFeature feature) const { return set_[static_cast<std::size_t>(feature)]; }

 private:
  std::array<std::array<int, kPronounFeatures>, kPronounGroups> weights_{};
  std::array<bool, kPronounFeatures> set_{};
};

// Looks at the drafts of one document. Not thread-safe.
class PronounRanker {
 public:
  explicit PronounRanker(Drafts& drafts);

  // Told sentences (those that hold words outside quotations) from `candidate` to `from`; within a quotation,
  // sentences.
  std::uint32_t distance(const Draft& candidate, const Draft& from) const;

  // Returns false if draft `pronoun` cannot stand for what draft `candidate` stands for; else sets `features`.
  // REQUIRES: candidate has a cluster and comes before it.
  bool features(std::uint32_t pronoun, std::uint32_t candidate, PronounFeatures& features);

  // Returns true if number, gender and kind allow it.
  bool fits(const Draft& pronoun, const Draft& candidate, const Cluster& cluster) const;

  // To be told of each draft in order, once it has its cluster.
  void pass(std::uint32_t draft);

 private:
  void find_quotation_speakers();
  void count_told_sentences();
  bool stands_in_phrase_of(std::uint32_t pronoun, std::uint32_t cluster);
  bool governs(const Draft& candidate, std::uint32_t from) const;

  Drafts& drafts_;
  const Analysis& analysis_;
  std::vector<std::uint32_t> quotation_speaker_;  // Per quotation: a draft, or kNone32.
  std::vector<std::uint32_t> told_before_;        // Per sentence: those before it that hold words outside quotations.
  std::vector<std::uint32_t> mentions_, told_mentions_;  // Per draft: of somebody, before it; outside quotations.
  std::vector<std::uint32_t> seen_;                      // Per cluster: mentions passed.
  std::vector<std::uint32_t> first_of_sentence_;         // Per sentence: its first draft.
  std::uint32_t last_actor_ = kNone32;                   // Draft: the last person named who acts, outside quotations.
  std::uint32_t last_speaker_ = kNone32;                 // Draft.
};

}  // namespace onrecord

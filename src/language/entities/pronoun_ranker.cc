#include "language/entities/pronoun_ranker.h"

#include <algorithm>
#include <charconv>

namespace onrecord {
namespace {

constexpr int kMaxSteps = 8;  // Up the tree; longer chains are parsing errors.

constexpr std::array<const char*, kPronounFeatures> kNames = {"somebody",
                                                              "distance1",
                                                              "distance2",
                                                              "distance3",
                                                              "distance4",
                                                              "gap2",
                                                              "gap5",
                                                              "gap10",
                                                              "gap20",
                                                              "subject",
                                                              "subject_passive",
                                                              "object",
                                                              "oblique",
                                                              "agent",
                                                              "possessor",
                                                              "of_phrase",
                                                              "apposition",
                                                              "root",
                                                              "modifier",
                                                              "name",
                                                              "description",
                                                              "same_pronoun",
                                                              "other_pronoun",
                                                              "metonym",
                                                              "person",
                                                              "organisation",
                                                              "place",
                                                              "group",
                                                              "unknown_name",
                                                              "thing",
                                                              "government",
                                                              "gender_known",
                                                              "indefinite",
                                                              "plural_form",
                                                              "speaks",
                                                              "both_speak",
                                                              "both_act",
                                                              "last_speaker",
                                                              "first_of_sentence",
                                                              "same_block",
                                                              "heading",
                                                              "quoted_for_told",
                                                              "told_for_quoted",
                                                              "same_quotation",
                                                              "own_quotation",
                                                              "governs_clause",
                                                              "governs_phrase",
                                                              "object_for_subject",
                                                              "object_for_object",
                                                              "both_possess",
                                                              "subject_for_object",
                                                              "seen_once",
                                                              "seen_twice",
                                                              "seen_often",
                                                              "overtaken"};

bool is_subject(Deprel relation) {
  return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || relation == Deprel::kNsubjOuter;
}

}  // namespace

const char* name_of(PronounFeature feature) {
  return kNames[static_cast<std::size_t>(feature)];
}

PronounGroup group_of(const PronounWord& pronoun) {
  return pronoun.animate     ? PronounGroup::kAnimate
         : pronoun.inanimate ? PronounGroup::kInanimate
                             : PronounGroup::kPlural;
}

PronounWeights::PronounWeights(const Lexicon& lexicon) {
  const LexiconTable& table = lexicon.table("pronoun_weights");
  const std::size_t feature = table.column("feature"), basis = table.column("basis");
  const std::array<std::size_t, kPronounGroups> columns = {table.column("animate"), table.column("inanimate"),
                                                           table.column("plural")};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto at = std::find(kNames.begin(), kNames.end(), table.field(row, feature));
    if (at == kNames.end()) continue;
    set_[static_cast<std::size_t>(at - kNames.begin())] = table.field(row, basis) == "set";
    for (std::size_t group = 0; group < kPronounGroups; ++group) {
      const std::string_view number = table.field(row, columns[group]);
      int& weight = weights_[group][static_cast<std::size_t>(at - kNames.begin())];
      std::from_chars(number.data(), number.data() + number.size(), weight);
    }
  }
}

int PronounWeights::score(PronounGroup group, const PronounFeatures& features) const {
  int sum = 0;
  for (std::size_t i = 0; i < kPronounFeatures; ++i) {
    if (features[i]) sum += weights_[static_cast<std::size_t>(group)][i];
  }
  return sum;
}

PronounRanker::PronounRanker(Drafts& drafts)
    : drafts_(drafts), analysis_(drafts.analysis), first_of_sentence_(drafts.analysis.sentences.size(), kNone32) {
  for (std::uint32_t i = 0; i < drafts_.drafts.size(); ++i) {
    std::uint32_t& first = first_of_sentence_[drafts_.drafts[i].mention.sentence];
    if (first == kNone32 && !drafts_.drafts[i].modifies) first = i;
  }
  std::uint32_t all = 0, told = 0;
  for (const Draft& draft : drafts_.drafts) {
    mentions_.push_back(all);
    told_mentions_.push_back(told);
    if (draft.thing) continue;
    ++all;
    told += draft.quotation == kNone32;
  }
  find_quotation_speakers();
  count_told_sentences();
}

// The speaker of a quotation, as far as the sentence that holds its begin or end shows one: needed only to keep "he"
// within the quotation apart from the speaker.
void PronounRanker::find_quotation_speakers() {
  std::vector<std::uint32_t> speaker_in(analysis_.sentences.size(), kNone32);
  for (std::uint32_t i = 0; i < drafts_.drafts.size(); ++i) {
    const Draft& draft = drafts_.drafts[i];
    if (draft.speaks && draft.quotation == kNone32) speaker_in[draft.mention.sentence] = i;
  }
  quotation_speaker_.assign(analysis_.quotations.size(), kNone32);
  for (std::size_t q = 0; q < analysis_.quotations.size(); ++q) {
    const Quotation& quotation = analysis_.quotations[q];
    const std::uint32_t last = analysis_.sentence_at(quotation.span.end > 0 ? quotation.span.end - 1 : 0);
    const std::uint32_t first = analysis_.sentence_at(quotation.span.begin);
    if (last != kNone32 && speaker_in[last] != kNone32) {
      quotation_speaker_[q] = speaker_in[last];
    } else if (first != kNone32 && speaker_in[first] != kNone32) {
      quotation_speaker_[q] = speaker_in[first];
    } else if (q > 0) {
      quotation_speaker_[q] = quotation_speaker_[q - 1];
    }
  }
}

// Sentences that stand in quotation marks as a whole do not count as distance for what stands outside: "he" after a
// long quotation is as near to the speaker as after a short one.
void PronounRanker::count_told_sentences() {
  told_before_.assign(analysis_.sentences.size(), 0);
  std::uint32_t told = 0;
  for (std::size_t s = 0; s < analysis_.sentences.size(); ++s) {
    const Sentence& sentence = analysis_.sentences[s];
    bool outside = analysis_.quotations.empty();
    for (std::uint32_t i = sentence.first_token; i < sentence.token_end && !outside; ++i) {
      outside =
          analysis_.tokens[i].upos != Upos::kPunct && analysis_.quotation_around(analysis_.tokens[i].span) == kNone32;
    }
    told_before_[s] = told;
    if (outside) ++told;
  }
}

std::uint32_t PronounRanker::distance(const Draft& candidate, const Draft& from) const {
  if (from.quotation == kNone32) return told_before_[from.mention.sentence] - told_before_[candidate.mention.sentence];
  return from.mention.sentence - candidate.mention.sentence;
}

void PronounRanker::pass(std::uint32_t index) {
  const std::uint32_t cluster = drafts_.cluster_of(index);
  if (cluster != kNone32) {
    if (cluster >= seen_.size()) seen_.resize(std::max<std::size_t>(drafts_.clusters.size(), cluster + 1), 0);
    ++seen_[cluster];
  }
  const Draft& draft = drafts_.drafts[index];
  if (draft.mention.kind == MentionKind::kName && draft.acts && draft.quotation == kNone32 && cluster != kNone32 &&
      drafts_.clusters[cluster].kind == EntityKind::kPerson) {
    last_actor_ = index;
  }
  if (draft.speaks && draft.quotation == kNone32 && cluster != kNone32 &&
      (drafts_.clusters[cluster].kind == EntityKind::kPerson ||
       (drafts_.clusters[cluster].named && drafts_.clusters[cluster].kind != EntityKind::kPlace))) {
    last_speaker_ = index;
  }
}

bool PronounRanker::fits(const Draft& p, const Draft& candidate, const Cluster& cluster) const {
  const PronounWord& word = *p.pronoun;
  const EntityKind kind = cluster.kind;
  if (candidate.pronoun && candidate.pronoun->person != 3) return false;
  if (cluster.thing) return !word.animate && word.plural == candidate.plural;
  if (word.animate) {
    if (kind != EntityKind::kPerson && kind != EntityKind::kUnknown) return false;
    if (cluster.plural || candidate.plural) return false;
    if (kind == EntityKind::kUnknown && !cluster.named) return false;
    return word.gender == Gender::kUnknown || cluster.gender == Gender::kUnknown || word.gender == cluster.gender;
  }
  if (word.inanimate) {
    return (kind == EntityKind::kOrganisation || kind == EntityKind::kPlace ||
            (kind == EntityKind::kUnknown && cluster.named) || (kind == EntityKind::kGroup && !candidate.plural)) &&
           !candidate.plural;
  }
  // they
  if (kind == EntityKind::kPerson || kind == EntityKind::kPlace) return candidate.plural;
  return kind == EntityKind::kGroup || kind == EntityKind::kOrganisation || candidate.plural;
}

// "his counterpart, Dovic": he is not Dovic.
bool PronounRanker::stands_in_phrase_of(std::uint32_t index, std::uint32_t cluster) {
  const Draft& p = drafts_.drafts[index];
  for (std::uint32_t k = index; k-- > 0 && index - k < 6;) {
    const Draft& around = drafts_.drafts[k];
    if (around.mention.span.begin != p.mention.span.begin && !around.mention.span.contains(p.mention.span)) break;
    if (drafts_.cluster_of(k) == cluster) return true;
  }
  const std::uint32_t owner = analysis_.tokens[p.mention.head].head;
  const std::uint32_t phrase = owner == kNone32 ? kNone32 : drafts_.draft_of_head[owner];
  return phrase != kNone32 && drafts_.cluster_of(phrase) == cluster;
}

// Returns true if `candidate` is the subject of a clause that the token `from` stands in or hangs from.
bool PronounRanker::governs(const Draft& candidate, std::uint32_t from) const {
  if (candidate.governor == kNone32 || !candidate.acts) return false;
  for (int step = 0; step < kMaxSteps && from != kNone32; ++step) {
    from = analysis_.tokens[from].head;
    if (from == candidate.governor) return true;
  }
  return false;
}

bool PronounRanker::features(std::uint32_t index, std::uint32_t k, PronounFeatures& out) {
  using F = PronounFeature;
  const Draft& p = drafts_.drafts[index];
  const Draft& candidate = drafts_.drafts[k];
  const std::uint32_t cluster_index = drafts_.cluster_of(k);
  const Cluster& cluster = drafts_.clusters[cluster_index];
  if (!fits(p, candidate, cluster)) return false;
  // A phrase is not what a pronoun within it stands for.
  if (candidate.mention.span.contains(p.mention.span)) return false;
  const bool same_sentence = candidate.mention.sentence == p.mention.sentence;
  const bool possessive = p.pronoun->kind == PronounKind::kPossessive;
  const bool reflexive = p.pronoun->kind == PronounKind::kReflexive;
  const bool same_clause = same_sentence && p.governor != kNone32 && p.governor == candidate.governor;
  if (reflexive && !same_clause) return false;
  if (same_clause && !possessive && !reflexive && analysis_.tokens[p.mention.head].deprel != Deprel::kConj)
    return false;
  if (possessive && stands_in_phrase_of(index, cluster_index)) return false;

  out.fill(false);
  const auto set = [&](F feature, bool on = true) { out[static_cast<std::size_t>(feature)] = on; };
  const auto at = [](F first, std::uint32_t offset) {
    return static_cast<F>(static_cast<std::uint32_t>(first) + offset);
  };
  set(F::kSomebody);
  const std::uint32_t sentences = distance(candidate, p);
  for (std::uint32_t n = 1; n <= std::min<std::uint32_t>(sentences, 4); ++n) set(at(F::kDistance1, n - 1));
  const std::vector<std::uint32_t>& mentions = p.quotation == kNone32 ? told_mentions_ : mentions_;
  const std::uint32_t gap = mentions[index] - mentions[k];
  set(F::kGap2, gap > 2);
  set(F::kGap5, gap > 5);
  set(F::kGap10, gap > 10);
  set(F::kGap20, gap > 20);

  if (candidate.modifies) {
    set(F::kModifier);
  } else {
    switch (candidate.relation) {
      case Deprel::kNsubj:
      case Deprel::kNsubjOuter:
        set(F::kSubject);
        break;
      case Deprel::kNsubjPass:
        set(F::kSubjectPassive);
        break;
      case Deprel::kObj:
      case Deprel::kIobj:
        set(F::kObject);
        break;
      case Deprel::kObl:
      case Deprel::kOblUnmarked:
        set(F::kOblique);
        break;
      case Deprel::kOblAgent:
        set(F::kAgent);
        break;
      case Deprel::kNmodPoss:
        set(F::kPossessor);
        break;
      case Deprel::kNmod:
        set(F::kOfPhrase);
        break;
      case Deprel::kAppos:
        set(F::kApposition);
        break;
      case Deprel::kRoot:
        set(F::kRoot);
        break;
      default:
        break;
    }
  }
  switch (candidate.mention.kind) {
    case MentionKind::kName:
      set(F::kName);
      break;
    case MentionKind::kDescription:
      set(F::kDescription);
      break;
    case MentionKind::kPronoun:
      set(candidate.key == p.key ? F::kSamePronoun : F::kOtherPronoun);
      break;
    case MentionKind::kMetonym:
      set(F::kMetonym);
      break;
  }
  switch (cluster.kind) {
    case EntityKind::kPerson:
      set(F::kPerson);
      break;
    case EntityKind::kOrganisation:
      set(cluster.government ? F::kGovernment : F::kOrganisation);
      break;
    case EntityKind::kPlace:
      set(F::kPlace);
      break;
    case EntityKind::kGroup:
      set(F::kGroup);
      break;
    case EntityKind::kUnknown:
      set(cluster.thing ? F::kThing : F::kUnknownName);
      break;
  }
  set(F::kGenderKnown, cluster.gender != Gender::kUnknown && p.pronoun->gender != Gender::kUnknown);
  set(F::kIndefinite, candidate.mention.kind == MentionKind::kDescription && !candidate.definite);
  set(F::kPluralForm, candidate.plural);

  const bool both_told = p.quotation == kNone32 && candidate.quotation == kNone32;
  set(F::kSpeaks, candidate.speaks);
  set(F::kBothSpeak, candidate.speaks && p.speaks && both_told);
  set(F::kBothAct, candidate.acts && p.acts);
  set(F::kLastSpeaker, p.quotation == kNone32 && distance(candidate, p) <= 1 && last_speaker_ != kNone32 &&
                           drafts_.cluster_of(last_speaker_) == cluster_index);
  set(F::kFirstOfSentence, first_of_sentence_[candidate.mention.sentence] == k);
  const Sentence& here = analysis_.sentences[p.mention.sentence];
  const Sentence& there = analysis_.sentences[candidate.mention.sentence];
  set(F::kSameBlock, here.block == there.block);
  set(F::kHeading, there.block < drafts_.document.blocks.size() &&
                       drafts_.document.blocks[there.block].kind != BlockKind::kParagraph);
  set(F::kQuotedForTold, p.quotation == kNone32 && candidate.quotation != kNone32);
  set(F::kToldForQuoted, p.quotation != kNone32 && candidate.quotation == kNone32);
  set(F::kSameQuotation, p.quotation != kNone32 && candidate.quotation == p.quotation);
  set(F::kOwnQuotation, p.quotation != kNone32 && quotation_speaker_[p.quotation] != kNone32 &&
                            drafts_.cluster_of(quotation_speaker_[p.quotation]) == cluster_index);
  if (same_sentence) {
    // "Arvell said that he ...", "Arvell defended his plan".
    set(F::kGovernsClause, !possessive && governs(candidate, p.governor));
    set(F::kGovernsPhrase, possessive && governs(candidate, p.mention.head));
  }
  const bool subject = is_subject(p.relation), object = p.relation == Deprel::kObj || p.relation == Deprel::kIobj;
  const bool candidate_object = candidate.relation == Deprel::kObj || candidate.relation == Deprel::kIobj;
  set(F::kObjectForSubject, subject && candidate_object);
  set(F::kObjectForObject, object && candidate_object);
  set(F::kSubjectForObject, object && is_subject(candidate.relation));
  set(F::kBothPossess, possessive && candidate.relation == Deprel::kNmodPoss);
  if (p.quotation == kNone32 && last_actor_ != kNone32 && k < last_actor_) {
    const std::uint32_t other = drafts_.cluster_of(last_actor_);
    set(F::kOvertaken, other != cluster_index && fits(p, drafts_.drafts[last_actor_], drafts_.clusters[other]));
  }
  const std::uint32_t seen = cluster_index < seen_.size() ? seen_[cluster_index] : 0;
  set(seen <= 1 ? F::kSeenOnce : seen == 2 ? F::kSeenTwice : F::kSeenOften);
  return true;
}

}  // namespace onrecord

#include "extract/positions/positions.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "extract/events/claimant.h"
#include "extract/events/dependents.h"
#include "extract/positions/stance_chain.h"
#include "extract/positions/stance_lexicon.h"
#include "extract/statements/issues.h"

namespace onrecord {
namespace {

// A term lighter than this does not carry an issue by itself: "meeting", "border".
constexpr double kCarries = 0.5;
constexpr std::uint32_t kFarthest = 15;  // Tokens between a subject and the term its stance is on.

class PositionReader {
 public:
  PositionReader(const IssueClassifier& issues, const StanceLexicon& stances, const ActionLexicon& modality,
                 const Document& document, const Analysis& analysis, const std::vector<Statement>& statements)
      : issues_(issues),
        stances_(stances),
        modality_(modality),
        document_(document),
        analysis_(analysis),
        statements_(statements),
        claimants_(statements),
        dependents_(analysis) {
    for (std::uint32_t e = 0; e < analysis.entities.size(); ++e) entity_by_id_.emplace(analysis.entities[e].id, e);
    is_time_.assign(analysis.entities.size(), false);
    for (const Mention& mention : analysis.mentions) {
      if (mention.entity != kNone32 && dependents_.is_time(mention.head)) is_time_[mention.entity] = true;
    }
  }

  std::vector<Position> read() {
    const IssueReading reading = issues_.find(document_, analysis_);
    for (const IssueHit& hit : reading.hits) {
      if (hit.topic || (hit.weight < kCarries && !with_somebody(hit))) continue;
      const std::uint32_t sentence = analysis_.sentence_at(hit.span.begin);
      if (sentence == kNone32 || in_heading(sentence)) continue;
      read_hit(hit, analysis_.sentences[sentence]);
    }
    std::stable_sort(positions_.begin(), positions_.end(), [](const Position& a, const Position& b) {
      return a.evidence_span.begin < b.evidence_span.begin;
    });
    return std::move(positions_);
  }

 private:
  // A headline fills no cell.
  bool in_heading(std::uint32_t sentence) const {
    const std::uint32_t block = analysis_.sentences[sentence].block;
    if (block >= document_.blocks.size()) return false;
    const BlockKind kind = document_.blocks[block].kind;
    return kind == BlockKind::kTitle || kind == BlockKind::kHeading;
  }

  std::uint32_t head_of(const IssueHit& hit) const {
    for (std::uint32_t t = hit.first_token; t < hit.token_end; ++t) {
      const std::uint32_t head = analysis_.tokens[t].head;
      if (head == kNone32 || head < hit.first_token || head >= hit.token_end) return t;
    }
    return hit.token_end - 1;
  }

  // "meet" and "talk" alone are about anything; "meet Dovic" is about talks.
  bool with_somebody(const IssueHit& hit) const {
    const std::uint32_t head = head_of(hit);
    if (hit.weight < kCarries / 2 || analysis_.tokens[head].upos != Upos::kVerb) return false;
    for (const std::uint32_t dependent : dependents_.of(head)) {
      const Deprel relation = analysis_.tokens[dependent].deprel;
      if (relation != Deprel::kObj && relation != Deprel::kObl) continue;
      const std::uint32_t mention = dependents_.named_by(dependent);
      if (mention != kNone32 && is_actor(analysis_.mentions[mention].entity)) return true;
    }
    return false;
  }

  void read_hit(const IssueHit& hit, const Sentence& sentence) {
    const std::uint32_t at = claimants_.around(hit.span);
    if (at == kNone32) {
      read_narration(hit, sentence);
    } else {
      read_told(hit, head_of(hit), at, sentence);
    }
  }

  void read_told(const IssueHit& hit, std::uint32_t from, std::uint32_t at, const Sentence& sentence) {
    const Statement& statement = statements_[at];
    if (statement.in_headline || !statement.speaker || !statement.speaker_id) return;
    if (!is_actor(entity(*statement.speaker_id))) return;
    TextSpan within = sentence.span;
    for (const TextSpan span : statement.content_spans) {
      if (!span.contains(hit.span)) continue;
      within = {std::max(span.begin, within.begin), std::min(span.end, within.end)};
    }
    StanceChain chain = follow_stance(from, hit.span, within, dependents_, stances_, modality_);
    // What is denied or doubted is not told to be so.
    if (statement.act == Act::kDeny || statement.act == Act::kDoubt) return;
    std::optional<StanceClass> act = stances_.of_act(statement.act);
    if (!act && statement.cue_span) {
      const std::uint32_t cue = analysis_.token_at(statement.cue_span->begin);
      if (cue < analysis_.tokens.size()) act = stance_of_cue(cue, dependents_, stances_);
    }
    if (chain.in_condition) return;
    if (chain.backshift && statement.kind != StatementKind::kDirect) chain.polarity = 1;
    if (chain.polarity == 0 && !chain.open && act && chain.direct) {
      // "refused to meet": the cue takes the stance, the content names what it is on.
      chain.polarity = (*act == StanceClass::kReject) != chain.negated ? -1 : 1;
      chain.holder = StanceHolder::kSpeaker;
    }
    if (chain.polarity == 0 && !chain.open) return;
    Position position;
    const std::uint32_t speaker = entity(*statement.speaker_id);
    const std::uint32_t subject = subject_of(chain, hit);
    // "they cannot": at the head of words told indirectly a pronoun that was not resolved is the speaker.
    const bool pronoun = subject == kNone32 && chain.subject != kNone32 && statement.kind != StatementKind::kDirect &&
                         analysis_.tokens[chain.subject].upos == Upos::kPron &&
                         analysis_.tokens[chain.subject].deprel == Deprel::kNsubj &&
                         (analysis_.tokens[chain.subject].features & kThirdPerson) != 0 &&
                         analysis_.tokens[chain.subject].span.begin == within.begin;
    const bool own = chain.holder == StanceHolder::kSpeaker || subject == kNone32 || subject == speaker;
    if (chain.backshift && subject != speaker && !pronoun) return;
    if (!own) {
      if (chain.holder == StanceHolder::kSelf || !is_actor(subject)) return;
      position.stated_by = PositionBasis::kAttributed;
      position.attributed_by = statement.speaker;
    } else if (chain.holder != StanceHolder::kSpeaker && subject == kNone32 && !pronoun &&
               !impersonal_or_first(chain, hit)) {
      return;
    } else if (chain.holder == StanceHolder::kSelf && chain.subject == kNone32) {
      return;  // Nobody is said to be ready.
    } else if (chain.by_modal && chain.subject != kNone32 &&
               (analysis_.tokens[chain.subject].features & kNeuter) != 0 &&
               analysis_.tokens[chain.subject].span.begin > within.begin) {
      return;  // "it" is too easily mistaken, except at the head of what is said.
    }
    // A statement within another's is that other's word for it.
    if (own && statement.cue_span) {
      const std::uint32_t outer = claimants_.around(*statement.cue_span);
      if (outer != kNone32 && outer != at && statements_[outer].speaker != statement.speaker) {
        if (!statements_[outer].speaker) return;
        position.stated_by = PositionBasis::kAttributed;
        position.attributed_by = statements_[outer].speaker;
      }
    }
    fill_actor(position, own ? speaker : subject);
    position.statement_id = statement.id;
    position.since = statement.when;
    position.evidence_span = within;
    if (!chain.condition && statement.condition_span && within.overlaps(*statement.condition_span)) {
      chain.condition = statement.condition_span;
    }
    add(std::move(position), hit, chain);
  }

  // "Karthia opposed the truce": the outlet says so.
  void read_narration(const IssueHit& hit, const Sentence& sentence) {
    const StanceChain chain = follow_stance(head_of(hit), hit.span, sentence.span, dependents_, stances_, modality_);
    if ((chain.polarity == 0 && !chain.open) || chain.by_modal || chain.holder != StanceHolder::kSubject) return;
    const std::uint32_t subject = subject_of(chain, hit);
    if (subject == kNone32 || !is_actor(subject)) return;
    // Far from its subject, or before it, a verb is more often read wrongly than told so.
    if (chain.subject > hit.first_token || hit.first_token - chain.subject > kFarthest) return;
    Position position;
    position.stated_by = PositionBasis::kNarrated;
    fill_actor(position, subject);
    position.evidence_span = clause_of(chain, hit);
    add(std::move(position), hit, chain);
  }

  TextSpan clause_of(const StanceChain& chain, const IssueHit& hit) const {
    TextSpan span = hit.span;
    for (const std::uint32_t token : {chain.subject, chain.top}) {
      if (token == kNone32) continue;
      span.begin = std::min(span.begin, analysis_.tokens[token].span.begin);
      span.end = std::max(span.end, analysis_.tokens[token].span.end);
    }
    return span;
  }

  // The entity that the subject stands for; kNone32 if it is nobody's name, or the issue itself.
  std::uint32_t subject_of(const StanceChain& chain, const IssueHit& hit) const {
    if (chain.subject == kNone32 || chain.through_subject || hit.span.contains(analysis_.tokens[chain.subject].span)) {
      return kNone32;
    }
    const std::uint32_t mention = dependents_.named_by(chain.subject);
    return mention == kNone32 ? kNone32 : analysis_.mentions[mention].entity;
  }

  // "we", "there is", "talks are": nobody else is the subject.
  bool impersonal_or_first(const StanceChain& chain, const IssueHit& hit) const {
    if (chain.subject == kNone32 || chain.through_subject) return true;
    const Token& subject = analysis_.tokens[chain.subject];
    if (hit.span.contains(subject.span)) return true;
    return subject.upos == Upos::kPron && (subject.features & kFirstPerson) != 0;
  }

  std::uint32_t entity(const std::string& id) const {
    const auto found = entity_by_id_.find(id);
    return found == entity_by_id_.end() ? kNone32 : found->second;
  }

  bool is_actor(std::uint32_t index) const {
    if (index == kNone32) return false;
    const Entity& known = analysis_.entities[index];
    if (is_time_[index] || known.kind == EntityKind::kUnknown) return false;
    if (known.named) return true;
    // "Western nations" are known by a name within; "officials" are not.
    const bool many = known.kind == EntityKind::kGroup || known.kind == EntityKind::kOrganisation;
    return many && std::any_of(known.name.begin(), known.name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  void fill_actor(Position& position, std::uint32_t index) const {
    position.actor = analysis_.entities[index].name;
    position.actor_id = analysis_.entities[index].id;
  }

  // One position of an actor on an issue per statement or sentence: the first.
  void add(Position position, const IssueHit& hit, const StanceChain& chain) {
    position.issue = issues_.issues()[hit.issue];
    if (!hit.detail.empty()) position.detail = std::string{hit.detail};
    position.stance = chain.open ? Stance::kUndecided : chain.polarity > 0 ? Stance::kAccepts : Stance::kRejects;
    if (chain.condition && !chain.condition->empty()) {
      position.condition = std::string{slice(document_.text, *chain.condition)};
      if (!(chain.holds_while && chain.polarity < 0)) position.stance = Stance::kConditional;
    }
    const std::string place =
        position.statement_id ? *position.statement_id : std::to_string(position.evidence_span.begin);
    if (!seen_.emplace(position.actor, position.issue, place).second) return;
    positions_.push_back(std::move(position));
  }

  const IssueClassifier& issues_;
  const StanceLexicon& stances_;
  const ActionLexicon& modality_;
  const Document& document_;
  const Analysis& analysis_;
  const std::vector<Statement>& statements_;
  const ClaimantIndex claimants_;
  const Dependents dependents_;
  std::map<std::string_view, std::uint32_t> entity_by_id_;
  std::vector<bool> is_time_;  // Entities that are only a time the names were taken from.
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
  std::vector<Position> positions_;
};

class LexiconPositions : public PositionExtractor {
 public:
  LexiconPositions(std::unique_ptr<IssueClassifier> issues, std::unique_ptr<StanceLexicon> stances,
                   std::unique_ptr<ActionLexicon> modality)
      : issues_(std::move(issues)), stances_(std::move(stances)), modality_(std::move(modality)) {}

  std::vector<Position> extract(const Document& document, const Analysis& analysis,
                                const std::vector<Statement>& statements, const std::vector<Event>&) const override {
    return PositionReader(*issues_, *stances_, *modality_, document, analysis, statements).read();
  }

 private:
  const std::unique_ptr<IssueClassifier> issues_;
  const std::unique_ptr<StanceLexicon> stances_;
  const std::unique_ptr<ActionLexicon> modality_;
};

}  // namespace

Result<std::unique_ptr<PositionExtractor>> PositionExtractor::open(const Lexicon& lexicon) {
  auto issues = IssueClassifier::open(lexicon);
  if (!issues) return issues.error();
  auto stances = StanceLexicon::open(lexicon);
  if (!stances) return stances.error();
  auto modality = ActionLexicon::open(lexicon);
  if (!modality) return modality.error();
  return std::unique_ptr<PositionExtractor>(
      new LexiconPositions(std::move(*issues), std::move(*stances), std::move(*modality)));
}

}  // namespace onrecord

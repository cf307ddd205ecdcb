#include "extract/events/events.h"

#include <algorithm>
#include <tuple>

#include "base/hash.h"
#include "base/utf8.h"
#include "extract/events/action_lexicon.h"
#include "extract/events/claimant.h"
#include "extract/events/clause.h"
#include "extract/events/dependents.h"
#include "extract/events/occurrence.h"

namespace onrecord {
namespace {

constexpr unsigned kMostDates = 20;  // Of a sentence, looked at for each of its events.

// A party to an event: the mention and the words that name it.
struct Party {
  std::uint32_t mention = kNone32;
  TextSpan span;
};

// Reads the events of one document.
class EventReader {
 public:
  EventReader(const ActionLexicon& actions, const Document& document, const Analysis& analysis,
              const std::vector<Statement>& statements)
      : actions_(actions),
        document_(document),
        analysis_(analysis),
        statements_(statements),
        claimants_(statements),
        dependents_(analysis),
        roles_(dependents_) {}

  std::vector<Event> read() {
    for (const Sentence& sentence : analysis_.sentences) {
      if (is_question(sentence)) continue;
      sentence_ = &sentence;
      for (std::uint32_t t = sentence.first_token; t < sentence.token_end; ++t) {
        const Token& token = analysis_.tokens[t];
        if (token.upos == Upos::kVerb) read_verb(t);
        if (token.upos == Upos::kNoun) read_noun(t);
      }
    }
    read_acts();
    drop_told_twice();
    std::stable_sort(events_.begin(), events_.end(),
                     [](const Event& a, const Event& b) { return a.span.begin < b.span.begin; });
    return std::move(events_);
  }

 private:
  bool is_question(const Sentence& sentence) const {
    if (sentence.first_token == sentence.token_end) return true;
    for (std::uint32_t t = sentence.token_end; t-- > sentence.first_token && t + 3 > sentence.token_end;) {
      if (slice(document_.text, analysis_.tokens[t].span) == "?") return true;
    }
    return false;
  }

  // Only whom an entity stands for can act: an unnamed description may, a pronoun that was not resolved may not.
  Party party(std::uint32_t token) const {
    Party party;
    if (token == kNone32) return party;
    const std::uint32_t mention = dependents_.named_by(token);
    if (mention == kNone32) return party;
    const EntityKind kind = analysis_.entities[analysis_.mentions[mention].entity].kind;
    // A name of unknown kind may be a town nobody knows; a description of unknown kind is nobody.
    if (kind == EntityKind::kUnknown && analysis_.mentions[mention].kind != MentionKind::kName) return party;
    return party_of(mention);
  }

  Party party_of(std::uint32_t mention) const {
    Party party;
    party.mention = mention;
    if (mention != kNone32) party.span = analysis_.mentions[mention].span;
    return party;
  }

  // Where the parse gives a verb no subject or object, the name that stands directly beside it is taken.
  Party before(std::uint32_t verb) const {
    std::uint32_t t = verb;
    while (t > sentence_->first_token && (analysis_.tokens[t - 1].upos == Upos::kAux ||
                                          analysis_.tokens[t - 1].upos == Upos::kAdv || dependents_.is_time(t - 1))) {
      --t;
    }
    if (t == sentence_->first_token || (analysis_.tokens[verb].features & kFinite) == 0) return {};
    return name_only(dependents_.mention_to(t - 1));
  }

  Party after(std::uint32_t verb) const {
    if (verb + 1 >= sentence_->token_end || roles_.is_passive(verb)) return {};
    return name_only(dependents_.mention_from(verb + 1));
  }

  Party name_only(std::uint32_t mention) const {
    if (mention == kNone32 || analysis_.mentions[mention].kind != MentionKind::kName) return {};
    return party_of(mention);
  }

  std::uint32_t entity_of(const Party& p) const {
    return p.mention == kNone32 ? kNone32 : analysis_.mentions[p.mention].entity;
  }

  std::uint32_t particle_of(std::uint32_t verb, std::string_view particle) const {
    for (const std::uint32_t dependent : dependents_.of(verb)) {
      if (analysis_.tokens[dependent].lemma == particle && dependent > verb) return dependent;
    }
    return kNone32;
  }

  // "called him a liar", "found them guilty": what the verb says of its object is no action on it.
  bool names_object(std::uint32_t verb) const {
    const std::uint32_t complement = dependents_.first(verb, Deprel::kXcomp);
    if (complement == kNone32 || dependents_.first(verb, Deprel::kObj) == kNone32) return false;
    return analysis_.tokens[complement].upos != Upos::kVerb;
  }

  bool fits_verb(std::uint32_t verb, const ActionRow& row) const {
    if (!row.particle.empty() && particle_of(verb, row.particle) == kNone32) return false;
    if (row.particle.empty()) {
      // "turn down" is not "turn".
      const std::uint32_t particle = dependents_.first(verb, Deprel::kCompoundPrt);
      if (particle != kNone32 && row.object.empty()) return false;
    }
    if (row.object.empty()) return !names_object(verb);
    const std::uint32_t object = roles_.patient(verb);
    return object != kNone32 && analysis_.tokens[object].lemma == row.object;
  }

  Party target_of(std::uint32_t verb, const ActionRow& row, std::uint32_t agent, std::uint32_t actor) const {
    for (const std::string_view role : row.targets) {
      Party found;
      if (role == "obj") {
        const std::uint32_t patient = roles_.patient(verb);
        found = patient == kNone32 ? after(verb) : party(patient);
      } else if (role == "whose") {
        if (const std::uint32_t patient = roles_.patient(verb); patient != kNone32)
          found = party_of(dependents_.owner(patient));
      } else if (role == "clause") {
        found = party(roles_.named_in_complement(verb, actor));
      } else if (role == "each") {
        if (agent != kNone32) found = party(roles_.second(agent));
      } else {
        found = party(roles_.oblique(verb, role, !row.object.empty()));
      }
      if (found.mention != kNone32 && entity_of(found) != actor) return found;
    }
    return {};
  }

  void read_verb(std::uint32_t verb) {
    const std::string form = lower_case(slice(document_.text, analysis_.tokens[verb].span));
    const auto rows = actions_.rows_of_verb(analysis_.tokens[verb].lemma, form);
    if (rows.empty()) return;
    const std::uint32_t agent = roles_.agent(verb);
    const Party actor = agent == kNone32 && !roles_.is_passive(verb) ? before(verb) : party(agent);
    if (actor.mention == kNone32) return;
    const std::optional<Occurrence> occurrence = occurrence_of(verb, dependents_, actions_);
    if (!occurrence || occurrence->negated) return;
    for (const ActionRow& row : rows) {
      if (row.kind != ActionKind::kVerb || !fits_verb(verb, row)) continue;
      const Party target = target_of(verb, row, agent, entity_of(actor));
      if (target.mention == kNone32 && !row.targets.empty()) continue;
      emit(verb, row, actor, target, occurrence->status, 0.8);
      return;
    }
  }

  // "the exchange of prisoners between Veldania and Karthia", "Karthia's attack on Marsk".
  void read_noun(std::uint32_t noun) {
    for (const ActionRow& row : actions_.rows(analysis_.tokens[noun].lemma)) {
      if (row.kind != ActionKind::kNoun) continue;
      if (!row.particle.empty() && !has_modifier(noun, row.particle)) continue;
      if (!row.object.empty() && !has_modifier(noun, row.object)) continue;
      Party actor, target;
      for (const std::string_view role : row.targets) {
        const std::uint32_t token = roles_.noun_oblique(noun, role);
        if (token == kNone32) continue;
        if (role == "between") {
          actor = party(token);
          target = party(roles_.second(token));
        } else {
          actor = party(roles_.noun_agent(noun));
          target = party(token);
        }
        if (actor.mention != kNone32 && target.mention != kNone32) break;
      }
      if (actor.mention == kNone32 || target.mention == kNone32 || entity_of(actor) == entity_of(target)) continue;
      if (!nominal_happened(noun)) return;
      emit(noun, row, actor, target, EventStatus::kReported, 0.5);
      return;
    }
  }

  // A statement that accuses, demands or threatens does so to the subject of its content, where no verb said to whom.
  void read_acts() {
    std::vector<TextSpan> told;
    for (const Event& event : events_) told.push_back(event.action_span);
    std::sort(told.begin(), told.end());
    for (const Statement& statement : statements_) {
      if (!statement.speaker_span || !statement.cue_span || statement.content_spans.empty()) continue;
      const auto at = std::lower_bound(told.begin(), told.end(), TextSpan{statement.cue_span->begin, 0});
      if (at != told.end() && at->overlaps(*statement.cue_span)) continue;
      for (const ActionRow& row : actions_.rows(name_of(statement.act))) {
        if (row.kind != ActionKind::kAct) continue;
        read_act(statement, row);
        break;
      }
    }
  }

  void read_act(const Statement& statement, const ActionRow& row) {
    const TextSpan content = statement.content_spans.front();
    const std::uint32_t sentence = analysis_.sentence_at(statement.cue_span->begin);
    const std::uint32_t cue = analysis_.token_at(statement.cue_span->begin);
    if (sentence == kNone32 || cue >= analysis_.tokens.size()) return;
    sentence_ = &analysis_.sentences[sentence];
    const Party actor = mention_at(*statement.speaker_span);
    if (actor.mention == kNone32) return;
    const std::uint32_t end = std::min(sentence_->token_end, analysis_.token_at(content.end));
    for (std::uint32_t t = std::max(sentence_->first_token, analysis_.token_at(content.begin)); t < end; ++t) {
      const Deprel relation = analysis_.tokens[t].deprel;
      if (relation != Deprel::kNsubj && relation != Deprel::kNsubjPass) continue;
      const Party target = party(t);
      if (target.mention == kNone32 || entity_of(target) == entity_of(actor)) return;
      if (analysis_.mentions[target.mention].kind == MentionKind::kPronoun) return;
      emit(cue, row, actor, target, EventStatus::kReported, 0.6);
      return;
    }
  }

  Party mention_at(TextSpan span) const {
    const auto at = std::partition_point(analysis_.mentions.begin(), analysis_.mentions.end(),
                                         [&](const Mention& m) { return m.span.begin < span.begin; });
    for (auto m = at; m != analysis_.mentions.end() && m->span.begin < span.end; ++m) {
      if (m->entity != kNone32) return party_of(static_cast<std::uint32_t>(m - analysis_.mentions.begin()));
    }
    return {};
  }

  // A headline tells what the report tells again with its hedges: it gives way.
  void drop_told_twice() {
    const auto key = [](const Event& e) { return std::tie(e.plover, e.actor, e.target); };
    std::vector<const Event*> body;
    for (const Event& event : events_) {
      if (!in_title(event.span)) body.push_back(&event);
    }
    std::sort(body.begin(), body.end(), [&](const Event* a, const Event* b) { return key(*a) < key(*b); });
    std::vector<Event> kept;
    for (const Event& event : events_) {
      const auto same = std::lower_bound(body.begin(), body.end(), &event,
                                         [&](const Event* a, const Event* b) { return key(*a) < key(*b); });
      if (in_title(event.span) && same != body.end() && key(**same) == key(event)) continue;
      kept.push_back(event);
    }
    events_ = std::move(kept);
  }

  bool in_title(TextSpan span) const {
    const std::uint32_t sentence = analysis_.sentence_at(span.begin);
    return sentence != kNone32 && document_.blocks[analysis_.sentences[sentence].block].kind == BlockKind::kTitle;
  }

  bool has_modifier(std::uint32_t noun, std::string_view lemma) const {
    for (const std::uint32_t dependent : dependents_.of(noun)) {
      const Token& token = analysis_.tokens[dependent];
      if (token.lemma == lemma && (token.deprel == Deprel::kCompound || token.deprel == Deprel::kAmod ||
                                   token.deprel == Deprel::kNmod || token.deprel == Deprel::kNmodPoss)) {
        return true;
      }
    }
    return false;
  }

  // "no talks", "possible talks", "would hold talks" tell of none.
  bool nominal_happened(std::uint32_t noun) const {
    for (const std::uint32_t dependent : dependents_.of(noun)) {
      const Token& token = analysis_.tokens[dependent];
      if ((token.features & kNegative) != 0 || actions_.is(token.lemma, Modality::kNegation) ||
          actions_.is(token.lemma, Modality::kDoubt)) {
        return false;
      }
    }
    const std::uint32_t head = analysis_.tokens[noun].head;
    if (head == kNone32 || analysis_.tokens[head].upos != Upos::kVerb) return true;
    if (actions_.is(analysis_.tokens[head].lemma, Modality::kRefusal) ||
        actions_.is(analysis_.tokens[head].lemma, Modality::kPlanned)) {
      return false;
    }
    const std::optional<Occurrence> occurrence = occurrence_of(head, dependents_, actions_);
    return occurrence && !occurrence->negated && occurrence->status == EventStatus::kReported;
  }

  void emit(std::uint32_t action, const ActionRow& row, const Party& actor, const Party& target, EventStatus status,
            double confidence) {
    const Token& token = analysis_.tokens[action];
    Event event;
    event.action_span = token.span;
    event.span = token.span;
    const auto widen = [&](TextSpan span) {
      event.span.begin = std::min(event.span.begin, span.begin);
      event.span.end = std::max(event.span.end, span.end);
    };
    const auto fill = [&](const Party& p, std::optional<std::string>& name, std::optional<std::string>& id,
                          std::optional<TextSpan>& span) {
      if (p.mention == kNone32) return;
      const Entity& entity = analysis_.entities[analysis_.mentions[p.mention].entity];
      name = entity.name;
      id = entity.id;
      span = p.span;
      if (sentence_->span.contains(p.span)) widen(p.span);
      if (analysis_.mentions[p.mention].kind == MentionKind::kPronoun) confidence *= 0.8;
    };
    fill(actor, event.actor, event.actor_id, event.actor_span);
    fill(target, event.target, event.target_id, event.target_span);
    if (const std::uint32_t object = row.object.empty() ? kNone32 : roles_.patient(action); object != kNone32) {
      event.action_span.begin = std::min(event.action_span.begin, analysis_.tokens[object].span.begin);
      event.action_span.end = std::max(event.action_span.end, analysis_.tokens[object].span.end);
      widen(event.action_span);
    }
    event.plover = row.plover;
    if (!row.mode.empty()) event.mode = std::string{row.mode};
    if (!row.cameo.empty()) event.cameo = std::string{row.cameo};
    event.status = status;
    claim(event, token.span, actor);
    date(event, action);
    place(event, action);
    event.rule = row.rule;
    event.confidence = confidence;
    event.id = "E-" + content_id({document_.id, std::to_string(event.span.begin), std::to_string(event.span.end),
                                  std::to_string(event.action_span.begin), event.plover});
    events_.push_back(std::move(event));
  }

  // What a statement's content tells is claimed by its speaker, unless the speaker tells what he himself does by saying
  // it.
  void claim(Event& event, TextSpan action, const Party& actor) const {
    const std::uint32_t at = claimants_.around(action);
    if (at == kNone32) return;
    const Statement& statement = statements_[at];
    event.claimed_by = statement.speaker;
    if (statement.act == Act::kDeny) {
      event.status = EventStatus::kDenied;
    } else if (event.status == EventStatus::kReported) {
      event.status = EventStatus::kClaimed;
    }
    if (statement.speaker_id && actor.mention != kNone32 &&
        analysis_.entities[entity_of(actor)].id == *statement.speaker_id && event.status == EventStatus::kClaimed) {
      event.status = EventStatus::kReported;
    }
  }

  // The time expression that hangs on the action; else the only one of the sentence; else the day of publication.
  void date(Event& event, std::uint32_t action) const {
    const auto first =
        std::partition_point(analysis_.times.begin(), analysis_.times.end(),
                             [&](const TimeExpression& t) { return t.span.end <= sentence_->span.begin; });
    const TimeExpression* chosen = nullptr;
    unsigned dated = 0;
    for (auto t = first; t != analysis_.times.end() && t->span.begin < sentence_->span.end && dated < kMostDates; ++t) {
      if (t->type == TimeType::kDuration || t->type == TimeType::kSet) continue;
      ++dated;
      const std::uint32_t token = analysis_.token_at(t->span.begin);
      if (hangs_on(token, t->span, action)) {
        chosen = &*t;
        break;
      }
    }
    if (!chosen && dated == 1) {
      for (auto t = first; t != analysis_.times.end() && t->span.begin < sentence_->span.end; ++t) {
        if (t->type != TimeType::kDuration && t->type != TimeType::kSet) chosen = &*t;
      }
      // In what somebody said, the time may be that of saying it.
      if (chosen && event.claimed_by && !event.span.overlaps(chosen->span)) chosen = nullptr;
    }
    if (chosen) {
      event.date = chosen->range;
      event.date_basis = chosen->range ? chosen->basis : DateBasis::kNone;
      return;
    }
    if (event.status == EventStatus::kReported && document_.published) {
      event.date = document_.published;
      event.date_basis = DateBasis::kPublished;
    }
  }

  bool hangs_on(std::uint32_t token, TextSpan time, std::uint32_t action) const {
    for (unsigned steps = 0; steps < 4 && token < analysis_.tokens.size(); ++steps) {
      const std::uint32_t head = analysis_.tokens[token].head;
      if (head == kNone32) return false;
      if (head == action) return true;
      if (!time.overlaps(analysis_.tokens[head].span) && steps > 1) return false;
      token = head;
    }
    return false;
  }

  void place(Event& event, std::uint32_t action) const {
    for (const std::uint32_t dependent : dependents_.of(action)) {
      const Deprel relation = analysis_.tokens[dependent].deprel;
      if (relation != Deprel::kObl && relation != Deprel::kNmod) continue;
      const std::string_view preposition = dependents_.preposition(dependent);
      if (preposition != "in" && preposition != "at" && preposition != "near") continue;
      const std::uint32_t mention = dependents_.mention(dependent);
      if (mention == kNone32) continue;
      const Entity& entity = analysis_.entities[analysis_.mentions[mention].entity];
      if (entity.kind != EntityKind::kPlace) continue;
      event.place = entity.name;
      return;
    }
  }

  const ActionLexicon& actions_;
  const Document& document_;
  const Analysis& analysis_;
  const std::vector<Statement>& statements_;
  const ClaimantIndex claimants_;
  const Dependents dependents_;
  const ClauseRoles roles_;
  const Sentence* sentence_ = nullptr;
  std::vector<Event> events_;
};

class LexiconEvents : public EventExtractor {
 public:
  explicit LexiconEvents(std::unique_ptr<ActionLexicon> actions) : actions_(std::move(actions)) {}

  std::vector<Event> extract(const Document& document, const Analysis& analysis,
                             const std::vector<Statement>& statements) const override {
    return EventReader(*actions_, document, analysis, statements).read();
  }

 private:
  const std::unique_ptr<ActionLexicon> actions_;
};

}  // namespace

Result<std::unique_ptr<EventExtractor>> EventExtractor::open(const Lexicon& lexicon) {
  auto actions = ActionLexicon::open(lexicon);
  if (!actions) return actions.error();
  return std::unique_ptr<EventExtractor>(new LexiconEvents(std::move(*actions)));
}

}  // namespace onrecord

#include "extract/positions/stance_chain.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr unsigned kMostSteps = 8;
constexpr unsigned kClauseTokens = 80;  // Of a clause of condition.

// The words of a clause: from its first token to its last, as the parse has it.
TextSpan clause_span(std::uint32_t root, const Dependents& dependents, TextSpan within) {
  const std::vector<Token>& tokens = dependents.analysis().tokens;
  std::uint32_t first = root, last = root;
  std::vector<std::uint32_t> open{root};
  for (unsigned seen = 0; !open.empty() && seen < kClauseTokens; ++seen) {
    const std::uint32_t token = open.back();
    open.pop_back();
    if (tokens[token].upos != Upos::kPunct) {
      first = std::min(first, token);
      last = std::max(last, token);
    }
    for (const std::uint32_t dependent : dependents.of(token)) open.push_back(dependent);
  }
  return {std::max(tokens[first].span.begin, within.begin), std::min(tokens[last].span.end, within.end)};
}

const StanceWord* stance_word(std::uint32_t token, const Dependents& dependents, const StanceLexicon& stances) {
  const std::vector<Token>& tokens = dependents.analysis().tokens;
  const std::vector<StanceWord>* entries = stances.words(tokens[token].lemma);
  if (!entries) return nullptr;
  for (const StanceWord& entry : *entries) {
    if (entry.particle.empty()) return &entry;
    for (const std::uint32_t dependent : dependents.of(token)) {
      if (tokens[dependent].lemma == entry.particle) return &entry;
      // "call for talks": the preposition hangs on what is called for.
      for (const std::uint32_t below : dependents.of(dependent)) {
        if (tokens[below].deprel == Deprel::kCase && tokens[below].lemma == entry.particle) return &entry;
      }
    }
  }
  return nullptr;
}

// Collects what the predicates on the way say.
class StanceWalk {
 public:
  StanceWalk(TextSpan term, TextSpan within, const Dependents& dependents, const StanceLexicon& stances,
             const ActionLexicon& modality)
      : term_(term),
        within_(within),
        dependents_(dependents),
        tokens_(dependents.analysis().tokens),
        stances_(stances),
        modality_(modality) {}

  StanceChain follow(std::uint32_t token) {
    std::uint32_t at = token;
    for (unsigned steps = 0; steps < kMostSteps; ++steps) {
      visit(at, steps);
      const Token& here = tokens_[at];
      if (here.head == kNone32 || !within_.contains(tokens_[here.head].span)) break;
      if (here.deprel == Deprel::kAdvcl) {
        // A condition speaks of what is not so; any other clause of circumstance has a stance of its own.
        const std::uint32_t mark = dependents_.first(at, Deprel::kMark);
        chain_.in_condition = mark != kNone32 && (modality_.is(tokens_[mark].lemma, Modality::kCondition) ||
                                                  modality_.is(tokens_[mark].lemma, Modality::kWhile));
        break;
      }
      if (here.deprel == Deprel::kConj && here.upos == Upos::kVerb && lexical_) break;
      if (here.deprel == Deprel::kParataxis) break;
      if (modality_.is(dependents_.preposition(at), Modality::kNegation)) {
        chain_.in_condition = true;  // "without the accord": nothing is said of the accord.
        break;
      }
      // "the promise that they will not allow it": the stance is that of the clause within.
      if ((here.deprel == Deprel::kAcl || here.deprel == Deprel::kAclRelcl || here.deprel == Deprel::kCcomp) &&
          tokens_[here.head].upos == Upos::kNoun && (lexical_ || planned_ || chain_.negated)) {
        break;
      }
      // "it is obvious that we cannot": what is said to be so has its own stance.
      if ((here.deprel == Deprel::kCcomp || here.deprel == Deprel::kCsubj) && modal_ && !lexical_ &&
          (planned_ || chain_.negated) && !stance_word(here.head, dependents_, stances_)) {
        break;
      }
      from_ = at;
      at = here.head;
    }
    return conclude();
  }

 private:
  void visit(std::uint32_t at, unsigned steps) {
    const Token& here = tokens_[at];
    const bool own = term_.contains(here.span);
    const StanceWord* word = own ? nullptr : stance_word(at, dependents_, stances_);
    const bool verbal = here.upos == Upos::kVerb || here.upos == Upos::kAux;
    if (word && word->stance != StanceClass::kLight && !verbal && here.upos != Upos::kAdj &&
        word->holder == StanceHolder::kSubject) {
      word = nullptr;  // A noun: "a request for" asks for nothing.
    }
    // What stands between the term and its stance must carry it on: "hold", "the idea of", no verb of its own mind.
    if (steps > 0 && !own && (verbal || here.upos == Upos::kNoun) && !word) carried_ = false;
    if (steps > 0 && !own && !(word && word->stance == StanceClass::kLight)) chain_.direct = false;
    const bool predicate =
        verbal || dependents_.first(at, Deprel::kCop) != kNone32 || dependents_.first(at, Deprel::kNsubj) != kNone32;
    if (word && word->stance != StanceClass::kLight) take(*word, word->holder);
    for (const std::uint32_t dependent : dependents_.of(at)) look_at(at, dependent, predicate && steps > 0);
    if (dependents_.first(at, Deprel::kCop) != kNone32) {
      // "we are against sanctions".
      const std::uint32_t preposition = dependents_.first(at, Deprel::kCase);
      const StanceWord* side = preposition == kNone32 ? nullptr : stance_word(preposition, dependents_, stances_);
      if (side && side->stance != StanceClass::kLight) take(*side, side->holder);
    }
    if (dependents_.first(at, Deprel::kExpl) != kNone32) impersonal_ = true;
    if (!predicate) return;
    chain_.top = at;
    for (const Deprel relation : {Deprel::kNsubj, Deprel::kNsubjPass}) {
      const std::uint32_t subject = dependents_.first(at, relation);
      if (subject != kNone32 && within_.contains(tokens_[subject].span)) {
        chain_.subject = subject;
        chain_.through_subject = subject == from_;
        return;
      }
    }
    if (verbal && (here.features & kFinite) != 0) take_word_before(at);
  }

  // Where the parse gives a finite verb no subject, the noun before it is somebody, and not nobody.
  void take_word_before(std::uint32_t verb) {
    for (std::uint32_t t = verb; t > 0 && within_.contains(tokens_[t - 1].span); --t) {
      const Upos upos = tokens_[t - 1].upos;
      if (upos == Upos::kAux || upos == Upos::kAdv || upos == Upos::kPart) continue;
      const bool nominal = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron;
      if (nominal && chain_.subject == kNone32) chain_.subject = t - 1;
      return;
    }
  }

  void take(const StanceWord& word, StanceHolder holder) {
    if (!carried_) return;
    if (!lexical_) chain_.holder = holder;
    if (word.stance == StanceClass::kReject) rejects_ = !rejects_;
    commits_ = word.stance == StanceClass::kCommit && !lexical_;
    possible_ = word.stance == StanceClass::kPossible && !lexical_;
    lexical_ = true;
  }

  void look_at(std::uint32_t at, std::uint32_t dependent, bool of_predicate) {
    const Token& child = tokens_[dependent];
    const bool inside = within_.contains(child.span);
    if (!inside) return;
    switch (child.deprel) {
      case Deprel::kAux:
        if (modality_.is(child.lemma, Modality::kPlannedAux)) planned_ = modal_ = true;
        if (modality_.is(child.lemma, Modality::kPossibleAux)) modal_ = true;
        if (modality_.is(child.lemma, Modality::kBackshift)) backshift_ = true;
        if ((child.features & kNegative) != 0) chain_.negated = !chain_.negated;
        break;
      case Deprel::kAdvmod:
      case Deprel::kDet:
        if ((child.features & kNegative) != 0 || modality_.is(child.lemma, Modality::kNegation))
          chain_.negated = !chain_.negated;
        break;
      case Deprel::kAdvcl:
        read_condition(dependent);
        break;
      case Deprel::kObj:
        // The parse gives "remains the sole way" an object.
        if (from_ != kNone32 && tokens_[from_].deprel == Deprel::kNsubj && child.head == at) look_beside(dependent);
        break;
      case Deprel::kAmod:
      case Deprel::kXcomp:
      case Deprel::kNsubj:
        // "diplomacy remains the sole way", "our only hope lies in talks": said of the term by the speaker.
        if (of_predicate && dependent != at && !term_.contains(child.span)) look_beside(dependent);
        break;
      default:
        break;
    }
  }

  void look_beside(std::uint32_t token) {
    if (lexical_ || tokens_[token].upos == Upos::kVerb) return;
    const StanceWord* word = stance_word(token, dependents_, stances_);
    if (word && word->holder == StanceHolder::kSpeaker && word->stance != StanceClass::kLight) {
      for (const std::uint32_t dependent : dependents_.of(token)) {
        if ((tokens_[dependent].features & kNegative) != 0 ||
            modality_.is(tokens_[dependent].lemma, Modality::kNegation)) {
          chain_.negated = !chain_.negated;  // "makes no sense".
        }
      }
      return take(*word, StanceHolder::kSpeaker);
    }
    for (const std::uint32_t dependent : dependents_.of(token)) {
      if (tokens_[dependent].deprel != Deprel::kAmod) continue;
      const StanceWord* modifier = stance_word(dependent, dependents_, stances_);
      if (modifier && modifier->holder == StanceHolder::kSpeaker && modifier->stance != StanceClass::kLight) {
        return take(*modifier, StanceHolder::kSpeaker);
      }
    }
  }

  void read_condition(std::uint32_t clause) {
    const std::uint32_t mark = dependents_.first(clause, Deprel::kMark);
    if (mark == kNone32) return;
    const bool condition = modality_.is(tokens_[mark].lemma, Modality::kCondition);
    const bool period = modality_.is(tokens_[mark].lemma, Modality::kWhile);
    if (!condition && !period) return;
    chain_.condition = clause_span(clause, dependents_, within_);
    chain_.holds_while = period;
  }

  StanceChain conclude() {
    if (chain_.in_condition) return chain_;
    if (lexical_) {
      if (!chain_.negated) {
        chain_.polarity = rejects_ ? -1 : possible_ ? 0 : 1;
      } else if (rejects_) {
        chain_.open = true;
      } else if (!commits_) {
        chain_.polarity = -1;
      }
      return chain_;
    }
    // "would meet if" takes the stance that its condition leaves open.
    if (carried_ && backshift_ && !chain_.negated && !chain_.condition) {
      chain_.backshift = chain_.by_modal = true;
      chain_.holder = StanceHolder::kSelf;
      return chain_;
    }
    if (!carried_ || !modal_ || !(chain_.negated || planned_ || chain_.condition)) return chain_;
    chain_.polarity = chain_.negated ? -1 : 1;
    chain_.by_modal = true;
    // "there can be no truce" is the speaker's word, whoever would have to agree.
    chain_.holder = impersonal_ && chain_.negated ? StanceHolder::kSpeaker : StanceHolder::kSelf;
    return chain_;
  }

  const TextSpan term_, within_;
  const Dependents& dependents_;
  const std::vector<Token>& tokens_;
  const StanceLexicon& stances_;
  const ActionLexicon& modality_;
  StanceChain chain_;
  std::uint32_t from_ = kNone32;  // The dependent that the walk came from.
  bool impersonal_ = false, modal_ = false, planned_ = false, backshift_ = false, lexical_ = false, rejects_ = false,
       commits_ = false, possible_ = false, carried_ = true;
};

}  // namespace

StanceChain follow_stance(std::uint32_t token, TextSpan term, TextSpan within, const Dependents& dependents,
                          const StanceLexicon& stances, const ActionLexicon& modality) {
  return StanceWalk(term, within, dependents, stances, modality).follow(token);
}

std::optional<StanceClass> stance_of_cue(std::uint32_t token, const Dependents& dependents,
                                         const StanceLexicon& stances) {
  const StanceWord* word = stance_word(token, dependents, stances);
  if (!word || word->holder != StanceHolder::kSubject) return std::nullopt;
  if (word->stance == StanceClass::kLight || word->stance == StanceClass::kPossible) return std::nullopt;
  return word->stance;
}

}  // namespace onrecord

#include "extract/statements/hearer.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/statements/channels.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/speaker.h"
#include "record/document.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kFarthest = 24;  // Tokens between such a participle and its cue.

class HearerFinder {
 public:
  HearerFinder(const StatementContext& context, const Candidate& candidate)
      : context_(context), tree_(context.tree), tokens_(context.analysis.tokens), candidate_(candidate) {}

  std::optional<std::string> find() const {
    const std::uint32_t verb = candidate_.cue;
    if (tokens_[verb].upos != Upos::kVerb) return std::nullopt;
    const Cue* cue = verb_cue(context_, verb);
    if (!cue) return std::nullopt;
    if (cue->takes_hearer) {
      if (auto hearer = object_of(verb, true)) return hearer;
      if (cue->needs_hearer && tree_.passive_subject(verb) == kNone32) {
        if (auto hearer = right_behind(verb)) return hearer;
      }
    }
    const bool to_is_content =
        std::find(cue->prepositions.begin(), cue->prepositions.end(), "to") != cue->prepositions.end();
    if (!to_is_content) {
      if (auto hearer = behind_to(verb)) return hearer;
    }
    for (const std::uint32_t c : tree_.children(verb)) {
      if (in_content(c)) continue;
      // "addressing parliament, he said", "speaking to reporters, he said", "writing to the mayor"
      if (tokens_[c].deprel == Deprel::kAdvcl && tokens_[c].upos == Upos::kVerb && (tokens_[c].features & kGerund)) {
        const Cue* other = context_.cues.verb(tokens_[c].lemma);
        const bool addresses = tokens_[c].lemma == "address" || (other && other->takes_hearer);
        if (addresses) {
          if (auto hearer = object_of(c, false)) return hearer;
        }
        if (other || addresses) {
          if (auto hearer = behind_to(c)) return hearer;
        }
      }
      // "in a letter to the ministry"
      if (tokens_[c].deprel == Deprel::kObl && !way_at(context_, c).empty()) {
        if (auto hearer = behind_to(c)) return hearer;
      }
    }
    return participle_before(verb);
  }

 private:
  bool in_content(std::uint32_t token) const {
    return std::any_of(candidate_.content.begin(), candidate_.content.end(),
                       [&](TextSpan part) { return part.overlaps(tokens_[token].span); });
  }

  // The object right behind the verb. With `person_frame` it may begin the content: "urged them to leave".
  std::optional<std::string> object_of(std::uint32_t verb, bool person_frame) const {
    for (const std::uint32_t c : tree_.children(verb)) {
      if (c < verb || c == candidate_.speaker) continue;
      const Deprel relation = tokens_[c].deprel;
      if (relation != Deprel::kObj && relation != Deprel::kIobj) continue;
      if (in_content(c) && !(person_frame && begins_infinitive_frame(verb, c))) return std::nullopt;
      return words_of(c);
    }
    return std::nullopt;
  }

  // "Addressing parliament, he said", "Speaking in Vesk to the miners, she said", whatever they hang on.
  std::optional<std::string> participle_before(std::uint32_t verb) const {
    const std::uint32_t first = context_.analysis.sentences[tree_.sentence_of(verb)].first_token;
    for (std::uint32_t i = verb; i-- > first && verb - i < kFarthest;) {
      const Token& t = tokens_[i];
      if (t.upos != Upos::kVerb && t.upos != Upos::kNoun) continue;
      if (in_content(i) || context_.analysis.quotation_around(t.span) != kNone32) return std::nullopt;
      if (i != verb && t.upos == Upos::kVerb && (t.features & kFinite)) {
        const Cue* other = verb_cue(context_, i);
        if (other && other->type == StatementType::kStatement) return std::nullopt;
      }
      const std::string form = lower_case(slice(context_.document.text, t.span));
      if (form == "addressing") return phrase_at(i + 1, verb);
      if (form != "speaking" && form != "talking" && form != "writing") continue;
      for (std::uint32_t k = i + 1; k < verb && k < i + kFarthest / 2; ++k) {
        if (tokens_[k].upos == Upos::kPunct) break;
        if (tokens_[k].lemma == "to" || tokens_[k].lemma == "before") return phrase_at(k + 1, verb);
      }
      return std::nullopt;
    }
    return std::nullopt;
  }

  // The words of the noun phrase that begins at `at`.
  std::optional<std::string> phrase_at(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t noun = kNone32;
    for (std::uint32_t i = at; i < end; ++i) {
      const Token& t = tokens_[i];
      if (t.upos == Upos::kNoun || t.upos == Upos::kPropn) noun = i;
      const bool inside = t.upos == Upos::kDet || t.upos == Upos::kAdj || t.upos == Upos::kNoun ||
                          t.upos == Upos::kPropn || t.upos == Upos::kNum || t.lemma == "'s" || t.lemma == "’s" ||
                          (t.upos == Upos::kPron && (t.features & kPossessive));
      if (!inside) break;
    }
    if (noun == kNone32) return std::nullopt;
    const Mention* mention = mention_at(context_.analysis, noun);
    if (mention && mention->first_token >= at && mention->token_end <= end) return words_of(mention->head);
    return std::string{slice(context_.document.text, {tokens_[at].span.begin, tokens_[noun].span.end})};
  }

  // The parse gave the hearer to the words that follow: "told the border guards they were late".
  std::optional<std::string> right_behind(std::uint32_t verb) const {
    if (verb + 1 >= tokens_.size() || in_content(verb + 1)) return std::nullopt;
    const Mention* mention = mention_at(context_.analysis, verb + 1);
    if (!mention || mention->first_token != verb + 1 || mention->kind == MentionKind::kPronoun) return std::nullopt;
    return in_content(mention->head) ? std::nullopt : words_of(mention->head);
  }

  // "urged India to stop": the object is followed by an infinitive of the verb.
  bool begins_infinitive_frame(std::uint32_t verb, std::uint32_t object) const {
    for (const std::uint32_t c : tree_.children(verb)) {
      if (c <= object) continue;
      const Deprel relation = tokens_[c].deprel;
      const bool clause = relation == Deprel::kXcomp || relation == Deprel::kCcomp || relation == Deprel::kAdvcl;
      if (clause && (tokens_[c].features & kInfinitive) && tokens_[tree_.subtree_begin(c)].lemma == "to") return true;
    }
    return false;
  }

  // "said to the mayor", "a letter to the mayor", "testified before parliament"
  std::optional<std::string> behind_to(std::uint32_t head) const {
    for (const std::uint32_t c : tree_.children(head)) {
      if (c < head || in_content(c) || c == candidate_.speaker) continue;
      const Deprel relation = tokens_[c].deprel;
      if (relation != Deprel::kObl && relation != Deprel::kNmod) continue;
      const std::uint32_t begin = tree_.subtree_begin(c);
      const std::string_view first = tokens_[begin].lemma;
      if (begin >= c || (first != "to" && first != "before")) continue;
      const Mention* mention = mention_at(context_.analysis, c);
      if (mention && mention->head == c) return words_of(c);
    }
    return std::nullopt;
  }

  std::optional<std::string> words_of(std::uint32_t noun) const {
    const Token& t = tokens_[noun];
    std::uint32_t end = 0;
    const std::uint32_t sentence_end = context_.analysis.sentences[tree_.sentence_of(noun)].token_end;
    const std::string_view outlet = outlet_in_phrase(context_, tree_.subtree_begin(noun), sentence_end, end);
    if (!outlet.empty() && end > noun) return std::string{outlet};
    if (t.features & kReflexive) return std::nullopt;
    const Mention* mention = mention_at(context_.analysis, noun);
    if (mention && mention->head == noun) {
      if (mention->entity != kNone32) {
        const Entity& entity = context_.analysis.entities[mention->entity];
        if (mention->kind != MentionKind::kDescription) return entity.name;
      }
      if (mention->kind == MentionKind::kPronoun) return std::nullopt;
      return std::string{slice(context_.document.text, mention->span)};
    }
    if (t.upos != Upos::kNoun && t.upos != Upos::kPropn) return std::nullopt;
    const std::uint32_t begin = tree_.subtree_begin(noun);
    if (begin > noun) return std::nullopt;
    return std::string{slice(context_.document.text, {tokens_[begin].span.begin, t.span.end})};
  }

  const StatementContext& context_;
  const ClauseTree& tree_;
  const std::vector<Token>& tokens_;
  const Candidate& candidate_;
};

}  // namespace

std::optional<std::string> find_hearer(const StatementContext& context, const Candidate& candidate) {
  if (candidate.cue == kNone32 || candidate.cue >= context.analysis.tokens.size()) return std::nullopt;
  return HearerFinder(context, candidate).find();
}

}  // namespace onrecord

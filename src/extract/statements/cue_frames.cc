#include "extract/statements/cue_frames.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/extent.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 5> kUnrealModals = {"would", "could", "may", "might", "should"};
constexpr std::array<std::string_view, 3> kUnrealMarks = {"if", "unless", "whether"};

// The finder for one cue; keeps what its parts share.
class CueFrames {
 public:
  CueFrames(const StatementContext& context, std::uint32_t verb, const Cue& cue)
      : context_(context),
        tree_(context.tree),
        tokens_(context.analysis.tokens),
        verb_(verb),
        cue_(cue),
        sentence_(context.analysis.sentences[context.tree.sentence_of(verb)]) {}

  // Fills the content and the rule. Returns false if no frame of the cue is there.
  bool find(Candidate& candidate) {
    return clause_after(candidate) || medial(candidate) || clause_before(candidate) ||
           person_and_infinitive(candidate) || predicate(candidate) || infinitive(candidate) ||
           noun_phrase(candidate) || preposition(candidate);
  }

 private:
  Deprel relation(std::uint32_t token) const { return tokens_[token].deprel; }
  bool has(Frame frame) const { return (cue_.frames & frame) != 0; }

  // Returns the first token after "that" in the subtree of a clause head.
  std::uint32_t after_that(std::uint32_t clause) const {
    std::uint32_t begin = tree_.subtree_begin(clause);
    while (begin < clause && (tokens_[begin].upos == Upos::kPunct || tokens_[begin].lemma == "that") &&
           (tokens_[begin].upos == Upos::kPunct || relation(begin) == Deprel::kMark)) {
      // An opening quotation mark belongs to the content.
      if (context_.analysis.quotation_around({tokens_[begin].span.end, tokens_[begin].span.end}) != kNone32 &&
          tokens_[begin].upos == Upos::kPunct) {
        break;
      }
      ++begin;
    }
    return begin;
  }

  // Returns true if `token` begins another act of speech of the same speaker: ", adding that", "and warned".
  bool begins_another_cue(std::uint32_t token) const {
    if (token == verb_) return false;
    const Cue* other = verb_cue(context_, token);
    if (!other || other->type == StatementType::kAttitude) return false;
    const Token& t = tokens_[token];
    if (relation(token) == Deprel::kAdvcl && (t.features & (kGerund | kParticiple)) &&
        tree_.subject(token) == kNone32) {
      const std::uint32_t begin = tree_.subtree_begin(token);
      return begin > sentence_.first_token && tokens_[begin - 1].lemma == ",";
    }
    return false;
  }

  // Returns where content that begins with the subtree of `head` ends: its own subtree, and what the parser hung on the
  // cue behind it, up to another clause of the cue.
  std::uint32_t end_of_content(std::uint32_t head) const {
    std::uint32_t end = tree_.subtree_end(head);
    for (const std::uint32_t c : tree_.children(verb_)) {
      const std::uint32_t begin = tree_.subtree_begin(c);
      if (c <= verb_ || tree_.subtree_end(c) <= end || begin < end) continue;
      const Deprel r = relation(c);
      if (r == Deprel::kPunct) continue;
      if (r == Deprel::kConj || r == Deprel::kParataxis || r == Deprel::kCc || r == Deprel::kDiscourse) break;
      const bool after_comma = tokens_[begin - 1].lemma == "," || tokens_[begin - 1].lemma == "—";
      if ((r == Deprel::kAdvcl || r == Deprel::kObl || r == Deprel::kAdvmod) && after_comma) break;
      end = tree_.subtree_end(c);
    }
    // A gerund of speech behind a comma speaks for the same speaker, wherever the parser put it.
    for (std::uint32_t i = head + 1; i < end; ++i) {
      if (!begins_another_cue(i)) continue;
      end = tree_.subtree_begin(i);
      break;
    }
    return end;
  }

  bool take(Candidate& candidate, std::uint32_t first, std::uint32_t end, const char* rule) {
    const TextSpan span = content_span(context_, first, end);
    if (span.empty()) return false;
    candidate.content.push_back(span);
    candidate.rule = rule;
    return true;
  }

  // "said that ...", "said ...", "asked whether ..."
  bool clause_after(Candidate& candidate) {
    if (!has(kClauseFrame) && !has(kWhetherFrame) && !has(kQuoteFrame)) return false;
    std::uint32_t clause = kNone32;
    for (const std::uint32_t c : tree_.children(verb_)) {
      if (c < verb_) continue;
      const bool colon = relation(c) == Deprel::kParataxis && tree_.subtree_begin(c) > 0 &&
                         tokens_[tree_.subtree_begin(c) - 1].lemma == ":";
      if (relation(c) == Deprel::kCcomp || colon) {
        clause = c;
        break;
      }
    }
    if (clause == kNone32) return false;
    const std::uint32_t begin = after_that(clause);
    if (begin <= verb_) return false;
    if (!has(kClauseFrame) && !has(kWhetherFrame) &&
        context_.analysis.quotation_around(tokens_[clause].span) == kNone32) {
      return false;
    }
    const bool marked = begin > 0 && tokens_[begin - 1].lemma == "that";
    return take(candidate, begin, end_of_content(clause), marked ? "clause:that" : "clause:bare");
  }

  // "The bridge, she noted, will stay shut": the cue hangs in the clause it reports.
  bool medial(Candidate& candidate) {
    if (relation(verb_) != Deprel::kParataxis || !has(kClauseFrame)) return false;
    const std::uint32_t matrix = tokens_[verb_].head;
    if (matrix == kNone32) return false;
    const std::uint32_t begin = tree_.subtree_begin(verb_);
    const std::uint32_t end = tree_.subtree_end(verb_);
    return before_and_after(candidate, tree_.subtree_begin(matrix), begin, end, tree_.subtree_end(matrix));
  }

  // "..., he said", "..., said the minister"
  bool clause_before(Candidate& candidate) {
    if (!has(kClauseFrame)) return false;
    for (const std::uint32_t c : tree_.children(verb_)) {
      if (c > verb_) break;
      if (relation(c) != Deprel::kCcomp && relation(c) != Deprel::kParataxis && relation(c) != Deprel::kDep) continue;
      std::uint32_t phrase = tree_.subtree_end(c);  // Where the cue phrase begins.
      while (phrase < verb_ && tokens_[phrase].upos == Upos::kPunct) ++phrase;
      const std::uint32_t subject = tree_.subject(verb_);
      if (subject != kNone32 && subject < c) return false;
      return before_and_after(candidate, tree_.subtree_begin(c), phrase, sentence_.token_end, sentence_.token_end);
    }
    return false;
  }

  bool before_and_after(Candidate& candidate, std::uint32_t first, std::uint32_t phrase, std::uint32_t phrase_end,
                        std::uint32_t end) {
    while (first < phrase &&
           (relation(first) == Deprel::kCc || (tokens_[first].upos == Upos::kPunct && !opens(first)))) {
      ++first;
    }
    const TextSpan before = content_span(context_, first, phrase);
    const TextSpan after = content_span(context_, phrase_end, end);
    if (!before.empty()) candidate.content.push_back(before);
    if (!after.empty() && (before.empty() || after.begin >= before.end)) candidate.content.push_back(after);
    candidate.rule = after.empty() || before.empty() ? "clause:before" : "clause:around";
    return !candidate.content.empty() && !before.empty();
  }

  bool opens(std::uint32_t token) const {
    const std::uint32_t q = context_.analysis.quotation_around({tokens_[token].span.end, tokens_[token].span.end});
    return q != kNone32 && context_.analysis.quotations[q].span.begin == tokens_[token].span.begin;
  }

  std::uint32_t object() const {
    for (const std::uint32_t c : tree_.children(verb_)) {
      if (c > verb_ && (relation(c) == Deprel::kObj || relation(c) == Deprel::kIobj)) return c;
    }
    return kNone32;
  }

  // "urged them to ..."
  bool person_and_infinitive(Candidate& candidate) {
    if (!has(kPersonFrame)) return false;
    const std::uint32_t person = object();
    for (const std::uint32_t c : tree_.children(verb_)) {
      if (c < verb_) continue;
      const bool infinitive =
          (relation(c) == Deprel::kXcomp || relation(c) == Deprel::kCcomp || relation(c) == Deprel::kAdvcl) &&
          tree_.child(c, Deprel::kMark) != kNone32 && (tokens_[c].features & kInfinitive);
      if (!infinitive) continue;
      std::uint32_t first = tree_.subtree_begin(c);
      if (person != kNone32 && person < c) first = tree_.subtree_begin(person);
      return first > verb_ && take(candidate, first, end_of_content(c), "person-to");
    }
    return false;
  }

  // "called it a lie", "dismissed the figures as propaganda"
  bool predicate(Candidate& candidate) {
    if (!has(kPredicateFrame)) return false;
    const std::uint32_t thing = object();
    if (thing == kNone32) return false;
    for (const std::uint32_t c : tree_.children(verb_)) {
      if (c < thing) continue;
      const bool as = (relation(c) == Deprel::kObl || relation(c) == Deprel::kAdvcl || relation(c) == Deprel::kXcomp) &&
                      tokens_[tree_.subtree_begin(c)].lemma == "as";
      if (as || relation(c) == Deprel::kXcomp) {
        return take(candidate, tree_.subtree_begin(thing), end_of_content(c), "predicate");
      }
    }
    // "calling the offer a “bad joke”": the parser often sees one object with the quotation behind it.
    const std::uint32_t end = end_of_content(thing);
    const std::uint32_t q = quotation_from(context_.analysis, tokens_[thing].span.begin);
    const auto& quotations = context_.analysis.quotations;
    if (q < quotations.size() && quotations[q].span.begin < tokens_[end - 1].span.end && !has(kNounFrame)) {
      return take(candidate, tree_.subtree_begin(thing), end, "predicate");
    }
    return false;
  }

  // "promised to ..."
  bool infinitive(Candidate& candidate) {
    if (!has(kInfinitiveFrame)) return false;
    const std::uint32_t c = tree_.right_child(verb_, Deprel::kXcomp);
    if (c == kNone32 || !(tokens_[c].features & kInfinitive)) return false;
    return take(candidate, tree_.subtree_begin(c), end_of_content(c), "infinitive");
  }

  // "denied the charge", "accused them of ..."
  bool noun_phrase(Candidate& candidate) {
    if (!has(kNounFrame)) return false;
    const std::uint32_t thing = object();
    if (thing == kNone32) return false;
    const Upos upos = tokens_[thing].upos;
    const bool person_first = cue_.act == Act::kAccuse || cue_.act == Act::kPraise || cue_.act == Act::kCondemn;
    if (upos == Upos::kPron && !person_first) return false;
    if (upos == Upos::kNum || (tokens_[thing].features & kReflexive)) return false;
    const std::uint32_t first = tree_.subtree_begin(thing);
    return first > verb_ && take(candidate, first, end_of_content(thing), "noun");
  }

  // "called for ...", "warned of ..."
  bool preposition(Candidate& candidate) {
    if (cue_.prepositions.empty()) return false;
    for (const std::uint32_t c : tree_.children(verb_)) {
      if (c < verb_) continue;
      if (relation(c) != Deprel::kObl && relation(c) != Deprel::kAdvcl && relation(c) != Deprel::kXcomp &&
          relation(c) != Deprel::kNmod) {
        continue;
      }
      const std::uint32_t begin = tree_.subtree_begin(c);
      if (begin <= verb_ || begin + 1 >= sentence_.token_end) continue;
      const std::string_view word = tokens_[begin].lemma;
      if (std::find(cue_.prepositions.begin(), cue_.prepositions.end(), word) == cue_.prepositions.end()) continue;
      const TextSpan cue = tokens_[begin].span;
      if (!take(candidate, begin + 1, end_of_content(c), "preposition")) continue;
      candidate.cue_span.end = std::max(candidate.cue_span.end, begin == verb_ + 1 ? cue.end : candidate.cue_span.end);
      return true;
    }
    return false;
  }

  const StatementContext& context_;
  const ClauseTree& tree_;
  const std::vector<Token>& tokens_;
  const std::uint32_t verb_;
  const Cue& cue_;
  const Sentence& sentence_;
};

}  // namespace

const Cue* verb_cue(const StatementContext& context, std::uint32_t token) {
  const Token& t = context.analysis.tokens[token];
  if (t.upos != Upos::kVerb) return nullptr;
  // A particle makes another verb: "rule out", "point out".
  for (const std::uint32_t c : context.tree.children(token)) {
    const Token& particle = context.analysis.tokens[c];
    const bool close = c == token + 1 && (particle.deprel == Deprel::kAdvmod || particle.deprel == Deprel::kXcomp);
    if (c < token || (particle.deprel != Deprel::kCompoundPrt && !close)) continue;
    const std::string both = std::string{t.lemma} + ' ' + std::string{particle.lemma};
    if (const Cue* cue = context.cues.verb(both)) return cue;
  }
  return context.cues.verb(t.lemma);
}

bool is_unreal(const StatementContext& context, std::uint32_t cue) {
  const ClauseTree& tree = context.tree;
  const Token& t = tree.token(cue);
  if (tree.is_negated(cue) || tree.has_auxiliary(cue, kUnrealModals)) return true;
  if (t.deprel == Deprel::kAmod || (t.features & kImperative)) return true;
  const std::uint32_t mark = tree.child(cue, Deprel::kMark);
  if (mark != kNone32) {
    const std::string_view word = tree.token(mark).lemma;
    if (std::find(kUnrealMarks.begin(), kUnrealMarks.end(), word) != kUnrealMarks.end()) return true;
    if (word == "to") return true;  // "refused to say", "plans to announce": nothing is said yet.
  }
  // "did not admit or deny": the negation of the first verb holds for the second without a subject of its own.
  if (t.deprel == Deprel::kConj && t.head != kNone32 && tree.subject(cue) == kNone32) {
    return tree.is_negated(t.head) || tree.has_auxiliary(t.head, kUnrealModals);
  }
  return false;
}

bool frame_content(const StatementContext& context, std::uint32_t verb, const Cue& cue, Candidate& candidate) {
  candidate.cue = verb;
  candidate.cue_span = context.analysis.tokens[verb].span;
  return CueFrames(context, verb, cue).find(candidate);
}

}  // namespace onrecord

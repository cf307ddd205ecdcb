#include "extract/statements/frame_act.h"

#include <fmt/format.h>
#include <algorithm>
#include <string>

#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"

namespace onrecord {
namespace {

// The frame in which the content stands, named as in table "cues".
struct FrameSeen {
  std::string name;
  std::uint32_t object = kNone32;  // Head of the first noun phrase of the content.
};

// "called the raid reckless": parses take the words behind such a cue for a clause now and then.
bool predicates(const Cue& cue) {
  return (cue.frames & kPredicateFrame) && !(cue.frames & kClauseFrame);
}

FrameSeen frame_of(const StatementContext& context, const Candidate& candidate, const Cue& cue) {
  const auto& tokens = context.analysis.tokens;
  const ClauseTree& tree = context.tree;
  FrameSeen seen;
  const std::uint32_t first = context.analysis.token_at(candidate.content.front().begin);
  if (first >= tokens.size() || first < candidate.cue) {
    seen.name = "q";
    return seen;
  }
  std::uint32_t before = first;
  while (before > candidate.cue + 1 && tokens[before - 1].upos == Upos::kPunct) --before;
  const std::string_view word = tokens[before - 1].lemma;
  for (const std::uint32_t c : tree.children(candidate.cue)) {
    if (c > candidate.cue && (tokens[c].deprel == Deprel::kObj || tokens[c].deprel == Deprel::kIobj)) {
      seen.object = c;
      break;
    }
  }
  // "called the raids on the port reckless": the preposition belongs to the object.
  const bool object_first = seen.object != kNone32 && seen.object < before - 1;
  if (before - 1 > candidate.cue && !object_first &&
      std::find(cue.prepositions.begin(), cue.prepositions.end(), word) != cue.prepositions.end()) {
    seen.name = "p:" + std::string{word};
    return seen;
  }
  if (tokens[first].lemma == "to" && first + 1 < tokens.size() && (tokens[first + 1].features & kInfinitive)) {
    seen.name = "i";
    return seen;
  }
  const bool clausal = tree.child(candidate.cue, Deprel::kCcomp) != kNone32 && !predicates(cue);
  if (word == "that" || clausal) {
    seen.name = "c";
    return seen;
  }
  if (seen.object == kNone32 && first != candidate.cue + 1 && !predicates(cue)) {
    seen.name = "q";
    return seen;
  }
  seen.name = (cue.frames & kPredicateFrame) ? "a" : "n";
  return seen;
}

bool known_frame(std::string_view frame) {
  return frame == "any" || frame == "c" || frame == "q" || frame == "i" || frame == "n" || frame == "a" ||
         frame == "o" || frame.starts_with("p:");
}

}  // namespace

Result<std::unique_ptr<FrameActs>> FrameActs::open(const Lexicon& lexicon) {
  auto acts = std::make_unique<FrameActs>();
  const LexiconTable& rules = lexicon.table("cue_acts");
  for (std::size_t row = 0; row < rules.rows(); ++row) {
    Rule rule;
    const std::string_view lemma = rules.field(row, rules.column("lemma"));
    rule.frame = rules.field(row, rules.column("frame"));
    rule.object = rules.field(row, rules.column("object"));
    const auto act = act_named(rules.field(row, rules.column("act")));
    if (!act || !known_frame(rule.frame)) {
      return Error{fmt::format("lexicon table cue_acts, \"{}\": unknown act or frame", lemma)};
    }
    rule.act = *act;
    acts->rules_[lemma].push_back(rule);
  }
  const LexiconTable& words = lexicon.table("evaluations");
  for (std::size_t row = 0; row < words.rows(); ++row) {
    acts->evaluations_[words.field(row, words.column("word"))] = words.field(row, words.column("kind")) == "praise";
  }
  return acts;
}

Act FrameActs::act_of(const StatementContext& context, const Candidate& candidate) const {
  const auto& tokens = context.analysis.tokens;
  if (candidate.cue >= tokens.size() || tokens[candidate.cue].upos != Upos::kVerb) return candidate.act;
  const Cue* cue = verb_cue(context, candidate.cue);
  if (!cue || candidate.content.empty()) return candidate.act;
  const FrameSeen frame = frame_of(context, candidate, *cue);
  Act act = candidate.act;
  std::string lemma{tokens[candidate.cue].lemma};
  for (const std::uint32_t c : context.tree.children(candidate.cue)) {
    if (c == candidate.cue + 1 && context.cues.verb(lemma + ' ' + std::string{tokens[c].lemma}) == cue) {
      lemma += ' ' + std::string{tokens[c].lemma};
      break;
    }
  }
  const auto rules = rules_.find(lemma);
  if (rules != rules_.end()) {
    std::size_t closest = 0;
    for (const Rule& rule : rules->second) {
      if (rule.frame != "any" && rule.frame != frame.name) continue;
      const bool object = frame.object != kNone32 && tokens[frame.object].lemma == rule.object;
      if (!rule.object.empty() && !object) continue;
      const std::size_t fits = 1 + (rule.frame != "any") + 2 * !rule.object.empty();
      if (fits <= closest) continue;
      closest = fits;
      act = rule.act;
    }
  }
  if (frame.name != "a" || act != Act::kSay) return act;
  // What the thing is called: the words behind it.
  for (const TextSpan span : candidate.content) {
    for (std::uint32_t i = context.analysis.token_at(span.begin); i < tokens.size() && tokens[i].span.begin < span.end;
         ++i) {
      const auto word = evaluations_.find(tokens[i].lemma);
      if (word == evaluations_.end() || i == frame.object || context.tree.is_negated(i)) continue;
      return word->second ? Act::kPraise : Act::kCondemn;
    }
  }
  return act;
}

}  // namespace onrecord

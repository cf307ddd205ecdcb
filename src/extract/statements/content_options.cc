#include "extract/statements/content_options.h"

#include <algorithm>

#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/cue_subject.h"
#include "extract/statements/extent.h"
#include "record/document.h"

namespace onrecord {
namespace {

class OptionFinder {
 public:
  OptionFinder(const StatementContext& context, OptionSet& set)
      : context_(context),
        tree_(context.tree),
        tokens_(context.analysis.tokens),
        set_(set),
        cue_(set.trigger),
        sentence_(context.analysis.sentences[context.tree.sentence_of(set.trigger)]) {}

  void run() {
    sentence_end_ = sentence_.token_end;
    while (sentence_end_ > sentence_.first_token + 1 && tokens_[sentence_end_ - 1].upos == Upos::kPunct)
      --sentence_end_;
    if (tokens_[cue_].upos == Upos::kNoun || tokens_[cue_].upos == Upos::kAdj) {
      behind_noun();
    } else {
      behind();
      before();
      before_by_looks();
      quotations();
    }
  }

  // The content of the lexicon's frame is an option too, if it is not there yet.
  void add_frame(const std::vector<TextSpan>& content) {
    for (const TextSpan span : content) {
      if (span.overlaps(tokens_[cue_].span)) return;
    }
    if (content.size() == 1) add_spans(OptionKind::kFrame, 0, 0, 0, {content[0]});
    if (content.size() == 2) add_spans(OptionKind::kFrame, 0, 0, 0, {content[0], content[1]});
  }

 private:
  void add(OptionKind kind, std::uint8_t ending, std::uint32_t first, std::uint32_t end) {
    while (first < end && tokens_[first].lemma == "that" && tokens_[first].upos == Upos::kSconj) ++first;
    if (first >= end) return;
    const TextSpan span = content_span(context_, first, end);
    if (span.empty() || span.overlaps(tokens_[cue_].span)) return;
    add_spans(kind, ending, first, end, {span});
  }

  void add_spans(OptionKind kind, std::uint8_t ending, std::uint32_t first, std::uint32_t end,
                 std::initializer_list<TextSpan> spans) {
    for (const ContentOption& other : set_.options) {
      if (std::equal(other.spans.begin(), other.spans.end(), spans.begin(), spans.end())) return;
    }
    ContentOption option;
    option.kind = kind;
    option.ending = ending;
    option.first = first;
    option.end = end;
    option.spans.assign(spans);
    set_.options.push_back(std::move(option));
  }

  // Adds an option for each place where content that begins at `first` with the subtree of `head` may end: with its own
  // subtree, with the sentence, or at a mark or conjunction between.
  void add_ends(OptionKind kind, std::uint32_t first, std::uint32_t head) {
    if (head != kNone32) {
      const std::uint32_t own = std::min(tree_.subtree_end(head), sentence_.token_end);
      add(kind, 0, first, own);
      add(kind, 1, first, clause_end(own));
    }
    add(kind, 2, first, sentence_end_);
    int cuts = 0;
    for (std::uint32_t i = first + 1; i < sentence_end_ && cuts < 8; ++i) {
      const Token& t = tokens_[i];
      std::uint8_t ending = 0;
      if (t.lemma == ",") {
        ending = 3;
      } else if (t.lemma == ":" || t.lemma == ";") {
        ending = 5;
      } else if (t.lemma == "—" || t.lemma == "–" || t.lemma == "-" || t.lemma == "(") {
        ending = 6;
      } else if (t.deprel == Deprel::kCc && t.head != kNone32 && verb_cue(context_, t.head) != nullptr) {
        ending = 7;
      } else if (t.deprel == Deprel::kMark && t.head != kNone32 && t.head > i && t.lemma != "that" && t.lemma != "to") {
        ending = 4;
      }
      if (ending == 0) continue;
      add(kind, ending, first, i);
      ++cuts;
    }
  }

  // What the parser hung on the cue behind `end` goes on with the content, up to another clause of the cue.
  std::uint32_t clause_end(std::uint32_t end) const {
    for (const std::uint32_t c : tree_.children(cue_)) {
      const std::uint32_t begin = tree_.subtree_begin(c);
      if (c <= cue_ || tree_.subtree_end(c) <= end || begin < end) continue;
      const Deprel relation = tokens_[c].deprel;
      if (relation == Deprel::kPunct) continue;
      if (relation == Deprel::kConj || relation == Deprel::kParataxis || relation == Deprel::kCc) break;
      if (tokens_[begin - 1].lemma == ",") break;
      end = tree_.subtree_end(c);
    }
    return end;
  }

  std::uint32_t after_mark(std::uint32_t head) const {
    std::uint32_t begin = tree_.subtree_begin(head);
    while (begin < head && tokens_[begin].deprel == Deprel::kMark && tokens_[begin].lemma == "that") ++begin;
    return begin;
  }

  // Returns true for a mark that links a clause and says nothing of it: "by", "for"; not "to", "if" or "whether".
  bool only_links(std::uint32_t token) const {
    const Token& t = tokens_[token];
    return t.deprel == Deprel::kMark && t.lemma != "to" && t.lemma != "if" && t.lemma != "whether";
  }

  void behind() {
    for (const std::uint32_t c : tree_.children(cue_)) {
      if (c < cue_) continue;
      const std::uint32_t begin = tree_.subtree_begin(c);
      if (begin <= cue_) continue;
      switch (tokens_[c].deprel) {
        case Deprel::kCcomp:
          add_ends(OptionKind::kClause, after_mark(c), c);
          break;
        case Deprel::kXcomp:
          add_ends(OptionKind::kInfinitive, begin, c);
          break;
        case Deprel::kObj:
        case Deprel::kIobj:
          add_ends(OptionKind::kObject, begin, c);
          break;
        case Deprel::kObl:
        case Deprel::kNmod:
        case Deprel::kAdvmod:
          add_ends(OptionKind::kPreposition, tokens_[begin].deprel == Deprel::kCase ? begin + 1 : begin, c);
          break;
        case Deprel::kAdvcl:
          add_ends(OptionKind::kAdverbial, only_links(begin) ? begin + 1 : begin, c);
          break;
        case Deprel::kParataxis:
          add_ends(OptionKind::kParataxis, begin, c);
          break;
        default:
          continue;
      }
      if (set_.options.size() > 40) break;
    }
    surface();
  }

  // What stands behind the cue, whatever the parser made of it: behind "that", or all of it.
  void surface() {
    std::uint32_t rest = cue_ + 1;
    while (rest < sentence_end_ && (tokens_[rest].deprel == Deprel::kCompoundPrt || tokens_[rest].upos == Upos::kAdv ||
                                    tokens_[rest].lemma == ":" || tokens_[rest].lemma == ",")) {
      ++rest;
    }
    for (std::uint32_t i = cue_ + 1; i < sentence_end_ && i < cue_ + 16; ++i) {
      if (tokens_[i].lemma == "that" && tokens_[i].upos == Upos::kSconj) {
        add_ends(OptionKind::kThat, i + 1, kNone32);
        return;
      }
      if (tokens_[i].upos == Upos::kVerb && i > rest) break;
    }
    if (rest < sentence_end_) add_ends(OptionKind::kRest, rest, kNone32);
  }

  // Returns where the cue phrase begins by its looks, whatever the parser made of it: a cue right behind a comma
  // ("..., said the minister"), or nominal words between the comma and the cue ("..., the minister said"). kNone32 if
  // it looks like none.
  std::uint32_t phrase_by_looks() const {
    constexpr std::uint32_t kLongestPhrase = 12;
    std::uint32_t i = cue_;
    while (i > sentence_.first_token && (tokens_[i - 1].upos == Upos::kAux || tokens_[i - 1].upos == Upos::kAdv)) --i;
    for (std::uint32_t steps = 0; steps < kLongestPhrase && i > sentence_.first_token; ++steps, --i) {
      switch (tokens_[i - 1].upos) {
        case Upos::kPunct:
          return tokens_[i - 1].lemma == "-" ? kNone32 : i;
        case Upos::kDet:
        case Upos::kAdj:
        case Upos::kNoun:
        case Upos::kPropn:
        case Upos::kPron:
        case Upos::kNum:
        case Upos::kAdp:
        case Upos::kPart:
          break;
        default:
          return kNone32;
      }
    }
    return kNone32;
  }

  void before_by_looks() {
    const Cue* cue = verb_cue(context_, cue_);
    if (!cue || !(cue->frames & kQuoteFrame) || !(tokens_[cue_].features & kFinite)) return;
    const std::uint32_t phrase = phrase_by_looks();
    if (phrase == kNone32 || phrase <= sentence_.first_token + 1) return;
    std::uint32_t begin = sentence_.first_token;
    while (begin < phrase && tokens_[begin].deprel == Deprel::kCc) ++begin;
    add(OptionKind::kBefore, 3, begin, phrase);
    if (cue_ + 1 < sentence_end_ && tokens_[cue_ + 1].upos == Upos::kPunct) {
      around(3, begin, phrase, cue_ + 1, sentence_end_);
    }
  }

  void before() {
    // The cue phrase: the subject, if it stands right before the cue, and the cue.
    std::uint32_t phrase = cue_;
    const std::uint32_t subject = tree_.subject(cue_);
    if (subject != kNone32 && subject < cue_) phrase = tree_.subtree_begin(subject);
    for (const std::uint32_t c : tree_.children(cue_)) {
      if (c < phrase && tokens_[c].deprel == Deprel::kAdvmod && c + 1 == phrase) phrase = c;
    }
    if (phrase <= sentence_.first_token) return;
    const bool comma = tokens_[phrase - 1].upos == Upos::kPunct;
    const bool matrix = tokens_[cue_].deprel == Deprel::kParataxis;
    std::uint32_t clause = kNone32;
    for (const std::uint32_t c : tree_.children(cue_)) {
      if (c < phrase && (tokens_[c].deprel == Deprel::kCcomp || tokens_[c].deprel == Deprel::kParataxis)) clause = c;
    }
    if (!comma && !matrix && clause == kNone32) return;
    std::uint32_t begin = sentence_.first_token;
    while (begin < phrase && tokens_[begin].deprel == Deprel::kCc) ++begin;
    add(OptionKind::kBefore, 2, begin, phrase);
    if (clause != kNone32) add(OptionKind::kBefore, 0, tree_.subtree_begin(clause), phrase);
    if (matrix && tokens_[cue_].head != kNone32) {
      const std::uint32_t head_begin = tree_.subtree_begin(tokens_[cue_].head);
      add(OptionKind::kBefore, 1, head_begin, phrase);
      around(1, head_begin, phrase, tree_.subtree_end(cue_),
             std::min(tree_.subtree_end(tokens_[cue_].head), sentence_end_));
    }
    around(2, begin, phrase, tree_.subtree_end(cue_), sentence_end_);
  }

  // Returns true if the stretch begins with an opening mark or ends with a closing one.
  bool is_quotation(TextSpan span) const {
    const auto& quotations = context_.analysis.quotations;
    for (std::uint32_t q = quotation_from(context_.analysis, span.begin);
         q < quotations.size() && quotations[q].span.begin < span.end; ++q) {
      if (quotations[q].span.begin == span.begin || quotations[q].span.end == span.end) return true;
    }
    return false;
  }

  void around(std::uint8_t ending, std::uint32_t begin, std::uint32_t phrase, std::uint32_t phrase_end,
              std::uint32_t end) {
    if (begin >= phrase || phrase_end >= end) return;
    const TextSpan left = content_span(context_, begin, phrase);
    const TextSpan right = content_span(context_, phrase_end, end);
    if (left.empty() || right.empty() || left.end > right.begin || left.overlaps(tokens_[cue_].span)) return;
    if (is_quotation(left) && !is_quotation(right)) return;  // “...,” she said, and left.
    add_spans(OptionKind::kAround, ending, begin, phrase, {left, right});
  }

  void quotations() {
    const auto& quotations = context_.analysis.quotations;
    const TextSpan cue = tokens_[cue_].span;
    if (quotations.empty() || context_.analysis.quotation_around(cue) != kNone32) return;
    const std::uint32_t next = outer(quotation_from(context_.analysis, cue.end));
    const TextSpan block = context_.document.blocks[sentence_.block].span;
    TextSpan behind{}, left{};
    if (next < quotations.size() && block.contains(quotations[next].span) &&
        context_.analysis.token_at(quotations[next].span.begin) < cue_ + 25 &&
        quotations[next].span.begin <= sentence_.span.end) {
      behind = quotations[next].span;
    }
    for (std::uint32_t q = next; q-- > 0;) {
      if (quotations[q].parent != kNone32 || quotations[q].span.end > cue.begin) continue;
      if (block.contains(quotations[q].span) && context_.analysis.token_at(quotations[q].span.end) + 16 > cue_)
        left = quotations[q].span;
      break;
    }
    if (!left.empty()) add_spans(OptionKind::kQuoteBefore, 0, 0, 0, {left});
    if (!behind.empty()) add_spans(OptionKind::kQuoteBehind, 0, 0, 0, {behind});
    if (!left.empty() && !behind.empty()) add_spans(OptionKind::kQuoteBoth, 0, 0, 0, {left, behind});
  }

  std::uint32_t outer(std::uint32_t q) const {
    const auto& quotations = context_.analysis.quotations;
    while (q < quotations.size() && quotations[q].parent != kNone32) ++q;
    return q;
  }

  void behind_noun() {
    for (const std::uint32_t c : tree_.children(cue_)) {
      if (c < cue_) continue;
      const std::uint32_t begin = tree_.subtree_begin(c);
      if (begin <= cue_) continue;
      const Deprel relation = tokens_[c].deprel;
      if (relation == Deprel::kAcl || relation == Deprel::kCcomp || relation == Deprel::kXcomp ||
          relation == Deprel::kAdvcl) {
        add_ends(OptionKind::kNounClause, after_mark(c), c);
      } else if (relation == Deprel::kNmod || relation == Deprel::kObl) {
        add_ends(OptionKind::kNounPhrase, tokens_[begin].deprel == Deprel::kCase ? begin + 1 : begin, c);
      }
      if (set_.options.size() > 24) return;
    }
  }

  const StatementContext& context_;
  const ClauseTree& tree_;
  const std::vector<Token>& tokens_;
  OptionSet& set_;
  const std::uint32_t cue_;
  const Sentence& sentence_;
  std::uint32_t sentence_end_ = 0;
};

}  // namespace

bool is_trigger(const StatementContext& context, std::uint32_t token) {
  const Token& t = context.analysis.tokens[token];
  if (t.upos == Upos::kVerb) return t.deprel != Deprel::kCase && t.deprel != Deprel::kAmod;  // "according to"
  if (t.upos != Upos::kNoun && t.upos != Upos::kAdj) return false;
  for (const std::uint32_t c : context.tree.children(token)) {
    if (c < token) continue;
    const Deprel relation = context.analysis.tokens[c].deprel;
    if (relation == Deprel::kAcl || relation == Deprel::kCcomp || relation == Deprel::kXcomp) return true;
    if ((relation == Deprel::kNmod || relation == Deprel::kObl) && context.cues.noun(t.lemma)) return true;
  }
  return false;
}

void find_options(const StatementContext& context, std::uint32_t trigger, OptionSet& set) {
  set.trigger = trigger;
  set.options.clear();
  set.options.emplace_back();
  set.passed_on = false;
  const Token& t = context.analysis.tokens[trigger];
  if (t.upos == Upos::kVerb) {
    set.speaker = subject_of_cue(context, trigger, set.passed_on);
  } else {
    set.speaker = context.tree.child(trigger, Deprel::kNmodPoss);
    if (set.speaker == kNone32) set.speaker = context.tree.subject(trigger);
  }
  set.frame = "";
  set.frame_spans.clear();
  set.unreal = false;
  OptionFinder finder(context, set);
  finder.run();
  if (t.upos != Upos::kVerb) return;
  set.unreal = is_unreal(context, trigger);
  const Cue* cue = verb_cue(context, trigger);
  Candidate candidate;
  if (cue && frame_content(context, trigger, *cue, candidate)) {
    set.frame = candidate.rule;
    set.frame_spans = candidate.content;
    finder.add_frame(candidate.content);
  }
}

}  // namespace onrecord

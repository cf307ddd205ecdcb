#include "extract/statements/content_options.h"

#include <algorithm>

#include "extract/statements/attribution_feature.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/cue_subject.h"
#include "extract/statements/extent.h"
#include "extract/statements/speaker.h"
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

  void around(std::uint8_t ending, std::uint32_t begin, std::uint32_t phrase, std::uint32_t phrase_end,
              std::uint32_t end) {
    if (begin >= phrase || phrase_end >= end) return;
    const TextSpan left = content_span(context_, begin, phrase);
    const TextSpan right = content_span(context_, phrase_end, end);
    if (left.empty() || right.empty() || left.end > right.begin || left.overlaps(tokens_[cue_].span)) return;
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

std::uint64_t length_class(std::uint32_t length) {
  if (length < 4) return length;
  if (length < 8) return 4;
  if (length < 16) return 5;
  if (length < 32) return 6;
  return 7;
}

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

void option_features(const StatementContext& context, const OptionSet& set, const ContentOption& option,
                     FeatureList& features) {
  if (option.kind == OptionKind::kNone) {
    features.add(AttributionFeature(1));
    return;
  }
  const auto& tokens = context.analysis.tokens;
  const ClauseTree& tree = context.tree;
  const Token& t = tokens[set.trigger];
  std::uint64_t lemma = word_hash(t.lemma);
  for (const std::uint32_t c : tree.children(set.trigger)) {
    if (tokens[c].deprel == Deprel::kCompoundPrt) lemma = lemma * 31 + word_hash(tokens[c].lemma);
  }
  const Cue* cue = t.upos == Upos::kVerb ? verb_cue(context, set.trigger) : context.cues.noun(t.lemma);
  const std::uint64_t cue_class =
      cue ? 1 + static_cast<std::uint64_t>(cue->act) * 2 + static_cast<std::uint64_t>(cue->type) : 0;
  const std::uint64_t cue_type = cue ? 1 + static_cast<std::uint64_t>(cue->type) : 0;
  const auto kind = static_cast<std::uint64_t>(option.kind);
  const std::uint64_t way = kind * 8 + option.ending;
  const std::uint64_t speaker = phrase_class(context, set.speaker);
  const std::uint64_t form =
      t.features & (kPast | kPresent | kFinite | kInfinitive | kGerund | kParticiple | kPassive | kImperative);
  const auto put = [&](const AttributionFeature& hash) { features.add(hash); };

  // The word.
  put(AttributionFeature(2).with(lemma));
  put(AttributionFeature(3).with(lemma).with(kind));
  put(AttributionFeature(4).with(cue_class).with(kind));
  put(AttributionFeature(5).with(lemma).with(way));
  put(AttributionFeature(6).with(cue_type).with(way));
  put(AttributionFeature(7).with(speaker).with(kind));
  put(AttributionFeature(8).with(speaker).with(cue_class));
  put(AttributionFeature(9).with(static_cast<std::uint64_t>(t.deprel)).with(kind));
  put(AttributionFeature(10).with(form).with(kind));
  put(AttributionFeature(11).with(form).with(static_cast<std::uint64_t>(t.deprel)).with(cue_type));
  put(AttributionFeature(12).with(static_cast<std::uint64_t>(t.upos)).with(kind));
  put(AttributionFeature(13).with(lemma).with(speaker));
  const std::uint64_t sense = t.upos == Upos::kVerb ? t.sense >> 8 : 256u + (t.sense & 0xFFu);
  put(AttributionFeature(25).with(sense).with(kind));
  put(AttributionFeature(26).with(sense).with(way));
  put(AttributionFeature(27).with(t.cluster).with(kind));
  put(AttributionFeature(28).with(sense).with(speaker));
  put(AttributionFeature(29).with(t.cluster).with(speaker));
  std::uint64_t auxiliaries = tree.is_negated(set.trigger) ? 7 : 0;
  std::uint64_t mark = 0;
  std::uint64_t has = 0;
  for (const std::uint32_t c : tree.children(set.trigger)) {
    const Deprel relation = tokens[c].deprel;
    if (relation == Deprel::kAux) auxiliaries = auxiliaries * 131 + word_hash(tokens[c].lemma) % 127;
    if (relation == Deprel::kMark) mark = word_hash(tokens[c].lemma);
    if (relation == Deprel::kCcomp) has |= c > set.trigger ? 1u : 2u;
    if (relation == Deprel::kXcomp) has |= 4;
    if (relation == Deprel::kObj) has |= 8;
    if (relation == Deprel::kObl) has |= 16;
  }
  put(AttributionFeature(14).with(auxiliaries).with(cue_type));
  put(AttributionFeature(15).with(mark).with(cue_type));
  put(AttributionFeature(16).with(has).with(kind));
  put(AttributionFeature(17).with(has).with(cue_class).with(kind));
  if (t.head != kNone32) {
    put(AttributionFeature(18)
            .with(word_hash(tokens[t.head].lemma))
            .with(static_cast<std::uint64_t>(t.deprel))
            .with(cue_type));
  }
  const bool quoted = context.analysis.quotation_around(t.span) != kNone32;
  put(AttributionFeature(19).with(quoted).with(kind).with(cue_type));
  put(AttributionFeature(20).with(quoted).with(speaker));
  put(AttributionFeature(21).with(quoted).with(lemma));
  put(AttributionFeature(22)
          .with(static_cast<std::uint64_t>(
              context.document.blocks[context.analysis.sentences[tree.sentence_of(set.trigger)].block].kind))
          .with(cue_type));
  put(AttributionFeature(23).with(auxiliaries).with(lemma));
  put(AttributionFeature(24).with(mark).with(form));

  const bool framed = option.spans == set.frame_spans;
  const std::uint64_t frame = word_hash(set.frame);
  put(AttributionFeature(60).with(frame).with(framed));
  put(AttributionFeature(61).with(frame).with(framed).with(lemma));
  put(AttributionFeature(62).with(frame).with(framed).with(speaker));
  put(AttributionFeature(63).with(set.unreal).with(cue_type));
  put(AttributionFeature(64).with(set.unreal).with(frame).with(lemma));

  // The stretch.
  const TextSpan first = option.spans.front();
  const TextSpan last = option.spans.back();
  const std::uint32_t begin = context.analysis.token_at(first.begin);
  const std::uint32_t end = context.analysis.token_at(last.end > 0 ? last.end - 1 : 0) + 1;
  const Sentence& sentence = context.analysis.sentences[tree.sentence_of(set.trigger)];
  const std::uint64_t before = begin > 0 ? word_hash(tokens[begin - 1].lemma) : 0;
  const std::uint64_t behind = end < tokens.size() ? word_hash(tokens[end].lemma) : 0;
  const std::uint64_t behind_upos = end < tokens.size() ? static_cast<std::uint64_t>(tokens[end].upos) : 20;
  const bool at_end = end + 1 >= sentence.token_end;
  put(AttributionFeature(30).with(before).with(way));
  put(AttributionFeature(31).with(before).with(lemma));
  std::uint64_t edge = 0;  // What the stretch begins behind: the sentence's begin, a mark or a word.
  if (begin > sentence.first_token) {
    edge = tokens[begin - 1].upos != Upos::kPunct ? 1
           : tokens[begin - 1].lemma == ","       ? 2
           : tokens[begin - 1].lemma == ":"       ? 3
                                                  : 4;
  }
  put(AttributionFeature(52).with(edge).with(way));
  put(AttributionFeature(53).with(edge).with(kind).with(cue_class));
  put(AttributionFeature(32).with(behind).with(way));
  put(AttributionFeature(33).with(behind_upos).with(way));
  put(AttributionFeature(34).with(at_end).with(way).with(cue_type));
  if (begin < tokens.size()) {
    put(AttributionFeature(35).with(static_cast<std::uint64_t>(tokens[begin].upos)).with(kind));
    put(AttributionFeature(36).with(word_hash(tokens[begin].lemma)).with(kind).with(cue_type));
    put(AttributionFeature(37).with(static_cast<std::uint64_t>(tokens[begin].upos)).with(lemma));
  }
  put(AttributionFeature(38).with(length_class(end - begin)).with(way));
  put(AttributionFeature(39)
          .with(length_class(begin > set.trigger ? begin - set.trigger : set.trigger - begin))
          .with(kind)
          .with(begin > set.trigger));
  std::vector<TextSpan> quotes;
  const StatementKind quotation = kind_of(context, option.spans, quotes);
  put(AttributionFeature(40).with(static_cast<std::uint64_t>(quotation)).with(kind));
  put(AttributionFeature(41).with(static_cast<std::uint64_t>(quotation)).with(lemma));
  put(AttributionFeature(42).with(static_cast<std::uint64_t>(quotation)).with(cue_class).with(at_end));
  std::uint64_t commas = 0, cues = 0;
  bool verb = false, holds_speaker = false;
  for (std::uint32_t i = begin; i < end && i < begin + 64; ++i) {
    commas += tokens[i].lemma == ",";
    verb |= (tokens[i].features & kFinite) != 0;
    holds_speaker |= i == set.speaker;
    cues += tokens[i].upos == Upos::kVerb && context.cues.verb(tokens[i].lemma) != nullptr;
  }
  put(AttributionFeature(43).with(std::min<std::uint64_t>(commas, 3)).with(way));
  put(AttributionFeature(49).with(std::min<std::uint64_t>(cues, 3)).with(way));
  put(AttributionFeature(50)
          .with(std::min<std::uint64_t>(cues, 3))
          .with(static_cast<std::uint64_t>(quotation))
          .with(kind));
  put(AttributionFeature(44).with(verb).with(kind));
  put(AttributionFeature(45).with(holds_speaker).with(kind));
  // ", she said,": the cue phrase is set off, so the clause goes on behind it.
  const bool set_off = set.trigger + 1 < tokens.size() && tokens[set.trigger + 1].lemma == "," && !at_end;
  put(AttributionFeature(51).with(set_off).with(kind).with(
      begin < tokens.size() ? static_cast<std::uint64_t>(tokens[begin].upos) : 0));
  // What stands right behind the stretch and hangs on what.
  if (end < sentence.token_end) {
    std::uint32_t next = end;
    if (tokens[next].upos == Upos::kPunct && next + 1 < sentence.token_end) ++next;
    put(AttributionFeature(46)
            .with(static_cast<std::uint64_t>(tokens[next].deprel))
            .with(tokens[next].head == set.trigger)
            .with(way));
    put(AttributionFeature(47).with(word_hash(tokens[next].lemma)).with(option.ending));
  }
  if (option.spans.size() > 1) put(AttributionFeature(48).with(kind).with(lemma));
}

}  // namespace onrecord

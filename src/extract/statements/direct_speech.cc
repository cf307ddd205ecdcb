#include "extract/statements/direct_speech.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/cue_subject.h"
#include "extract/statements/extent.h"
#include "extract/statements/speaker.h"
#include "record/document.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kCueWindow = 24;  // Tokens between a quotation and its cue.

bool ends_sentence(const Token& token) {
  return token.upos == Upos::kPunct &&
         (token.lemma == "." || token.lemma == "!" || token.lemma == "?" || token.lemma == ";");
}

class DirectSpeech {
 public:
  DirectSpeech(const StatementContext& context, std::vector<Candidate>& out)
      : context_(context), tokens_(context.analysis.tokens), quotations_(context.analysis.quotations), out_(out) {}

  void run() {
    mark_covered();
    owner_of_cue_.assign(tokens_.size(), kNone32);
    clauses_.resize(context_.document.blocks.size());
    quoted_.resize(context_.document.blocks.size());
    for (std::uint32_t c = 0; c < out_.size(); ++c) {
      if (out_[c].cue == kNone32) continue;
      owner_of_cue_[out_[c].cue] = c;
      clauses_[context_.analysis.sentences[context_.tree.sentence_of(out_[c].cue)].block].push_back(c);
    }
    for (std::uint32_t q = 0; q < quotations_.size(); ++q) {
      if (quotations_[q].parent != kNone32) continue;
      if (holder_[q] == kNone32) place(q);
    }
  }

 private:
  // Says for each quotation which candidate's content holds it.
  void mark_covered() {
    holder_.assign(quotations_.size(), kNone32);
    for (std::uint32_t c = 0; c < out_.size(); ++c) {
      const Candidate& candidate = out_[c];
      for (const TextSpan span : candidate.content) {
        for (std::uint32_t q = quotation_from(context_.analysis, span.begin);
             q < quotations_.size() && quotations_[q].span.begin < span.end; ++q) {
          const TextSpan inner = quotations_[q].inner;
          const bool cue_inside = inner.contains(candidate.cue_span);
          if (!cue_inside && span.overlaps(inner) && candidate.type == StatementType::kStatement) holder_[q] = c;
        }
      }
    }
  }

  std::uint32_t words_in(TextSpan span) const {
    std::uint32_t count = 0;
    for (std::uint32_t i = context_.analysis.token_at(span.begin);
         i < tokens_.size() && tokens_[i].span.begin < span.end; ++i) {
      count += tokens_[i].upos != Upos::kPunct;
      if (count > 12) break;
    }
    return count;
  }

  // Speech, not a scare quote or a title: several words that begin like a sentence, end like one or hold a verb.
  bool reads_as_speech(const Quotation& quotation, std::uint32_t words) const {
    const std::string_view inner = slice(context_.document.text, quotation.inner);
    if (inner.empty()) return false;
    const char last = inner.back();
    const std::string_view behind = std::string_view(context_.document.text).substr(quotation.span.end, 1);
    const bool ended = last == ',' || last == '.' || last == '!' || last == '?' || behind == ",";
    const bool upper = is_upper(decode_utf8(inner, 0).value);
    if (quotation.continues != kNone32) return true;
    if (words >= 5) return ended || upper;
    return words >= 2 && ended && upper;
  }

  // Damaged copy puts a full stop before the quoted words: 'He described the plan as. "dead letter"'. Returns the stop,
  // or kNone32.
  std::uint32_t stray_stop_before(std::uint32_t quotation_begin) const {
    std::uint32_t i = context_.analysis.token_at(quotation_begin);
    while (i > 0 && tokens_[i - 1].span.end > quotation_begin) --i;
    if (i < 2 || tokens_[i - 1].lemma != ".") return kNone32;
    const Upos before = tokens_[i - 2].upos;
    const bool unfinished = before == Upos::kAdp || before == Upos::kSconj || before == Upos::kDet;
    return unfinished ? i - 1 : kNone32;
  }

  const Block& block_of(const Quotation& quotation) const { return context_.document.blocks[quotation.block]; }

  struct Found {
    std::uint32_t cue = kNone32;
    std::uint32_t speaker = kNone32;
    bool passed_on = false;
    const char* rule = "";
  };

  // "...", he said / said the minister / the minister told reporters
  Found cue_behind(const Quotation& quotation) const {
    std::uint32_t i = context_.analysis.token_at(quotation.span.end);
    const std::uint32_t block_end = block_of(quotation).span.end;
    const std::string_view inner = slice(context_.document.text, quotation.inner);
    const bool stop = !inner.empty() && inner.back() == '.';
    std::uint32_t first = i;
    while (first < tokens_.size() &&
           (tokens_[first].lemma == "," || tokens_[first].lemma == "—" || tokens_[first].lemma == "-"))
      ++first;
    const bool comma_outside = first > i;
    for (std::uint32_t k = first; k < tokens_.size() && k < first + kCueWindow; ++k) {
      const Token& t = tokens_[k];
      if (t.span.begin >= block_end) break;
      if (ends_sentence(t)) break;
      if (quotation_opens(t.span.begin)) break;
      if (t.upos != Upos::kVerb) continue;
      const Cue* cue = verb_cue(context_, k);
      if (!cue || !(cue->frames & kQuoteFrame)) {
        if (k + 1 < tokens_.size() && tokens_[k + 1].lemma == "as") continue;  // "he was quoted as saying"
        // Another verb first: what follows is no cue phrase, unless the verb belongs to the speaker's description.
        if (t.deprel == Deprel::kRoot || t.deprel == Deprel::kCcomp) break;
        continue;
      }
      if (is_unreal(context_, k)) break;
      // A new sentence that only begins behind the quotation introduces words of its own.
      if (stop && !comma_outside && introduces_more(k)) break;
      Found found{k, subject_near(k, first), false, "quote:before-cue"};
      if (found.speaker == kNone32) found.speaker = subject_of_cue(context_, k, found.passed_on);
      if (found.speaker == kNone32 || found.speaker < first) {
        bool passed = false;
        const std::uint32_t inherited = subject_of_cue(context_, k, passed);
        if (inherited == kNone32 || inherited < first) break;
        found.speaker = inherited;
        found.passed_on = passed;
      }
      bool passed = false;
      subject_of_cue(context_, k, passed);
      found.passed_on = passed;
      if (!can_speak(context_, found.speaker, cue->any_subject)) break;
      return found;
    }
    return {};
  }

  // The subject beside the cue: directly before it ("he said", "the minister told") or behind it ("said the minister").
  std::uint32_t subject_near(std::uint32_t cue, std::uint32_t first) const {
    bool passed = false;
    const std::uint32_t subject = subject_of_cue(context_, cue, passed);
    if (subject != kNone32 && subject >= first) return subject;
    if (cue == first && cue + 1 < tokens_.size()) {  // Inversion that the parser did not see.
      for (std::uint32_t k = cue + 1; k < tokens_.size() && k < cue + 12 && !ends_sentence(tokens_[k]); ++k) {
        const Mention* mention = mention_at(context_.analysis, k);
        if (mention && mention->first_token == cue + 1) return mention->head;
        if (mention) break;
      }
    }
    if (cue > first) {
      // "the minister said", "the minister, Anna Kowal, said"
      const std::uint32_t before = tokens_[cue - 1].lemma == "," && cue > first + 1 ? cue - 2 : cue - 1;
      const Mention* mention = mention_at(context_.analysis, before);
      if (mention && mention->first_token >= first) return mention->head;
    }
    return kNone32;
  }

  bool quotation_opens(std::uint32_t offset) const {
    const std::uint32_t q = quotation_from(context_.analysis, offset);
    return q < quotations_.size() && quotations_[q].span.begin == offset && !quotations_[q].single;
  }

  // Returns true if the cue is followed by content of its own: a clause, a colon or a quotation.
  bool introduces_more(std::uint32_t cue) const {
    if (context_.tree.right_child(cue, Deprel::kCcomp) != kNone32) return true;
    for (std::uint32_t k = cue + 1; k < tokens_.size() && k < cue + kCueWindow && !ends_sentence(tokens_[k]); ++k) {
      if (tokens_[k].lemma == ":" || tokens_[k].lemma == "that" || quotation_opens(tokens_[k].span.begin)) return true;
    }
    return false;
  }

  // X said: "..." ; X said, "..." ; "in a statement, X: '...'"
  Found cue_before(std::uint32_t quotation_begin, TextSpan block) const {
    std::uint32_t i = context_.analysis.token_at(quotation_begin);
    while (i > 0 && tokens_[i - 1].span.end > quotation_begin) --i;
    bool colon = false;
    std::uint32_t k = i;
    const std::uint32_t stray = stray_stop_before(quotation_begin);
    if (stray != kNone32) k = stray;
    while (k > 0 && tokens_[k - 1].upos == Upos::kPunct &&
           (tokens_[k - 1].lemma == ":" || tokens_[k - 1].lemma == ",")) {
      colon |= tokens_[k - 1].lemma == ":";
      --k;
    }
    const std::uint32_t last = k;
    std::uint32_t root = kNone32;
    for (std::uint32_t steps = 0; k > 0 && steps < 2 * kCueWindow; ++steps) {
      --k;
      const Token& t = tokens_[k];
      if (t.span.begin < block.begin || ends_sentence(t)) break;
      if (t.deprel == Deprel::kRoot) root = k;
      if (context_.analysis.quotation_around(t.span) != kNone32) {
        if (!colon) break;
        continue;
      }
      if (t.upos != Upos::kVerb) continue;
      const Cue* cue = verb_cue(context_, k);
      if (!cue || !((cue->frames & kQuoteFrame) || stray != kNone32)) {
        if (!colon && t.deprel != Deprel::kAcl && t.deprel != Deprel::kAdvcl && t.deprel != Deprel::kAclRelcl) break;
        continue;
      }
      if (is_unreal(context_, k)) break;
      Found found{k, kNone32, false, "quote:behind-cue"};
      found.speaker = subject_of_cue(context_, k, found.passed_on);
      if (found.speaker == kNone32 || !can_speak(context_, found.speaker, cue->any_subject)) break;
      return found;
    }
    if (!colon || last == 0) return {};
    // "The minister on the talks: ..." — a name right before the colon, or the subject of the sentence it ends.
    const Mention* mention = mention_at(context_.analysis, last - 1);
    if (mention && mention->token_end == last && can_speak(context_, mention->head, false)) {
      return {kNone32, mention->head, false, "quote:colon"};
    }
    if (root != kNone32) {
      bool passed = false;
      const std::uint32_t subject = subject_of_cue(context_, root, passed);
      if (subject != kNone32 && can_speak(context_, subject, false)) return {kNone32, subject, false, "quote:colon"};
    }
    return {};
  }

  // The block before, if it is part of the report.
  const Block* block_before(const Quotation& quotation) const {
    for (std::uint32_t b = quotation.block; b-- > 0;) {
      if (context_.document.blocks[b].kind == BlockKind::kBoilerplate) continue;
      return &context_.document.blocks[b];
    }
    return nullptr;
  }

  // Keeps in `best` the candidate of `list` that ends last before the quotation and begins at `floor` or later. Only
  // the latest few are looked at: a turn goes on with what stands right before it.
  void latest_before(const std::vector<std::uint32_t>& list, const Quotation& quotation, std::uint32_t floor,
                     std::uint32_t& best, std::uint32_t& best_end) const {
    auto next =
        std::upper_bound(list.begin(), list.end(), quotation.span.begin,
                         [&](std::uint32_t value, std::uint32_t c) { return value < out_[c].content.front().begin; });
    for (int step = 0; step < 16 && next != list.begin(); ++step) {
      const std::uint32_t c = *--next;
      const Candidate& candidate = out_[c];
      if (candidate.type != StatementType::kStatement || candidate.speaker == kNone32) continue;
      if (!can_speak(context_, candidate.speaker, true)) continue;
      const std::uint32_t cue_end = candidate.cue == kNone32 ? 0 : candidate.cue_span.end;
      const std::uint32_t end = std::max(candidate.content.back().end, cue_end);
      if (end > quotation.span.begin || candidate.content.front().begin < floor) continue;
      if (best == kNone32 || end > best_end) {
        best = c;
        best_end = end;
      }
    }
  }

  // Returns the candidate whose turn the quotation goes on with, or kNone32.
  std::uint32_t turn_before(const Quotation& quotation) const {
    const bool begins_block = quotation.span.begin == block_of(quotation).span.begin;
    const Block* before = begins_block ? block_before(quotation) : &block_of(quotation);
    if (!before) return kNone32;
    const auto block = static_cast<std::size_t>(before - context_.document.blocks.data());
    std::uint32_t best = kNone32;
    std::uint32_t best_end = 0;
    latest_before(clauses_[block], quotation, before->span.begin, best, best_end);
    latest_before(quoted_[block], quotation, before->span.begin, best, best_end);
    if (best == kNone32) return best;
    // Nothing but the rest of its own sentence may stand between.
    const std::uint32_t own = context_.analysis.sentence_at(best_end - 1);
    std::uint32_t i = context_.analysis.token_at(quotation.span.begin);
    if (own == kNone32 || i == 0) return kNone32;
    if (tokens_[i].span.begin >= quotation.span.begin) --i;
    if (context_.tree.sentence_of(i) > own) return kNone32;
    return best;
  }

  bool starts_sentence(const Quotation& quotation) const {
    const std::uint32_t i = context_.analysis.token_at(quotation.span.begin);
    if (quotation.span.begin == block_of(quotation).span.begin) return true;
    return i > 0 &&
           (ends_sentence(tokens_[i - 1]) || tokens_[i - 1].lemma == ":" ||
            context_.analysis.quotation_around({tokens_[i - 1].span.begin, tokens_[i - 1].span.begin}) != kNone32);
  }

  void add(std::uint32_t q, const Found& found) {
    // Another part of a turn that the same cue introduces: "...", he said, "...".
    if (found.cue != kNone32 && owner_of_cue_[found.cue] != kNone32) {
      Candidate& other = out_[owner_of_cue_[found.cue]];
      const TextSpan part = quotations_[q].span;
      // "He said there was no date: “...”": the words before the colon are a statement, the quotation goes on with it.
      const TextSpan last = other.content.back();
      if (last.end < part.begin && holder_of(last) == kNone32 &&
          context_.document.text.substr(last.end, part.begin - last.end).find(':') != std::string::npos) {
        add_continuation(q, owner_of_cue_[found.cue]);
        return;
      }
      auto next = other.content.begin();
      while (next != other.content.end() && next->begin < part.begin) ++next;
      const bool free = (next == other.content.end() || part.end <= next->begin) &&
                        (next == other.content.begin() || std::prev(next)->end <= part.begin);
      if (!free) return;
      other.content.insert(next, part);
      holder_[q] = owner_of_cue_[found.cue];
      return;
    }
    Candidate candidate;
    candidate.cue = found.cue;
    if (found.cue != kNone32) {
      candidate.cue_span = tokens_[found.cue].span;
      const Cue* cue = verb_cue(context_, found.cue);
      candidate.act = cue ? cue->act : Act::kSay;
    }
    candidate.speaker = found.speaker;
    candidate.content.push_back(quotations_[q].span);
    candidate.rule = found.rule;
    candidate.passed_on = found.passed_on;
    candidate.any_subject = true;
    holder_[q] = static_cast<std::uint32_t>(out_.size());
    if (found.cue != kNone32) owner_of_cue_[found.cue] = holder_[q];
    quoted_[quotations_[q].block].push_back(holder_[q]);
    out_.push_back(std::move(candidate));
  }

  void place(std::uint32_t q) {
    const Quotation& quotation = quotations_[q];
    // A paragraph of a turn that runs on from the one before.
    if (quotation.continues != kNone32 && holder_[quotation.continues] != kNone32) {
      Candidate& turn = out_[holder_[quotation.continues]];
      if (!turn.content.empty() && turn.content.back().end <= quotation.span.begin) {
        turn.content.push_back(quotation.span);
        holder_[q] = holder_[quotation.continues];
        return;
      }
    }
    const std::uint32_t words = words_in(quotation.inner);
    if (!reads_as_speech(quotation, words) && stray_stop_before(quotation.span.begin) == kNone32) return;
    // The cue of a turn over several paragraphs may stand behind its last one.
    std::uint32_t last = q;
    for (std::uint32_t next = q + 1; next < quotations_.size() && next < q + 64; ++next) {
      if (quotations_[next].continues == last) last = next;
    }
    Found found = cue_behind(quotation);
    if (found.speaker == kNone32) found = cue_before(quotation.span.begin, block_of(quotation).span);
    if (found.speaker == kNone32 && last != q) found = cue_behind(quotations_[last]);
    if (found.speaker == kNone32 && quotation.span.begin == block_of(quotation).span.begin) {
      if (const Block* before = block_before(quotation);
          before && context_.document.text[before->span.end - 1] == ':') {
        found = cue_before(quotation.span.begin, before->span);
      }
    }
    if (found.speaker != kNone32) {
      add(q, found);
      return;
    }
    if (!starts_sentence(quotation)) return;
    const std::uint32_t turn = turn_before(quotation);
    if (turn == kNone32) return;
    add_continuation(q, turn);
  }

  void add_continuation(std::uint32_t q, std::uint32_t turn) {
    add(q, {kNone32, out_[turn].speaker, false, "continuation"});
    out_.back().continues = turn;
  }

  // The outermost quotation that holds the stretch, or kNone32.
  std::uint32_t holder_of(TextSpan span) const {
    const std::uint32_t q = quotation_from(context_.analysis, span.begin);
    return q < quotations_.size() && quotations_[q].span.contains(span) ? q : kNone32;
  }

  const StatementContext& context_;
  const std::vector<Token>& tokens_;
  const std::vector<Quotation>& quotations_;
  std::vector<Candidate>& out_;
  std::vector<std::uint32_t> holder_;                // For each quotation, the candidate that holds it.
  std::vector<std::uint32_t> owner_of_cue_;          // For each token, the candidate whose cue it is.
  std::vector<std::vector<std::uint32_t>> clauses_;  // For each block, the candidates that were there before, in order.
  std::vector<std::vector<std::uint32_t>> quoted_;   // And those that were added here.
};

}  // namespace

void find_direct_speech(const StatementContext& context, std::vector<Candidate>& out) {
  DirectSpeech(context, out).run();
}

}  // namespace onrecord

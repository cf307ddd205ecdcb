#include "extract/statements/carried_channels.h"

#include <algorithm>
#include <string>

#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "record/document.h"

namespace onrecord {
namespace {

constexpr std::size_t kPeople = 64;            // Speakers whose interviews are kept apart; further ones carry nothing.
constexpr std::uint32_t kInterviewCounts = 2;  // "in an interview with X" says more than "told X".
constexpr std::uint32_t kOneInterview = 2;

// The outlets that one person spoke to in a document.
struct Spoken {
  std::string speaker_id;
  std::string outlet;
  std::uint32_t count = 0;
  bool several = false;  // Spoke by more than one channel: nothing can be said of the rest.
};

class Carrier {
 public:
  Carrier(const StatementContext& context, const std::vector<const Candidate*>& candidates,
          const std::vector<std::vector<Channel>>& channels, std::vector<Statement>& statements)
      : context_(context), candidates_(candidates), channels_(channels), statements_(statements) {}

  void run() {
    count_outlets();
    within_paragraphs();
    from_the_interview();
  }

 private:
  std::uint32_t sentence_of(std::size_t i) const {
    const std::uint32_t at =
        statements_[i].cue_span ? statements_[i].cue_span->begin : statements_[i].content_spans.front().begin;
    return context_.analysis.sentence_at(at);
  }

  std::uint32_t block_of(std::size_t i) const {
    const std::uint32_t sentence = sentence_of(i);
    return sentence == kNone32 ? kNone32 : context_.analysis.sentences[sentence].block;
  }

  Spoken* spoken(const std::string& speaker_id) {
    for (Spoken& one : spoken_) {
      if (one.speaker_id == speaker_id) return &one;
    }
    if (spoken_.size() == kPeople) return nullptr;
    spoken_.push_back({speaker_id, {}, 0, false});
    return &spoken_.back();
  }

  void count(const std::string& speaker_id, const Channel& channel) {
    Spoken* one = spoken(speaker_id);
    if (!one) return;
    if (!channel.named) {  // "in the interview": one that is named elsewhere, if any is.
      ++one->count;
      return;
    }
    if (!one->outlet.empty() && one->outlet != channel.via) one->several = true;
    one->outlet = channel.via;
    one->count += channel.interview ? kInterviewCounts : 1;
  }

  // Every place that names an outlet counts once, for the speaker of the sentence's statements, else for the first
  // person it mentions: "The president made the remarks to the Courier".
  void count_outlets() {
    std::vector<std::uint32_t> speaks(channels_.size(), kNone32);
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const std::uint32_t sentence = sentence_of(i);
      if (sentence == kNone32 || !statements_[i].via || statements_[i].continues) continue;
      const bool own = std::any_of(channels_[sentence].begin(), channels_[sentence].end(), [&](const Channel& c) {
        return c.via == *statements_[i].via && (c.named || c.interview);
      });
      if (own && speaks[sentence] == kNone32) speaks[sentence] = static_cast<std::uint32_t>(i);
      if (!own && statements_[i].speaker_id) {
        if (Spoken* one = spoken(*statements_[i].speaker_id)) one->several = true;
      }
    }
    for (const Statement& statement : statements_) {
      if (!told_an_outlet(statement)) continue;
      if (Spoken* one = spoken(*statement.speaker_id)) ++one->count;
    }
    std::size_t next = 0;  // Mentions are in the order of sentences.
    const auto& mentions = context_.analysis.mentions;
    for (std::uint32_t s = 0; s < channels_.size(); ++s) {
      while (next < mentions.size() && mentions[next].sentence < s) ++next;
      for (const Channel& channel : channels_[s]) {
        if (!channel.named && !channel.interview) continue;
        if (speaks[s] != kNone32) {
          if (statements_[speaks[s]].speaker_id) count(*statements_[speaks[s]].speaker_id, channel);
          break;
        }
        for (std::size_t m = next; m < mentions.size() && mentions[m].sentence == s; ++m) {
          const bool inside = mentions[m].head >= channel.first && mentions[m].head < channel.end;
          if (inside || mentions[m].entity == kNone32) continue;
          const Entity& entity = context_.analysis.entities[mentions[m].entity];
          if (entity.kind != EntityKind::kPerson) continue;
          count(entity.id, channel);
          break;
        }
        break;
      }
    }
  }

  // A time in the sentence of the statement, outside its words: it may have been said on another occasion.
  bool has_own_time(std::size_t i) const {
    const DateBasis basis = statements_[i].when_basis;
    return basis == DateBasis::kExplicit || basis == DateBasis::kRelative;
  }

  bool goes_on(std::size_t i) const {
    const Candidate& candidate = *candidates_[i];
    if (candidate.cue == kNone32) return statements_[i].continues.has_value();
    const Cue* cue = verb_cue(context_, candidate.cue);
    if (cue && cue->goes_on) return true;
    // "she said there"
    for (const std::uint32_t c : context_.tree.children(candidate.cue)) {
      const Token& t = context_.analysis.tokens[c];
      if (t.deprel == Deprel::kAdvmod && t.lemma == "there") return true;
    }
    return false;
  }

  // "told the broadcaster": an outlet that is named elsewhere.
  bool told_an_outlet(const Statement& statement) const {
    if (statement.via || !statement.addressee || !statement.speaker_id) return false;
    const std::string& words = *statement.addressee;
    const std::size_t space = words.rfind(' ');
    return context_.cues.is_outlet_noun(space == std::string::npos ? words : words.substr(space + 1));
  }

  // The rest of the paragraph, and a turn that goes on in the next.
  void within_paragraphs() {
    std::uint32_t last = kNone32;
    for (std::uint32_t i = 0; i < statements_.size(); ++i) {
      Statement& statement = statements_[i];
      if (!statement.speaker_id || statement.type == StatementType::kAttitude) continue;
      const bool same = last != kNone32 && *statements_[last].speaker_id == *statement.speaker_id;
      const bool free = !statement.via && same && statements_[last].via && !has_own_time(i) &&
                        (!statement.addressee || statement.addressee == statements_[last].addressee);
      if (free) {
        const std::uint32_t block = block_of(i), before = block_of(last);
        if (block == before || (goes_on(i) && block == before + 1)) statement.via = statements_[last].via;
      }
      last = i;
    }
  }

  void from_the_interview() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      Statement& statement = statements_[i];
      if (told_an_outlet(statement)) {
        const Spoken* one = spoken(*statement.speaker_id);
        if (one && !one->several && !one->outlet.empty()) statement.via = one->outlet;
      }
      if (statement.via || statement.addressee || !statement.speaker_id || has_own_time(i)) continue;
      if (statement.type == StatementType::kAttitude || statement.reported_by) continue;
      for (const Spoken& one : spoken_) {
        if (one.speaker_id != *statement.speaker_id || one.several || one.outlet.empty() || one.count < kOneInterview) {
          continue;
        }
        statement.via = one.outlet;
      }
    }
  }

  const StatementContext& context_;
  const std::vector<const Candidate*>& candidates_;
  const std::vector<std::vector<Channel>>& channels_;
  std::vector<Statement>& statements_;
  std::vector<Spoken> spoken_;
};

}  // namespace

void carry_channels(const StatementContext& context, const std::vector<const Candidate*>& candidates,
                    const std::vector<std::vector<Channel>>& channels, std::vector<Statement>& statements) {
  Carrier(context, candidates, channels, statements).run();
}

}  // namespace onrecord

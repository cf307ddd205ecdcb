#include "extract/statements/channels.h"

#include <algorithm>
#include <array>

#include "base/name_key.h"
#include "base/utf8.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/extent.h"
#include "extract/statements/speaker.h"
#include "record/document.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kLongestPhrase = 9;  // Tokens between a preposition and its noun.
constexpr std::uint32_t kLongestName = 5;    // Tokens of an outlet's name.

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class ChannelFinder {
 public:
  ChannelFinder(const StatementContext& context, std::uint32_t sentence)
      : context_(context),
        tokens_(context.analysis.tokens),
        first_(context.analysis.sentences[sentence].first_token),
        end_(context.analysis.sentences[sentence].token_end) {}

  std::vector<Channel> find() {
    bool speech = false;  // A word of speech stands before: "said to", "made the remarks to".
    for (std::uint32_t i = first_; i < end_; ++i) {
      Channel channel;
      const Token& t = tokens_[i];
      const bool quoted = context_.analysis.quotation_around(t.span) != kNone32;
      if (!quoted && (t.upos == Upos::kAdp || t.upos == Upos::kSconj || t.upos == Upos::kPart) && i + 1 < end_ &&
          behind_preposition(i, speech, channel)) {
        found_.push_back(std::move(channel));
        i = found_.back().end - 1;
        continue;
      }
      if (quoted) continue;
      if (t.lemma == "interview" && t.upos == Upos::kNoun) {
        channel.first = i;
        channel.aside = true;
        take_way(i, channel);
        found_.push_back(std::move(channel));
        continue;
      }
      const Cue* cue = t.upos == Upos::kVerb ? verb_cue(context_, i) : nullptr;
      if (cue && cue->takes_hearer && hearing_outlet(i, channel)) {
        found_.push_back(std::move(channel));
        continue;
      }
      speech |= cue ? cue->type == StatementType::kStatement
                    : t.upos == Upos::kNoun && (context_.cues.noun(t.lemma) || context_.cues.is_document(t.lemma));
    }
    // "told the Courier in an interview"
    const bool interview = std::any_of(found_.begin(), found_.end(), [](const Channel& c) { return c.interview; });
    if (interview) {
      for (Channel& channel : found_) channel.interview |= channel.named;
    }
    return std::move(found_);
  }

 private:
  // "told the Courier"
  bool hearing_outlet(std::uint32_t verb, Channel& channel) const {
    std::uint32_t end = 0;
    const std::string_view outlet = outlet_in_phrase(context_, verb + 1, end_, end);
    if (outlet.empty()) return false;
    channel.first = verb + 1;
    channel.end = end;
    channel.via = outlet;
    channel.named = true;
    return true;
  }

  bool behind_preposition(std::uint32_t at, bool speech, Channel& channel) const {
    const std::string_view word = tokens_[at].lemma;
    if (!is_any(word, {"in", "on", "via", "through", "to", "during", "at", "by", "over", "with", "for"})) return false;
    channel.first = at;
    std::uint32_t end = 0;
    if (is_any(word, {"in", "during", "at", "by", "via", "through", "on", "over"})) {
      const std::uint32_t noun = way_behind(at + 1);
      if (noun != kNone32) return take_way(noun, channel);
    }
    // An outlet alone speaks through itself only by these: "on Channel Four", "via Telegram", "said to the Courier".
    const bool bare = is_any(word, {"on", "via", "through"}) ||
                      (speech && is_any(word, {"to", "in"}) && tokens_[at].deprel != Deprel::kFixed);
    // "asked by the Courier"
    const bool asked = word == "by" && at > first_ && tokens_[at - 1].upos == Upos::kVerb &&
                       context_.cues.is_questioner(tokens_[at - 1].lemma);
    if (!bare && !asked) return false;
    const std::string_view outlet = outlet_in_phrase(context_, at + 1, end_, end);
    if (outlet.empty()) return false;
    channel.end = end;
    channel.via = outlet;
    channel.named = true;
    return true;
  }

  // Returns the noun of the phrase that begins at `at`, if it names a way of saying.
  std::uint32_t way_behind(std::uint32_t at) const {
    std::uint32_t noun = kNone32;
    std::uint32_t interview = kNone32;  // "an interview broadcast on Tuesday", whatever the tag of "broadcast".
    for (std::uint32_t i = at; i < end_ && i < at + kLongestPhrase; ++i) {
      const Token& t = tokens_[i];
      if (t.upos == Upos::kNoun || t.upos == Upos::kPropn) {
        noun = i;
        if (t.lemma == "interview") interview = i;
        continue;
      }
      // Words that stand before a noun: the head is still to come.
      const bool before_noun = t.upos == Upos::kDet || t.upos == Upos::kAdj || t.upos == Upos::kNum ||
                               t.lemma == "'s" || t.lemma == "’s" || t.lemma == "-" ||
                               (t.upos == Upos::kPron && (t.features & kPossessive)) ||
                               (t.upos == Upos::kVerb && t.deprel == Deprel::kAmod);
      if (!before_noun) break;
      noun = kNone32;
    }
    if (interview != kNone32) return interview;
    return noun != kNone32 && !way_at(context_, noun).empty() ? noun : kNone32;
  }

  bool take_way(std::uint32_t noun, Channel& channel) const {
    channel.via = way_at(context_, noun);
    channel.interview = tokens_[noun].lemma == "interview";
    channel.end = noun + 1;
    // "in a Facebook post", "on its Telegram channel", "in a Courier interview"
    for (std::uint32_t i = channel.first + 1; i < noun; ++i) {
      std::uint32_t end = 0;
      const std::string_view outlet = outlet_at(context_, i, noun, end);
      if (outlet.empty()) continue;
      name(channel, outlet, channel.end);
      return true;
    }
    follow(channel);
    return true;
  }

  // What follows the noun: "with the Courier", "published on Telegram", "delivered by his press secretary".
  void follow(Channel& channel) const {
    std::uint32_t i = channel.end;
    bool carries = false;
    for (std::uint32_t steps = 0; i < end_ && steps < kLongestPhrase; ++steps) {
      const Token& t = tokens_[i];
      std::uint32_t end = 0;
      if (t.upos == Upos::kAdp && is_any(t.lemma, {"with", "to", "on", "for", "in", "by", "of", "via", "through"})) {
        const std::string_view outlet = outlet_in_phrase(context_, i + 1, end_, end);
        if (!outlet.empty()) {
          name(channel, outlet, end);
          return;
        }
        const std::uint32_t other = channel.interview ? organisation_behind(i + 1) : kNone32;
        if (other != kNone32) {  // An outlet that no list knows.
          const Mention* mention = mention_at(context_.analysis, other);
          name(channel, slice(context_.document.text, mention->core.empty() ? mention->span : mention->core),
               mention->token_end);
          return;
        }
        if (carries && is_any(t.lemma, {"by", "via", "through"}) && i + 1 < end_) {
          channel.carrier = person_behind(i + 1);
          return;
        }
        ++i;
        continue;
      }
      if (t.upos == Upos::kVerb && (t.features & (kParticiple | kPast)) && !(t.features & kGerund)) {
        carries = context_.cues.passes_on(t.lemma);
        ++i;
        continue;
      }
      const bool when = t.upos == Upos::kAdv || t.upos == Upos::kNoun || t.upos == Upos::kDet || t.upos == Upos::kAdj ||
                        t.upos == Upos::kPropn || t.upos == Upos::kNum;
      if (!when) return;
      ++i;
    }
  }

  // Returns the head of the noun phrase that begins at `at`, or kNone32.
  std::uint32_t person_behind(std::uint32_t at) const {
    std::uint32_t noun = kNone32;
    for (std::uint32_t i = at; i < end_ && i < at + kLongestPhrase; ++i) {
      const Token& t = tokens_[i];
      if (t.upos == Upos::kNoun || t.upos == Upos::kPropn) noun = i;
      const bool inside = t.upos == Upos::kDet || t.upos == Upos::kAdj || t.upos == Upos::kNoun ||
                          t.upos == Upos::kPropn || t.lemma == "'s" || t.lemma == "’s" ||
                          (t.upos == Upos::kPron && (t.features & kPossessive));
      if (!inside) break;
    }
    return noun != kNone32 && can_speak(context_, noun, false) ? noun : kNone32;
  }

  std::uint32_t organisation_behind(std::uint32_t at) const {
    for (std::uint32_t i = at; i < end_ && i < at + kLongestPhrase; ++i) {
      const Mention* mention = mention_at(context_.analysis, i);
      if (mention && mention->first_token <= i) {
        return mention->kind == MentionKind::kName && mention->entity_kind == EntityKind::kOrganisation ? mention->head
                                                                                                        : kNone32;
      }
      if (tokens_[i].upos != Upos::kDet && tokens_[i].upos != Upos::kAdj && tokens_[i].upos != Upos::kNoun) break;
    }
    return kNone32;
  }

  static void name(Channel& channel, std::string_view outlet, std::uint32_t end) {
    channel.via = outlet;
    channel.named = true;
    channel.end = std::max(channel.end, end);
  }

  const StatementContext& context_;
  const std::vector<Token>& tokens_;
  const std::uint32_t first_, end_;
  std::vector<Channel> found_;
};

}  // namespace

std::vector<Channel> find_channels(const StatementContext& context, std::uint32_t sentence) {
  return ChannelFinder(context, sentence).find();
}

std::string_view outlet_at(const StatementContext& context, std::uint32_t token, std::uint32_t sentence_end,
                           std::uint32_t& end) {
  const auto& tokens = context.analysis.tokens;
  const std::string_view text = context.document.text;
  const std::string_view form = slice(text, tokens[token].span);
  const char32_t letter = form.empty() ? 0 : decode_utf8(form, 0).value;
  if (!is_upper(letter) && !is_digit(letter)) return {};
  // The longest name that begins here.
  for (std::uint32_t length = std::min(kLongestName, sentence_end - token); length > 0; --length) {
    const Token& last = tokens[token + length - 1];
    if (last.upos == Upos::kPunct) continue;
    const TextSpan span{tokens[token].span.begin, last.span.end};
    const std::string_view outlet = context.cues.outlet(name_key(slice(text, span)));
    if (outlet.empty()) continue;
    end = token + length;
    return outlet;
  }
  return {};
}

std::string_view outlet_in_phrase(const StatementContext& context, std::uint32_t first, std::uint32_t sentence_end,
                                  std::uint32_t& end) {
  const auto& tokens = context.analysis.tokens;
  const std::string_view text = context.document.text;
  bool described = false;                  // "the newspaper ..."
  std::uint32_t name = kNone32, last = 0;  // A run of words with capitals.
  for (std::uint32_t i = first; i < sentence_end && i < first + kLongestPhrase; ++i) {
    const std::string_view outlet = outlet_at(context, i, sentence_end, end);
    if (!outlet.empty()) return outlet;
    const Token& t = tokens[i];
    const bool mark = t.lemma == "“" || t.lemma == "\"" || t.lemma == "‘" || t.lemma == "«";
    const bool inside = t.upos == Upos::kDet || t.upos == Upos::kAdj || t.upos == Upos::kNoun ||
                        t.upos == Upos::kPropn || t.lemma == "'s" || t.lemma == "’s" || mark ||
                        (t.upos == Upos::kNum && name != kNone32) ||
                        (t.upos == Upos::kPron && (t.features & kPossessive));
    if (!inside) break;
    const std::string word = lower_case(slice(text, t.span));
    const bool capital = t.upos != Upos::kDet && is_upper(decode_utf8(slice(text, t.span), 0).value);
    if (t.upos == Upos::kPropn || (capital && i > first) || (t.upos == Upos::kNum && name != kNone32)) {
      if (name == kNone32) name = i;
      last = i;
      described |= context.cues.is_outlet_noun(word);
    } else if (name != kNone32) {
      described |= context.cues.is_outlet_noun(word);  // "the Senn newspaper"
      break;
    } else {
      described |= t.upos == Upos::kNoun && context.cues.is_outlet_noun(word);
    }
  }
  if (name == kNone32 || !described) return {};
  end = last + 1;
  return slice(text, {tokens[name].span.begin, tokens[last].span.end});
}

std::string way_at(const StatementContext& context, std::uint32_t token) {
  const auto& tokens = context.analysis.tokens;
  const std::string_view lemma = tokens[token].lemma;
  if (token > 1 && tokens[token - 1].lemma == "-" && tokens[token - 2].span.end + 1 == tokens[token].span.begin) {
    const TextSpan whole{tokens[token - 2].span.begin, tokens[token].span.end};  // "op-ed"
    const std::string_view way = context.cues.channel(lower_case(slice(context.document.text, whole)));
    if (!way.empty()) return std::string{way};
  }
  if (token > 0 && tokens[token - 1].span.end + 1 == tokens[token].span.begin) {
    const std::string both = lower_case(slice(context.document.text, tokens[token - 1].span)) + ' ' + lower_case(lemma);
    const std::string_view way = context.cues.channel(both);
    if (!way.empty()) return std::string{way};
  }
  return std::string{context.cues.channel(lower_case(lemma))};
}

}  // namespace onrecord

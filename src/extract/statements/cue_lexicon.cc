#include "extract/statements/cue_lexicon.h"

#include <fmt/format.h>

#include "base/name_key.h"

namespace onrecord {
namespace {

// Calls `take` with each part of `text` between separators.
template <typename Take>
void split(std::string_view text, char separator, Take take) {
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!part.empty()) take(part);
  }
}

bool read_frames(std::string_view text, Cue& cue) {
  bool good = true;
  split(text, ',', [&](std::string_view frame) {
    if (frame == "c") {
      cue.frames |= kClauseFrame;
    } else if (frame == "q") {
      cue.frames |= kQuoteFrame;
    } else if (frame == "w") {
      cue.frames |= kWhetherFrame;
    } else if (frame == "i") {
      cue.frames |= kInfinitiveFrame;
    } else if (frame == "o") {
      cue.frames |= kPersonFrame;
    } else if (frame == "n") {
      cue.frames |= kNounFrame;
    } else if (frame == "a") {
      cue.frames |= kPredicateFrame;
    } else if (frame == "h") {
      cue.takes_hearer = true;
    } else if (frame == "r") {
      cue.takes_hearer = cue.needs_hearer = true;
    } else if (frame == "t") {
      cue.goes_on = true;
    } else if (frame.starts_with("p:")) {
      split(frame.substr(2), '+', [&](std::string_view word) { cue.prepositions.push_back(word); });
    } else {
      good = false;
    }
  });
  return good;
}

bool read_kind(std::string_view type, std::string_view act, StatementType& out_type, Act& out_act) {
  const auto named = act_named(act);
  if (!named || (type != "statement" && type != "attitude")) return false;
  out_act = *named;
  out_type = type == "statement" ? StatementType::kStatement : StatementType::kAttitude;
  return true;
}

}  // namespace

Result<std::unique_ptr<CueLexicon>> CueLexicon::open(const Lexicon& lexicon) {
  auto cues = std::make_unique<CueLexicon>();
  const LexiconTable& words = lexicon.table("cues");
  for (std::size_t row = 0; row < words.rows(); ++row) {
    Cue cue;
    const std::string_view lemma = words.field(row, words.column("lemma"));
    if (!read_kind(words.field(row, words.column("type")), words.field(row, words.column("act")), cue.type, cue.act) ||
        !read_frames(words.field(row, words.column("frames")), cue)) {
      return Error{fmt::format("lexicon table cues, \"{}\": unknown type, act or frame", lemma)};
    }
    cue.any_subject = words.field(row, words.column("subject")) == "any";
    const bool noun = words.field(row, words.column("upos")) == "NOUN";
    (noun ? cues->nouns_ : cues->verbs_)[lemma] = std::move(cue);
  }
  const LexiconTable& phrases = lexicon.table("cue_phrases");
  for (std::size_t row = 0; row < phrases.rows(); ++row) {
    CuePhrase phrase;
    split(phrases.field(row, phrases.column("before")), ' ',
          [&](std::string_view word) { phrase.words.push_back(word); });
    if (phrase.words.empty() || !read_kind(phrases.field(row, phrases.column("type")),
                                           phrases.field(row, phrases.column("act")), phrase.type, phrase.act)) {
      return Error{fmt::format("lexicon table cue_phrases, row {}: no words, or unknown type or act", row + 1)};
    }
    cues->phrases_.push_back(std::move(phrase));
  }
  const LexiconTable& documents = lexicon.table("documents");
  for (std::size_t row = 0; row < documents.rows(); ++row) {
    cues->documents_[documents.field(row, documents.column("lemma"))] = true;
  }
  const LexiconTable& channels = lexicon.table("channels");
  for (std::size_t row = 0; row < channels.rows(); ++row) {
    const std::string_view name = channels.field(row, channels.column("name"));
    const std::string_view kind = channels.field(row, channels.column("kind"));
    if (kind == "platform") {
      cues->outlets_[name_key(name)] = name;
    } else if (kind == "verb") {
      cues->channel_verbs_[name] = channels.field(row, channels.column("via"));
    } else if (kind == "questioner") {
      cues->questioners_[name] = true;
    } else if (kind == "outlet") {
      cues->outlet_nouns_[name] = true;
    } else if (kind == "carrier") {
      cues->carriers_[name] = true;
    } else {
      cues->channels_[name] = name;
    }
  }
  const LexiconTable& outlets = lexicon.table("outlets");
  for (std::size_t row = 0; row < outlets.rows(); ++row) {
    const std::string_view name = outlets.field(row, outlets.column("name"));
    cues->outlets_[name_key(name)] = name;
    split(outlets.field(row, outlets.column("aliases")), ';',
          [&](std::string_view alias) { cues->outlets_[name_key(alias)] = name; });
  }
  return cues;
}

std::string_view CueLexicon::channel(std::string_view lemma) const {
  const auto found = channels_.find(lemma);
  return found == channels_.end() ? std::string_view{} : found->second;
}

std::string_view CueLexicon::channel_of_verb(std::string_view lemma) const {
  const auto found = channel_verbs_.find(lemma);
  return found == channel_verbs_.end() ? std::string_view{} : found->second;
}

std::string_view CueLexicon::outlet(std::string_view name_key) const {
  const auto found = outlets_.find(std::string{name_key});
  return found == outlets_.end() ? std::string_view{} : found->second;
}

}  // namespace onrecord

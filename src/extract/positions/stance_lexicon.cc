#include "extract/positions/stance_lexicon.h"

#include <fmt/format.h>

#include <algorithm>

namespace onrecord {
namespace {

std::optional<StanceClass> stance_class_named(std::string_view name) {
  if (name == "accept") return StanceClass::kAccept;
  if (name == "commit") return StanceClass::kCommit;
  if (name == "possible") return StanceClass::kPossible;
  if (name == "reject") return StanceClass::kReject;
  if (name == "light") return StanceClass::kLight;
  return std::nullopt;
}

std::optional<StanceHolder> holder_named(std::string_view name) {
  if (name == "subject") return StanceHolder::kSubject;
  if (name == "self") return StanceHolder::kSelf;
  if (name == "speaker") return StanceHolder::kSpeaker;
  return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<StanceLexicon>> StanceLexicon::open(const Lexicon& lexicon) {
  auto stances = std::make_unique<StanceLexicon>();
  const LexiconTable& table = lexicon.table("stances");
  const std::size_t word = table.column("word"), stance = table.column("class"), holder = table.column("holder");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<StanceClass> known = stance_class_named(table.field(row, stance));
    const std::optional<StanceHolder> held = holder_named(table.field(row, holder));
    const std::string_view phrase = table.field(row, word);
    if (!known || !held) return Error{fmt::format("table stances: unknown class or holder of \"{}\"", phrase)};
    const std::size_t space = phrase.find(' ');
    StanceWord entry{*known, *held, {}};
    if (space != std::string_view::npos) entry.particle = phrase.substr(space + 1);
    stances->words_[phrase.substr(0, space)].push_back(entry);
  }
  for (auto& [lemma, entries] : stances->words_) {
    std::stable_sort(entries.begin(), entries.end(), [](const StanceWord& a, const StanceWord& b) {
      return !a.particle.empty() && b.particle.empty();
    });
  }
  const LexiconTable& acts = lexicon.table("stance_acts");
  const std::size_t act = acts.column("act"), act_class = acts.column("class");
  for (std::size_t row = 0; row < acts.rows(); ++row) {
    const std::optional<Act> known = act_named(acts.field(row, act));
    const std::optional<StanceClass> taken = stance_class_named(acts.field(row, act_class));
    if (!known || !taken)
      return Error{fmt::format("table stance_acts: unknown act or class \"{}\"", acts.field(row, act))};
    stances->acts_[*known] = *taken;
  }
  return stances;
}

const std::vector<StanceWord>* StanceLexicon::words(std::string_view lemma) const {
  const auto found = words_.find(lemma);
  return found == words_.end() ? nullptr : &found->second;
}

std::optional<StanceClass> StanceLexicon::of_act(Act act) const {
  const auto found = acts_.find(act);
  if (found == acts_.end()) return std::nullopt;
  return found->second;
}

}  // namespace onrecord

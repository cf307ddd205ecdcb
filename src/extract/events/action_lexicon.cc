#include "extract/events/action_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 10> kModalityNames = {"planned_aux", "possible_aux", "planned",   "refusal",
                                                             "denied",      "negation",     "condition", "doubt",
                                                             "while",       "backshift"};

constexpr std::string_view kKindNames = "vns";  // In the order of ActionKind.

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    if (space != 0) words.push_back(text.substr(0, space));
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
  return words;
}

}  // namespace

Result<std::unique_ptr<ActionLexicon>> ActionLexicon::open(const Lexicon& lexicon) {
  auto actions = std::make_unique<ActionLexicon>();
  const LexiconTable& table = lexicon.table("actions");
  const std::size_t kind = table.column("kind"), lemma = table.column("lemma"), object = table.column("object"),
                    target = table.column("target"), plover = table.column("plover"), mode = table.column("mode"),
                    cameo = table.column("cameo");
  for (std::size_t r = 0; r < table.rows(); ++r) {
    const std::string_view kind_name = table.field(r, kind);
    const std::size_t known_kind = kKindNames.find(kind_name);
    if (kind_name.size() != 1 || known_kind == std::string_view::npos) {
      return Error{
          fmt::format("table actions: kind \"{}\" of \"{}\" is none of v, n, s", kind_name, table.field(r, lemma))};
    }
    ActionRow row;
    row.kind = static_cast<ActionKind>(known_kind);
    const std::string_view words = table.field(r, lemma);
    const std::size_t space = words.find(' ');
    // Of a verb the first word is the head ("call off"), of a noun the last ("phone call").
    row.lemma = words.substr(0, space);
    if (space != std::string_view::npos) row.particle = words.substr(space + 1);
    if (row.kind == ActionKind::kNoun && space != std::string_view::npos) {
      const std::size_t last = words.rfind(' ');
      row.lemma = words.substr(last + 1);
      row.particle = words.substr(0, last);
    }
    row.object = table.field(r, object);
    row.targets = split_words(table.field(r, target));
    row.plover = table.field(r, plover);
    row.mode = table.field(r, mode);
    row.cameo = table.field(r, cameo);
    row.rule = fmt::format("{}{}{}", words, row.object.empty() ? "" : ":", row.object);
    actions->rows_[row.lemma].push_back(std::move(row));
  }
  for (auto& [word, rows] : actions->rows_) {
    std::stable_sort(rows.begin(), rows.end(), [](const ActionRow& a, const ActionRow& b) {
      return (!a.object.empty() + !a.particle.empty()) > (!b.object.empty() + !b.particle.empty());
    });
  }
  const LexiconTable& modality = lexicon.table("modality");
  const std::size_t word = modality.column("lemma"), word_class = modality.column("class");
  for (std::size_t r = 0; r < modality.rows(); ++r) {
    const auto known = std::find(kModalityNames.begin(), kModalityNames.end(), modality.field(r, word_class));
    if (known == kModalityNames.end()) {
      return Error{fmt::format("table modality: unknown class \"{}\"", modality.field(r, word_class))};
    }
    actions->modality_[modality.field(r, word)] |= static_cast<std::uint16_t>(1u << (known - kModalityNames.begin()));
  }
  return actions;
}

std::span<const ActionRow> ActionLexicon::rows(std::string_view lemma) const {
  const auto found = rows_.find(lemma);
  if (found == rows_.end()) return {};
  return found->second;
}

std::span<const ActionRow> ActionLexicon::rows_of_verb(std::string_view lemma, std::string_view form) const {
  if (const auto by_lemma = rows(lemma); !by_lemma.empty()) return by_lemma;
  for (const std::string_view ending : {"ed", "d", "ing", "es", "s"}) {
    if (!form.ends_with(ending)) continue;
    if (const auto by_form = rows(form.substr(0, form.size() - ending.size())); !by_form.empty()) return by_form;
  }
  return {};
}

bool ActionLexicon::is(std::string_view lemma, Modality modality) const {
  const auto found = modality_.find(lemma);
  return found != modality_.end() && (found->second & static_cast<std::uint16_t>(modality)) != 0;
}

}  // namespace onrecord

#include "learn_seen_names.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>

#include "treebank.h"

namespace onrecord {
namespace {

// Outside, then the kinds of kNameKinds.
using KindCounts = std::array<std::uint32_t, 6>;

std::uint32_t sum(const KindCounts& counts) {
  std::uint32_t all = 0;
  for (const std::uint32_t count : counts) all += count;
  return all;
}

// See NameClue. `steps`: the shares in per cent from which on a code is surer.
std::uint32_t code_of(const KindCounts& counts, std::array<std::uint32_t, 3> steps) {
  const auto best = static_cast<std::uint32_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  const std::uint32_t all = sum(counts);
  const std::uint32_t share = 100 * counts[best] / all;
  std::uint32_t sure = 1;
  for (const std::uint32_t step : steps) sure += share >= step;
  return best * 16 + sure * 2 + (all >= 20 ? 1 : 0);
}

// What raw news say of forms, pairs of forms and their neighbours.
struct SeenCounts {
  std::map<std::uint32_t, KindCounts> forms, pairs, before, behind, with_capital;
  std::map<std::uint32_t, std::uint32_t> small;

  void add(const std::vector<Word>& words, const std::vector<std::uint8_t>& labels) {
    const auto kind_at = [&](std::size_t i) { return static_cast<std::size_t>((labels[i] + 1) / 2); };
    const auto is_capital = [&](std::size_t i) { return (words[i].shape_bits & kInitialCapital) != 0; };
    for (std::size_t i = 1; i < words.size(); ++i) {
      if ((words[i].shape_bits & (kPunctuation | kHasDigit)) != 0) continue;
      if (!is_capital(i)) {
        ++small[words[i].lower];
        continue;
      }
      // Behind a mark a capital says little.
      if ((words[i - 1].shape_bits & kPunctuation) != 0 && labels[i] == 0) continue;
      const std::size_t kind = kind_at(i);
      ++forms[words[i].form][kind];
      ++with_capital[words[i].lower][kind];
      if (is_capital(i - 1)) {
        const bool one_name = kind == kind_at(i - 1) && labels[i] % 2 == 0;
        ++pairs[seen_pair_key(words[i - 1], words[i])][one_name ? kind : 0];
      }
      const bool begins = labels[i] == 0 || labels[i] % 2 == 1;
      if (begins) ++before[place_before_key(words[i - 1])][kind];
      const bool ends = i + 1 == words.size() || labels[i] == 0 || labels[i + 1] == 0 || labels[i + 1] % 2 == 1;
      if (ends && i + 1 < words.size()) ++behind[place_behind_key(words[i + 1])][kind];
    }
  }

  std::string section() const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> table;
    for (const auto& [form, counts] : forms) {
      if (sum(counts) >= 3) table.emplace_back(form, code_of(counts, {65, 85, 97}));
    }
    for (const auto& [pair, counts] : pairs) {
      if (sum(counts) >= 5) table.emplace_back(pair, code_of(counts, {65, 85, 97}));
    }
    for (const auto* side : {&before, &behind}) {
      for (const auto& [key, counts] : *side) {
        if (sum(counts) >= 10) table.emplace_back(key, code_of(counts, {45, 65, 85}));
      }
    }
    for (const auto& [lower, counts] : with_capital) {
      const std::uint32_t all = sum(counts);
      const auto found = small.find(lower);
      const std::uint32_t share = 100 * all / (all + (found == small.end() ? 0 : found->second));
      const std::uint32_t capitals = share >= 90 ? 4 : share >= 50 ? 3 : share >= 10 ? 2 : 1;
      const std::uint32_t code = code_of(counts, {65, 85, 97});
      const bool is_name = code >= 16 && all >= 5;
      if (all < 3 || (capitals == 1 && all < 10)) continue;
      table.emplace_back(mix(lower, 4), capitals << 8 | (capitals >= 3 && is_name ? code : 0));
    }
    return HashTable::section(table);
  }
};

}  // namespace

Result<std::string> learn_seen_names(const std::string& path, std::size_t max_articles, const Tokeniser& tokeniser,
                                     const WordClasses& classes, const NameLists& lists, const Tagger& tagger,
                                     const NameFinderModel& first) {
  auto bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  bytes->reserve(bytes->size() + simdjson::SIMDJSON_PADDING);
  SeenCounts counts;
  simdjson::dom::parser parser;
  std::vector<Word> words;
  std::vector<WordClass> word_classes;
  std::vector<std::uint8_t> tags;
  std::vector<std::uint8_t> coarse;
  std::vector<std::uint32_t> hints;
  std::vector<NameClue> clues;
  NameScratch scratch;
  std::string_view rest = *bytes;
  for (std::size_t article = 0; !rest.empty() && article < max_articles; ++article) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    std::string_view content;
    if (parser.parse(line.data(), line.size(), true)["text"].get(content) != simdjson::SUCCESS) continue;
    while (!content.empty()) {
      const std::string_view paragraph = content.substr(0, content.find('\n'));
      content.remove_prefix(std::min(content.size(), paragraph.size() + 1));
      words.clear();
      tokeniser.tokenise(paragraph, {0, static_cast<std::uint32_t>(paragraph.size())}, words);
      const auto count = static_cast<std::uint32_t>(words.size());
      if (count < 5 || is_capitalised_throughout(words.data(), count)) continue;
      word_classes.resize(count);
      tags.resize(count);
      coarse.resize(count);
      hints.resize(count);
      classes.find(words.data(), count, word_classes.data());
      tagger.tag(words.data(), word_classes.data(), count, tags.data());
      for (std::uint32_t i = 0; i < count; ++i) coarse[i] = static_cast<std::uint8_t>(tagger.labels()[tags[i]].upos);
      lists.find(words.data(), count, hints.data());
      clues.resize(count);
      first.clues().find(words.data(), count, hints.data(), clues.data());
      first.find({words.data(), word_classes.data(), clues.data(), coarse.data(), count, false}, scratch);
      counts.add(words, scratch.labels);
    }
  }
  return counts.section();
}

}  // namespace onrecord

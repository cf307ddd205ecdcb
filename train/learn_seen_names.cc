#include "learn_seen_names.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>

#include "treebank.h"

namespace onrecord {

Result<std::string> learn_seen_names(const std::string& path, std::size_t max_articles, const Tokeniser& tokeniser,
                                     const WordClasses& classes, const NameLists& lists, const Tagger& tagger,
                                     const NameFinderModel& first) {
  auto bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  bytes->reserve(bytes->size() + simdjson::SIMDJSON_PADDING);
  // Outside, then the kinds of kNameKinds.
  std::map<std::uint32_t, std::array<std::uint32_t, 6>> counts;
  simdjson::dom::parser parser;
  std::vector<Word> words;
  std::vector<WordClass> word_classes;
  std::vector<std::uint8_t> tags;
  std::vector<std::uint8_t> coarse;
  std::vector<std::uint32_t> hints;
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
      first.find({words.data(), word_classes.data(), hints.data(), coarse.data(), count, false}, scratch);
      for (std::uint32_t i = 1; i < count; ++i) {
        if ((words[i].shape_bits & kInitialCapital) == 0) continue;
        // Behind a mark a capital says little.
        if ((words[i - 1].shape_bits & kPunctuation) != 0 && scratch.labels[i] == 0) continue;
        const std::uint8_t label = scratch.labels[i];
        ++counts[words[i].form][label == 0 ? 0 : (label + 1) / 2];
      }
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> table;
  for (const auto& [form, by_kind] : counts) {
    std::uint32_t all = 0;
    std::size_t best = 0;
    for (std::size_t k = 0; k < by_kind.size(); ++k) {
      all += by_kind[k];
      if (by_kind[k] > by_kind[best]) best = k;
    }
    if (all < 3) continue;
    const std::uint32_t share = 100 * by_kind[best] / all;
    const std::uint32_t sure = share >= 97 ? 4 : share >= 85 ? 3 : share >= 65 ? 2 : 1;
    table.emplace_back(form, static_cast<std::uint32_t>(best) * 16 + sure * 2 + (all >= 20 ? 1 : 0));
  }
  return HashTable::section(table);
}

}  // namespace onrecord

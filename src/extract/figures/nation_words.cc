#include "extract/figures/nation_words.h"

#include "base/utf8.h"

namespace onrecord {

NationWords::NationWords(const Lexicon& lexicon) {
  const LexiconTable& table = lexicon.table("countries");
  const std::size_t name = table.column("name");
  for (const std::string_view column_name : {"adjectives", "demonyms"}) {
    const std::size_t column = table.column(column_name);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      std::string_view words = table.field(row, column);
      while (!words.empty()) {
        const std::size_t end = words.find(';');
        trie_.add(lower_case(words.substr(0, end)), static_cast<std::uint32_t>(names_.size()));
        names_.push_back(table.field(row, name));
        words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
      }
    }
  }
}

std::optional<std::string_view> NationWords::within(const std::vector<Atom>& atoms, std::uint32_t begin,
                                                    std::uint32_t end) const {
  std::vector<PhraseWord> words;
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::uint32_t id = atoms[i].capital ? trie_.word_id(atoms[i].lower) : 0;
    words.push_back({id, id, i});
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const PhraseTrie::Match match = trie_.longest_at(words, i);
    if (match.words > 0) return names_[match.values.front()];
  }
  return std::nullopt;
}

}  // namespace onrecord

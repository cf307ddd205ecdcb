#include "learn_listed_names.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string_view>
#include <vector>

#include "language/syntax/name_clues.h"
#include "treebank.h"

namespace onrecord {
namespace {

std::uint32_t kind_of(std::string_view name) {
  if (name == "place") return kInPlaces;
  if (name == "organisation") return kInOrganisations;
  if (name == "given") return kInGivenNames;
  if (name == "surname") return kInSurnames;
  if (name == "person") return kInPeople;
  return 0;
}

}  // namespace

Result<std::string> learn_listed_names(const std::string& folder, const Tokeniser& tokeniser) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path().string());
  }
  if (files.empty()) return Error{folder + ": no lists of names"};
  std::sort(files.begin(), files.end());
  std::map<std::uint32_t, std::uint32_t> table;
  std::vector<Word> words;
  for (const std::string& file : files) {
    const auto bytes = read_bytes(file);
    if (!bytes) return bytes.error();
    std::string_view rest = *bytes;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      const std::size_t tab = line.find('\t');
      const std::uint32_t kind = tab == std::string_view::npos ? 0 : kind_of(line.substr(tab + 1));
      if (line.empty() || line[0] == '#' || kind == 0) continue;
      words.clear();
      tokeniser.tokenise(line, {0, static_cast<std::uint32_t>(tab)}, words);
      if (words.empty() || words.size() > kMaxListedWords) continue;
      std::uint32_t hash = kListStart;
      for (std::size_t i = 0; i < words.size(); ++i) {
        hash = mix(hash, words[i].lower);
        table[hash] |= i + 1 < words.size() ? kListHasLonger : kind;
      }
      if (kind == kInPeople && words.size() > 1) table[mix(kListStart, words.back().lower)] |= kInSurnames;
    }
  }
  return HashTable::section({table.begin(), table.end()});
}

}  // namespace onrecord

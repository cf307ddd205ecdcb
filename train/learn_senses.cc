#include "learn_senses.h"

#include <cstdlib>
#include <map>
#include <string_view>
#include <vector>

#include "language/syntax/hash_table.h"
#include "language/syntax/word.h"
#include "treebank.h"

namespace onrecord {
namespace {

// Returns the lexicographer's file of the first sense of each word, from 1.
Result<std::map<std::string, std::uint32_t>> first_senses(const std::string& folder, const std::string& part) {
  const auto index = read_bytes(folder + "/index." + part);
  if (!index) return index.error();
  const auto data = read_bytes(folder + "/data." + part);
  if (!data) return data.error();
  std::map<std::string, std::uint32_t> senses;
  std::string_view rest = *index;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.empty() || line[0] == ' ') continue;
    std::vector<std::string> fields;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find(' ', at), line.size());
      if (end > at) fields.emplace_back(line.substr(at, end - at));
      at = end + 1;
    }
    // lemma, part, synsets, pointers, the pointers, senses, tagged senses, offsets.
    if (fields.size() < 7 || fields[0].find('_') != std::string::npos) continue;
    const auto pointers = static_cast<std::size_t>(std::atoi(fields[3].c_str()));
    if (fields.size() <= 6 + pointers) continue;
    const auto offset = static_cast<std::size_t>(std::atol(fields[6 + pointers].c_str()));
    if (offset + 11 > data->size()) continue;
    senses[fields[0]] = static_cast<std::uint32_t>(std::atoi(data->substr(offset + 9, 2).c_str())) + 1;
  }
  return senses;
}

bool ends(const std::string& word, std::string_view ending) {
  return word.size() > ending.size() && word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
}

std::string with_s(const std::string& word) {
  if (ends(word, "s") || ends(word, "x") || ends(word, "ch") || ends(word, "sh") || ends(word, "z")) return word + "es";
  if (ends(word, "y") && !ends(word, "ay") && !ends(word, "ey") && !ends(word, "oy"))
    return word.substr(0, word.size() - 1) + "ies";
  return word + "s";
}

}  // namespace

Result<std::string> learn_senses(const std::string& folder) {
  auto nouns = first_senses(folder, "noun");
  if (!nouns) return nouns.error();
  auto verbs = first_senses(folder, "verb");
  if (!verbs) return verbs.error();
  std::map<std::string, std::uint32_t> words;
  for (const auto& [word, sense] : *nouns) words[word] |= sense;
  for (const auto& [word, sense] : *verbs) words[word] |= sense << 8;
  // A form that is a word of its own keeps its own sense.
  std::map<std::string, std::uint32_t> forms = words;
  for (const auto& [word, sense] : *nouns) {
    if (words.count(with_s(word)) == 0) forms[with_s(word)] |= sense;
  }
  for (const auto& [word, sense] : *verbs) {
    const std::string stem = ends(word, "e") ? word.substr(0, word.size() - 1) : word;
    const std::string past = ends(word, "y") ? word.substr(0, word.size() - 1) + "ied" : stem + "ed";
    for (const std::string& form : {with_s(word), past, stem + "ing"}) {
      if (words.count(form) == 0 || (*nouns).count(form) == 0) forms[form] |= sense << 8;
    }
  }
  std::map<std::uint32_t, std::uint32_t> by_hash;
  for (const auto& [form, sense] : forms) {
    by_hash.emplace(make_word(form, {0, static_cast<std::uint32_t>(form.size())}).lower, sense);
  }
  return HashTable::section({by_hash.begin(), by_hash.end()});
}

}  // namespace onrecord

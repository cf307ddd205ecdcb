#include "language/syntax/name_lists.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "language/syntax/feature_hash.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxNameWords = 8;
constexpr std::uint32_t kSequenceStart = 77;
constexpr std::uint32_t kAbsent = 0xFFFFFFFFu;
constexpr std::uint32_t kForm = 1;  // Stored; goes up with any change of the form or of a hash.

using Hints = std::unordered_map<std::uint32_t, std::uint32_t>;

void add(const Tokeniser& tokeniser, std::string_view names, std::uint32_t hint, Hints& sequences, Hints& single) {
  std::vector<Word> words;
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find(';'));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    words.clear();
    tokeniser.tokenise(name, {0, static_cast<std::uint32_t>(name.size())}, words);
    if (words.empty() || words.size() > kMaxNameWords) continue;
    // A name without a capital is a description.
    if ((words.front().shape_bits & kInitialCapital) == 0 && (words.back().shape_bits & kInitialCapital) == 0) continue;
    std::uint32_t hash = kSequenceStart;
    for (const Word& word : words) {
      hash = mix(hash, word.lower);
      sequences.emplace(hash, 0);
    }
    sequences[hash] |= hint;
    if (hint == kListedPerson && words.size() > 1) single[words.back().lower] |= kListedSurname;
  }
}

std::string section(const Hints& hints) {
  return HashTable::section({hints.begin(), hints.end()});
}

}  // namespace

std::string compile_name_lists(const Lexicon& lexicon, const Tokeniser& tokeniser) {
  Hints sequences, single;
  const auto read = [&](std::string_view table_name, std::initializer_list<std::string_view> columns,
                        std::uint32_t hint) {
    const LexiconTable& table = lexicon.table(table_name);
    for (const std::string_view name : columns) {
      const std::size_t column = table.column(name);
      for (std::size_t row = 0; row < table.rows(); ++row)
        add(tokeniser, table.field(row, column), hint, sequences, single);
    }
  };
  read("people", {"name", "aliases"}, kListedPerson);
  read("countries", {"name", "aliases", "capital"}, kListedPlace);
  read("countries", {"adjectives", "demonyms"}, kListedGroup);
  read("organisations", {"name", "aliases"}, kListedOrganisation);
  read("outlets", {"name", "aliases"}, kListedOrganisation);
  read("places", {"name"}, kListedPlace);
  read("titles", {"title"}, kListedTitle);
  const LexiconTable& given = lexicon.table("given_names");
  for (std::size_t row = 0; row < given.rows(); ++row) {
    const std::string_view name = given.field(row, given.column("name"));
    single[make_word(name, {0, static_cast<std::uint32_t>(name.size())}).lower] |= kGivenName;
  }
  const std::string names = section(sequences), words = section(single);
  const std::uint32_t head[2] = {kForm, static_cast<std::uint32_t>(names.size())};
  return std::string(reinterpret_cast<const char*>(head), sizeof head) + names + words;
}

Result<NameLists> NameLists::open(const Lexicon& lexicon, const Tokeniser& tokeniser) {
  NameLists lists;
  std::string_view bytes = lexicon.index(kIndexName, {"people", "given_names", "countries", "places", "organisations",
                                                      "outlets", "titles", "abbreviations", "affixes", "contractions"});
  if (bytes.empty()) {
    lists.made_ = std::make_unique<const std::string>(compile_name_lists(lexicon, tokeniser));
    bytes = *lists.made_;
  }
  constexpr const char* kPlace = "lexicon: name lists";
  std::uint32_t head[2] = {};
  if (bytes.size() >= sizeof head) std::memcpy(head, bytes.data(), sizeof head);
  bytes.remove_prefix(std::min(bytes.size(), sizeof head));
  if (head[0] != kForm || head[1] > bytes.size()) return Error{std::string{kPlace} + ": index is damaged"};
  Result<HashTable> names = HashTable::open(bytes.substr(0, head[1]), kPlace);
  if (!names) return names.error();
  Result<HashTable> single = HashTable::open(bytes.substr(head[1]), kPlace);
  if (!single) return single.error();
  lists.names_ = *names;
  lists.single_ = *single;
  return lists;
}

void NameLists::find(const Word* words, std::uint32_t count, std::uint32_t* hints) const {
  std::fill(hints, hints + count, 0u);
  for (std::uint32_t at = 0; at < count; ++at) {
    if ((words[at].shape_bits & kInitialCapital) == 0) continue;
    hints[at] |= single_.find(words[at].lower, 0);
  }
  for (std::uint32_t at = 0; at < count;) {
    std::uint32_t length = 0;
    std::uint32_t hint = 0;
    if ((words[at].shape_bits & kInitialCapital) != 0) {
      std::uint32_t hash = kSequenceStart;
      for (std::uint32_t i = at; i < count && i < at + kMaxNameWords; ++i) {
        hash = mix(hash, words[i].lower);
        const std::uint32_t found = names_.find(hash, kAbsent);
        if (found == kAbsent) break;
        if (found != 0) length = i + 1 - at, hint = found;
      }
    }
    for (std::uint32_t i = at; i < at + length; ++i) hints[i] |= hint | (i == at ? kHintBegins : kHintGoesOn);
    at += std::max(1u, length);
  }
}

}  // namespace onrecord

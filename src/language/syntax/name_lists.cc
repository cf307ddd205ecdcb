#include "language/syntax/name_lists.h"

#include <algorithm>

#include "language/syntax/feature_hash.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxNameWords = 8;
constexpr std::uint32_t kSequenceStart = 77;

}  // namespace

void NameLists::add(const Tokeniser& tokeniser, std::string_view names, std::uint32_t hint) {
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
      names_.emplace(hash, 0);
    }
    names_[hash] |= hint;
    if (hint == kListedPerson && words.size() > 1) single_[words.back().lower] |= kListedSurname;
  }
}

NameLists::NameLists(const Lexicon& lexicon, const Tokeniser& tokeniser) {
  const auto read = [&](std::string_view table_name, std::initializer_list<std::string_view> columns,
                        std::uint32_t hint) {
    const LexiconTable& table = lexicon.table(table_name);
    for (const std::string_view name : columns) {
      const std::size_t column = table.column(name);
      for (std::size_t row = 0; row < table.rows(); ++row) add(tokeniser, table.field(row, column), hint);
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
    single_[make_word(name, {0, static_cast<std::uint32_t>(name.size())}).lower] |= kGivenName;
  }
}

void NameLists::find(const Word* words, std::uint32_t count, std::uint32_t* hints) const {
  std::fill(hints, hints + count, 0u);
  for (std::uint32_t at = 0; at < count; ++at) {
    if ((words[at].shape_bits & kInitialCapital) == 0) continue;
    if (const auto found = single_.find(words[at].lower); found != single_.end()) hints[at] |= found->second;
  }
  for (std::uint32_t at = 0; at < count;) {
    std::uint32_t length = 0;
    std::uint32_t hint = 0;
    if ((words[at].shape_bits & kInitialCapital) != 0) {
      std::uint32_t hash = kSequenceStart;
      for (std::uint32_t i = at; i < count && i < at + kMaxNameWords; ++i) {
        hash = mix(hash, words[i].lower);
        const auto found = names_.find(hash);
        if (found == names_.end()) break;
        if (found->second != 0) length = i + 1 - at, hint = found->second;
      }
    }
    for (std::uint32_t i = at; i < at + length; ++i) hints[i] |= hint | (i == at ? kHintBegins : kHintGoesOn);
    at += std::max(1u, length);
  }
}

}  // namespace onrecord

#include "base/phrase_trie.h"

namespace onrecord {
namespace {

constexpr std::string_view kCuts = " -";

std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
  return (std::uint64_t{node} << 32) | word;
}

}  // namespace

void PhraseTrie::add(std::string_view phrase, std::uint32_t value) {
  std::uint32_t node = 0;
  while (!phrase.empty()) {
    const std::size_t end = phrase.find_first_of(kCuts);
    const std::string_view word = phrase.substr(0, end);
    phrase.remove_prefix(end == std::string_view::npos ? phrase.size() : end + 1);
    if (word.empty()) continue;
    sketch_.add(word);
    const std::uint32_t id =
        words_.try_emplace(std::string{word}, static_cast<std::uint32_t>(words_.size() + 1)).first->second;
    const auto [found, is_new] = edges_.try_emplace(edge(node, id), static_cast<std::uint32_t>(nodes_.size()));
    node = found->second;
    if (is_new) nodes_.emplace_back();
  }
  if (node != 0) nodes_[node].values.push_back(value);
}

std::uint32_t PhraseTrie::word_id(std::string_view word) const {
  if (!sketch_.may_hold(word)) return 0;
  const auto found = words_.find(word);
  return found == words_.end() ? 0 : found->second;
}

void PhraseTrie::append_words(std::string_view form, std::string_view lemma, std::uint32_t token,
                              std::vector<PhraseWord>& words) const {
  if (form.find('-') == std::string_view::npos) {
    const std::uint32_t id = word_id(form);
    words.push_back({id, lemma.empty() || lemma == form ? id : word_id(lemma), token});
    return;
  }
  while (!form.empty()) {
    const std::size_t end = form.find('-');
    const std::string_view part = form.substr(0, end);
    form.remove_prefix(end == std::string_view::npos ? form.size() : end + 1);
    if (part.empty()) continue;
    const std::uint32_t id = word_id(part);
    words.push_back({id, id, token});
  }
}

void PhraseTrie::walk(std::span<const PhraseWord> words, std::size_t at, std::uint32_t node, std::uint32_t depth,
                      Match& best) const {
  if (depth > best.words && !nodes_[node].values.empty()) best = {depth, nodes_[node].values};
  if (at >= words.size()) return;
  for (const std::uint32_t word : {words[at].form, words[at].lemma}) {
    if (word != 0) {
      const auto next = edges_.find(edge(node, word));
      if (next != edges_.end()) walk(words, at + 1, next->second, depth + 1, best);
    }
    if (words[at].form == words[at].lemma) break;
  }
}

PhraseTrie::Match PhraseTrie::longest_at(std::span<const PhraseWord> words, std::size_t begin) const {
  Match best;
  walk(words, begin, 0, 0, best);
  return best;
}

}  // namespace onrecord

#include "language/syntax/lemmatiser.h"

#include <algorithm>

#include "language/syntax/feature_hash.h"

namespace onrecord {

std::uint32_t lemma_word_key(std::string_view lower, std::uint32_t tag) {
  return mix(hash_word(lower), tag, 0x11u);
}
std::uint32_t lemma_ending_key(std::string_view ending, std::uint32_t tag) {
  return mix(hash_word(ending), tag, 0x22u);
}

Result<void> Lemmatiser::open(const ModelReader& model) {
  auto words = HashTable::open(model.section("lemmas.words"), model.place());
  if (!words) return words.error();
  words_ = *words;
  auto endings = HashTable::open(model.section("lemmas.endings"), model.place());
  if (!endings) return endings.error();
  endings_ = *endings;
  std::string_view lines = model.section("lemmas.edits");
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    if (line.empty() || line[0] < '0' || line[0] > '9' + 20)
      return Error{model.place() + ": model lemma edit is unreadable"};
    edits_.push_back({static_cast<std::uint32_t>(line[0] - '0'), std::string(line.substr(1))});
  }
  return {};
}

const LemmaEdit& Lemmatiser::edit(std::string_view lower, std::uint32_t tag) const {
  std::uint32_t found = words_.find(lemma_word_key(lower, tag), ~0u);
  for (std::size_t n = std::min(kMaxLemmaEnding, lower.size()); found == ~0u && n > 0; --n) {
    found = endings_.find(lemma_ending_key(lower.substr(lower.size() - n), tag), ~0u);
  }
  if (found >= edits_.size() || edits_[found].strip > lower.size()) return none_;
  return edits_[found];
}

}  // namespace onrecord

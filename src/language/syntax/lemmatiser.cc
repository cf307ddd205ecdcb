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

const LemmaEdit& Lemmatiser::edit(std::string_view lower, std::uint32_t tag, Upos upos) const {
  const auto usable = [&](std::uint32_t edit) { return edit < edits_.size() && edits_[edit].strip <= lower.size(); };
  std::uint32_t found = words_.find(lemma_word_key(lower, tag), ~0u);
  if (found != ~0u) return usable(found) ? edits_[found] : none_;
  // The half of WordClass::sense that such a word has.
  const std::uint32_t senses = upos == Upos::kVerb ? 0xFF00u : upos == Upos::kNoun ? 0xFFu : 0;
  thread_local std::string lemma;  // Kept, so that a word costs no allocation.
  for (std::size_t n = std::min(kMaxLemmaEnding, lower.size()); n > 0; --n) {
    const std::uint32_t next = endings_.find(lemma_ending_key(lower.substr(lower.size() - n), tag), ~0u);
    if (!usable(next)) continue;
    if (found == ~0u) found = next;
    if (senses == 0) break;
    const LemmaEdit& edit = edits_[next];
    lemma.assign(lower.substr(0, lower.size() - edit.strip)).append(edit.ending);
    if ((classes_.sense(hash_word(lemma)) & senses) != 0) return edit;
  }
  return found == ~0u ? none_ : edits_[found];
}

}  // namespace onrecord

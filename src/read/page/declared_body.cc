#include "read/page/declared_body.h"

#include <algorithm>

#include "base/word_sequence.h"

namespace onrecord {
namespace {

constexpr std::size_t kShingle = 4, kFewestWords = 60;

void shingles_of(std::string_view text, WordSequence& words, std::vector<std::uint64_t>& shingles) {
  words.hashes.clear();
  words.spans.clear();
  words.marks.clear();
  shingles.clear();
  add_words(words, text, {0, static_cast<std::uint32_t>(text.size())});
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t mixed = 0;
    for (std::size_t k = 0; k < kShingle; ++k) mixed = (mixed ^ words.hashes[i + k]) * 0x9E3779B97F4A7C15ull;
    shingles.push_back(mixed);
  }
}

}  // namespace

DeclaredBody::DeclaredBody(std::string_view body, const PageText& page) {
  WordSequence words;
  std::vector<std::uint64_t> declared, shingles;
  shingles_of(body, words, declared);
  if (words.size() < kFewestWords) return;
  std::sort(declared.begin(), declared.end());
  declared.erase(std::unique(declared.begin(), declared.end()), declared.end());
  shares_.resize(page.blocks.size());
  std::vector<bool> shown(declared.size());
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    shingles_of(page.of(page.blocks[i]), words, shingles);
    std::size_t common = 0;
    for (const std::uint64_t shingle : shingles) {
      const auto found = std::lower_bound(declared.begin(), declared.end(), shingle);
      if (found == declared.end() || *found != shingle) continue;
      ++common;
      shown[static_cast<std::size_t>(found - declared.begin())] = true;
    }
    if (!shingles.empty()) shares_[i] = static_cast<double>(common) / static_cast<double>(shingles.size());
  }
  const auto seen = static_cast<std::size_t>(std::count(shown.begin(), shown.end(), true));
  agrees_ = 2 * seen >= declared.size();
}

}  // namespace onrecord

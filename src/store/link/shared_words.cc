#include "store/link/shared_words.h"

#include <algorithm>

#include "base/hash.h"
#include "base/min_hash.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kAlteredWords = 4;  // "percent" and "per cent", "Mr. Perry" and "Perry", "12" and "14".
constexpr int kPlacesTried = 8;             // Of a shingle that stands in the other text many times.

using ShinglePlace = std::pair<std::uint64_t, std::uint32_t>;

std::uint64_t shingle_at(const WordSequence& words, std::size_t at) {
  return hash64({reinterpret_cast<const char*>(&words.hashes[at]), kShingleWords * sizeof(std::uint64_t)});
}

std::vector<ShinglePlace> shingles_of(const WordSequence& words) {
  std::vector<ShinglePlace> shingles;
  for (std::size_t at = 0; at + kShingleWords <= words.size(); ++at) {
    shingles.emplace_back(shingle_at(words, at), static_cast<std::uint32_t>(at));
  }
  std::sort(shingles.begin(), shingles.end());
  return shingles;
}

double share(std::uint32_t part, std::uint32_t all) {
  return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
}

bool numbers_differ(const WordSequence& a, std::uint32_t a_begin, std::uint32_t a_end, const WordSequence& b,
                    std::uint32_t b_begin, std::uint32_t b_end) {
  const auto numbers = [](const WordSequence& words, std::uint32_t begin, std::uint32_t end) {
    std::vector<std::uint64_t> found;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (words.marks[i] & kNumberWord) found.push_back(words.hashes[i]);
    }
    return found;
  };
  const auto of_a = numbers(a, a_begin, a_end), of_b = numbers(b, b_begin, b_end);
  return !of_a.empty() && !of_b.empty() && of_a != of_b;
}

// Where both texts begin alike and soon go on alike, the beginning is a run too, however short: "Rescuers brought 12
// miners" and "Rescuers brought 17 miners".
void add_common_ends(const WordSequence& a, const WordSequence& b, std::vector<SharedRun>& runs) {
  if (runs.empty()) return;
  const auto of_a = static_cast<std::uint32_t>(a.size()), of_b = static_cast<std::uint32_t>(b.size());
  const SharedRun first = runs.front(), last = runs.back();
  SharedRun head, tail{of_a, of_b, 0};
  while (head.words < std::min(first.a, first.b) && a.hashes[head.words] == b.hashes[head.words]) ++head.words;
  while (tail.a > last.a + last.words && tail.b > last.b + last.words && a.hashes[tail.a - 1] == b.hashes[tail.b - 1]) {
    --tail.a, --tail.b, ++tail.words;
  }
  const auto free_in_b = [&](std::uint32_t begin, std::uint32_t end) {
    return std::none_of(runs.begin(), runs.end(),
                        [&](const SharedRun& run) { return run.b < end && begin < run.b + run.words; });
  };
  if (tail.words > 0 && tail.a - last.a - last.words <= kAlteredWords &&
      tail.b - last.b - last.words <= kAlteredWords && free_in_b(tail.b, of_b)) {
    runs.push_back(tail);
  }
  if (head.words > 0 && first.a - head.words <= kAlteredWords && first.b - head.words <= kAlteredWords &&
      free_in_b(0, head.words)) {
    runs.insert(runs.begin(), head);
  }
}

}  // namespace

std::vector<SharedRun> shared_runs(const WordSequence& a, const WordSequence& b) {
  std::vector<SharedRun> runs;
  const std::vector<ShinglePlace> places = shingles_of(b);
  std::vector<bool> used(b.size());
  std::uint32_t expected = 0;  // Where the text would go on in `b`.
  for (std::uint32_t at = 0; at + kShingleWords <= a.size();) {
    const std::uint64_t shingle = shingle_at(a, at);
    SharedRun best;
    const auto try_from = [&](std::vector<ShinglePlace>::const_iterator place) {
      for (int tried = 0; tried < kPlacesTried && place != places.end() && place->first == shingle; ++place, ++tried) {
        std::uint32_t length = 0;
        while (at + length < a.size() && place->second + length < b.size() && !used[place->second + length] &&
               a.hashes[at + length] == b.hashes[place->second + length]) {
          ++length;
        }
        if (length >= kShingleWords && length > best.words) best = {at, place->second, length};
        if (best.words > 0) return;
      }
    };
    try_from(std::lower_bound(places.begin(), places.end(), ShinglePlace{shingle, expected}));
    if (best.words == 0) try_from(std::lower_bound(places.begin(), places.end(), ShinglePlace{shingle, 0}));
    if (best.words == 0) {
      ++at;
      continue;
    }
    std::fill_n(used.begin() + best.b, best.words, true);
    runs.push_back(best);
    at += best.words;
    expected = best.b + best.words;
  }
  add_common_ends(a, b, runs);
  return runs;
}

double Overlap::share_of_a() const {
  return share(shared + altered_a, words_a);
}

double Overlap::share_of_b() const {
  return share(shared + altered_b, words_b);
}

Overlap overlap_of(const WordSequence& a, const WordSequence& b, const std::vector<SharedRun>& runs) {
  Overlap overlap;
  overlap.words_a = static_cast<std::uint32_t>(a.size());
  overlap.words_b = static_cast<std::uint32_t>(b.size());
  if (runs.empty()) {
    overlap.outer_a = overlap.words_a;
    overlap.outer_b = overlap.words_b;
    return overlap;
  }
  std::uint32_t first_b = overlap.words_b, last_b = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const SharedRun& run = runs[i];
    overlap.shared += run.words;
    overlap.longest = std::max(overlap.longest, run.words);
    first_b = std::min(first_b, run.b);
    last_b = std::max(last_b, run.b + run.words);
    for (std::uint32_t k = 0; k < run.words; ++k) {
      overlap.quoted += ((a.marks[run.a + k] | b.marks[run.b + k]) & kQuotedWord) ? 1 : 0;
    }
    if (i == 0) continue;
    const std::uint32_t a_begin = runs[i - 1].a + runs[i - 1].words, b_begin = runs[i - 1].b + runs[i - 1].words;
    if (run.b < b_begin || run.a - a_begin > kAlteredWords || run.b - b_begin > kAlteredWords) continue;
    overlap.altered_a += run.a - a_begin;
    overlap.altered_b += run.b - b_begin;
    overlap.changed_numbers += numbers_differ(a, a_begin, run.a, b, b_begin, run.b) ? 1 : 0;
  }
  const std::uint32_t last_a = runs.back().a + runs.back().words;
  overlap.outer_a = runs.front().a + overlap.words_a - last_a;
  overlap.outer_b = first_b + overlap.words_b - last_b;
  overlap.inner_a = last_a - runs.front().a - overlap.shared - overlap.altered_a;
  overlap.inner_b = last_b - first_b - overlap.shared - overlap.altered_b;
  return overlap;
}

}  // namespace onrecord

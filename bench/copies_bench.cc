// Copies: signatures of texts and the comparison of two. Prints bytes a second.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "base/min_hash.h"
#include "base/word_sequence.h"
#include "store/link/shared_words.h"

namespace onrecord {
namespace {

// News copy: the file that ONRECORD_BENCH_TEXT names, else an example of the project.
std::string ordinary_text() {
  const char* named = std::getenv("ONRECORD_BENCH_TEXT");
  std::ifstream in(named != nullptr ? named : ONRECORD_SOURCE_DIR "/examples/articles/2031-02-11_nwa_crossing.txt");
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

std::string a_hundred_times(const std::string& text) {
  std::string all;
  for (int i = 0; i < 100; ++i) all += text;
  return all;
}

// Words of one letter: as many words, and shingles, as bytes can hold.
std::string short_words() {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += fmt::format("{} ", static_cast<char>('a' + i * 7 % 26));
  return text;
}

std::string other_script() {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "“Мост” зачинено ";
  return text;
}

WordSequence words_of(const std::string& text) {
  WordSequence words;
  add_words(words, text, {0, static_cast<std::uint32_t>(text.size())});
  return words;
}

void sign(benchmark::State& state, const std::string& text) {
  for (auto _ : state) {
    const WordSequence words = words_of(text);
    benchmark::DoNotOptimize(min_hash(words.hashes));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void compare(benchmark::State& state, const std::string& text) {
  const WordSequence a = words_of(text), b = words_of("One more line. " + text);
  for (auto _ : state) benchmark::DoNotOptimize(overlap_of(a, b, shared_runs(a, b)));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(2 * text.size()));
}

BENCHMARK_CAPTURE(sign, ordinary, ordinary_text());
BENCHMARK_CAPTURE(sign, words_of_one_letter, short_words());
BENCHMARK_CAPTURE(sign, another_script, other_script());
BENCHMARK_CAPTURE(compare, ordinary, ordinary_text());
BENCHMARK_CAPTURE(compare, ordinary_a_hundred_times, a_hundred_times(ordinary_text()));
BENCHMARK_CAPTURE(compare, words_of_one_letter, short_words());

}  // namespace
}  // namespace onrecord

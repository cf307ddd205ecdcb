// Persons over many documents: an ordinary record, one name in all documents, and names that share one sound.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/person_name.h"
#include "store/link/person_groups.h"

namespace onrecord {
namespace {

std::string_view no_root(std::string_view) {
  return {};
}

std::string letters(int number) {
  std::string word;
  for (int i = 0; i < 4; ++i, number /= 20) {
    word.push_back("bdfgklmnprstvzhbdklm"[number % 20]);
    word.push_back("aeiou"[number % 5]);
  }
  return word;
}

// A third of the persons by surname alone; every name in about ten documents.
std::vector<PersonSeen> ordinary(int count) {
  std::vector<PersonSeen> persons;
  for (int i = 0; i < count; ++i) {
    const int who = i % (count / 10 + 1);
    PersonSeen person;
    person.id = fmt::format("{:08}", i);
    person.key = i % 3 == 0 ? letters(who) + "ov" : letters(who * 7 + 3) + " " + letters(who) + "ov";
    person.short_keys = {letters(who) + "ov"};
    if (i % 4 == 0) person.scopes = {i % 40 == 0 ? "VEL" : "KTH"};
    for (int c = 0; c < 8; ++c) person.company.push_back(static_cast<std::uint64_t>(who / 8 * 8 + c));
    persons.push_back(person);
  }
  return persons;
}

// `same_key`: all bear one name; else all names differ and sound alike. Half of them by surname.
std::vector<PersonSeen> worst(int count, bool same_key) {
  std::vector<PersonSeen> persons;
  for (int i = 0; i < count; ++i) {
    PersonSeen person;
    person.id = fmt::format("{:08}", i);
    std::string family = "arvel";
    for (int bit = 0; bit < 17 && !same_key; ++bit) family += (i >> bit & 1) != 0 ? "ll" : "l";
    person.key = i % 2 == 0 ? family : "tomas " + family;
    person.scopes = {i % 3 == 0 ? "VEL" : "KTH"};
    for (int c = 0; c < 8; ++c) person.company.push_back(static_cast<std::uint64_t>(i * 8 + c));
    persons.push_back(person);
  }
  return persons;
}

void group(benchmark::State& state, const std::vector<PersonSeen>& persons) {
  for (auto _ : state) benchmark::DoNotOptimize(group_persons(persons, no_root).first.size());
  state.counters["persons/s"] =
      benchmark::Counter(static_cast<double>(persons.size()), benchmark::Counter::kIsIterationInvariantRate);
}
void Ordinary(benchmark::State& state) {
  group(state, ordinary(static_cast<int>(state.range(0))));
}
void OneNameEverywhere(benchmark::State& state) {
  group(state, worst(static_cast<int>(state.range(0)), true));
}
void NamesOfOneSound(benchmark::State& state) {
  group(state, worst(static_cast<int>(state.range(0)), false));
}
BENCHMARK(Ordinary)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(OneNameEverywhere)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(NamesOfOneSound)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);

void MatchTwoNames(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(match_person_names("sergei arvelovich", "serguei arwelowitsch", no_root));
}
BENCHMARK(MatchTwoNames);

}  // namespace
}  // namespace onrecord

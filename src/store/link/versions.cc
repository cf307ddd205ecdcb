#include "store/link/versions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "store/link/report_words.h"
#include "store/link/shared_words.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostRuns = 2000;  // Of two versions that are put in one order; more, and the first ones are.

struct Capture {
  std::int64_t document;
  std::string published, file;
};

std::map<std::string, std::vector<Capture>> captures_by_address(Database& database) {
  std::map<std::string, std::vector<Capture>> captures;
  Sql documents(database,
                "SELECT document, url, coalesce(published_last, ''), file FROM document WHERE url IS NOT NULL "
                "ORDER BY coalesce(published_last, ''), file, doc_id");
  while (documents.step()) {
    const std::string address = address_of(documents.text(1));
    if (!address.empty()) captures[address].push_back({documents.integer(0), documents.string(2), documents.string(3)});
  }
  return captures;
}

// The runs that follow each other in both texts and hold the most words.
std::vector<SharedRun> in_one_order(std::vector<SharedRun> runs) {
  if (runs.size() > kMostRuns) runs.resize(kMostRuns);
  std::vector<std::uint32_t> words(runs.size());
  std::vector<std::size_t> before(runs.size(), runs.size());
  std::size_t best = runs.size();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (runs[k].b + runs[k].words <= runs[i].b && words[k] > words[i]) words[i] = words[k], before[i] = k;
    }
    words[i] += runs[i].words;
    if (best == runs.size() || words[i] > words[best]) best = i;
  }
  std::vector<SharedRun> kept;
  for (; best < runs.size(); best = before[best]) kept.push_back(runs[best]);
  std::reverse(kept.begin(), kept.end());
  return kept;
}

class VersionWriter {
 public:
  explicit VersionWriter(Database& database)
      : reports_(database),
        version_(database, "INSERT INTO version VALUES (?, ?, ?, ?)"),
        change_(database, "INSERT INTO version_change VALUES (?, ?, ?, ?, ?, ?, ?)") {}

  void write(const std::string& address, const std::vector<Capture>& captures) {
    ReportWords before;
    for (std::size_t i = 0; i < captures.size(); ++i) {
      std::optional<std::int64_t> superseded_by;
      if (i + 1 < captures.size()) superseded_by = captures[i + 1].document;
      version_.all(captures[i].document, address, static_cast<std::int64_t>(i + 1), superseded_by).run();
      ReportWords report = reports_.read(captures[i].document);
      if (i > 0) write_changes(captures[i].document, before.words, report.words);
      before = std::move(report);
    }
  }

 private:
  void write_changes(std::int64_t document, const WordSequence& before, const WordSequence& after) {
    std::uint32_t a = 0, b = 0;
    std::int64_t number = 0;
    const auto write_gap = [&](std::uint32_t a_end, std::uint32_t b_end) {
      if (a == a_end && b == b_end) return;
      const char* kind = a == a_end ? "added" : b == b_end ? "removed" : "changed";
      std::optional<std::int64_t> places[4];
      if (a < a_end) places[0] = before.spans[a].begin, places[1] = before.spans[a_end - 1].end;
      if (b < b_end) places[2] = after.spans[b].begin, places[3] = after.spans[b_end - 1].end;
      change_.all(document, number++, kind, places[0], places[1], places[2], places[3]).run();
    };
    for (const SharedRun& run : in_one_order(shared_runs(before, after))) {
      write_gap(run.a, run.b);
      a = run.a + run.words;
      b = run.b + run.words;
    }
    write_gap(static_cast<std::uint32_t>(before.size()), static_cast<std::uint32_t>(after.size()));
  }

  ReportReader reports_;
  Sql version_, change_;
};

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

}  // namespace

std::string address_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  if (starts_with(url, "www.")) url.remove_prefix(4);
  const std::size_t query = std::min(url.find('?'), url.size());
  std::string address(url.substr(0, query));
  while (!address.empty() && address.back() == '/') address.pop_back();
  char mark = '?';
  for (url.remove_prefix(query); !url.empty();) {
    url.remove_prefix(1);  // The mark before the parameter.
    const std::size_t end = std::min(url.find('&'), url.size());
    const std::string_view parameter = url.substr(0, end);
    url.remove_prefix(end);
    if (parameter.empty() || starts_with(parameter, "utm_")) continue;
    address += mark;
    address += parameter;
    mark = '&';
  }
  return address;
}

void link_versions(Database& database) {
  database.execute("DELETE FROM version; DELETE FROM version_change");
  VersionWriter writer(database);
  for (const auto& [address, captures] : captures_by_address(database)) {
    if (captures.size() > 1) writer.write(address, captures);
  }
}

}  // namespace onrecord

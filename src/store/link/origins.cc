#include "store/link/origins.h"

#include <algorithm>
#include <set>

#include "base/name_key.h"
#include "store/link/wire_credit.h"

namespace onrecord {
namespace {

// Groups of names that come together. Names are documents ("d:17") and sources ("via:cnn").
class Together {
 public:
  std::string root(const std::string& name) {
    const auto above = above_.emplace(name, name).first;
    if (above->second == name) return name;
    const std::string top = root(above->second);
    above_[name] = top;
    return top;
  }

  void join(const std::string& a, const std::string& b) {
    const std::string of_a = root(a), of_b = root(b);
    if (of_a != of_b) above_[std::max(of_a, of_b)] = std::min(of_a, of_b);
  }

 private:
  std::map<std::string, std::string> above_;
};

std::string source_key(std::string_view name) {
  std::string key = name_key(name);
  if (key.rfind("the ", 0) == 0) key.erase(0, 4);
  return key.empty() ? key : "from:" + key;
}

}  // namespace

Origins::Origins(Database& database) {
  std::map<std::int64_t, std::int64_t> above;
  const auto root = [&](std::int64_t document) {
    for (auto next = above.find(document); next != above.end(); next = above.find(document)) document = next->second;
    return document;
  };
  const auto join = [&](std::int64_t a, std::int64_t b) {
    a = root(a), b = root(b);
    if (a != b) above[std::max(a, b)] = std::min(a, b);
  };
  Sql copies(database, "SELECT origin, copy, class FROM copy WHERE class <> 'quotation' ORDER BY origin, copy");
  while (copies.step()) {
    if (copies.text(2) == "merged") {
      merged_[copies.integer(1)].push_back(copies.integer(0));
    } else {
      join(copies.integer(0), copies.integer(1));
    }
  }
  Sql versions(database,
               "SELECT document, superseded_by FROM version WHERE superseded_by IS NOT NULL ORDER BY document");
  while (versions.step()) join(versions.integer(0), versions.integer(1));
  for (const auto& [document, next] : above) copy_of_[document] = root(document);
  Sql credits(database, "SELECT document, credit FROM wire_credit ORDER BY document");
  while (credits.step()) credit_[credits.integer(0)] = source_key(credits.text(1));
  // An agency's own report and those that credit it are one.
  std::set<std::string> agencies;
  for (const auto& [document, key] : credit_) agencies.insert(key);
  Sql outlets(database, "SELECT document, outlet FROM document WHERE outlet IS NOT NULL ORDER BY document");
  std::map<std::string, std::string> agency_of;  // Outlet -> agency, "" if it is none.
  while (outlets.step() && !agencies.empty()) {
    const auto [outlet, is_new] = agency_of.emplace(outlets.string(1), "");
    for (auto agency = agencies.begin(); is_new && agency != agencies.end(); ++agency) {
      if (credit_names(std::string_view(*agency).substr(5), outlet->first)) outlet->second = *agency;
    }
    if (!outlet->second.empty()) credit_.emplace(outlets.integer(0), outlet->second);
  }
}

std::int64_t Origins::root_of(std::int64_t document) const {
  const auto found = copy_of_.find(document);
  return found == copy_of_.end() ? document : found->second;
}

std::optional<std::int64_t> Origins::count(const std::vector<ReportSource>& reports) const {
  std::set<std::int64_t> roots;
  for (const ReportSource& report : reports) roots.insert(root_of(report.document));
  const auto adds_nothing = [&](const ReportSource& report) {
    const auto merged = merged_.find(report.document);
    if (merged == merged_.end()) return false;
    return std::any_of(merged->second.begin(), merged->second.end(), [&](std::int64_t origin) {
      return root_of(origin) != root_of(report.document) && roots.count(root_of(origin)) > 0;
    });
  };
  Together together;
  std::set<std::string> documents, sources;
  for (const ReportSource& report : reports) {
    if (adds_nothing(report)) continue;
    const std::string document = "d:" + std::to_string(root_of(report.document));
    documents.insert(document);
    const auto credit = credit_.find(report.document);
    for (const std::string& key : {source_key(report.via), source_key(report.reported_by),
                                   credit == credit_.end() ? std::string() : credit->second}) {
      if (key.empty()) continue;
      together.join(document, key);
      sources.insert(key);
    }
  }
  std::set<std::string> groups, known;
  for (const std::string& document : documents) groups.insert(together.root(document));
  for (const std::string& source : sources) known.insert(together.root(source));
  if (groups.size() > 1 && groups != known) return std::nullopt;
  return static_cast<std::int64_t>(std::max<std::size_t>(groups.size(), reports.empty() ? 0 : 1));
}

}  // namespace onrecord

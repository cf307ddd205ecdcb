#include "store/link/story_terms.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

#include "base/hash.h"
#include "base/iso_date.h"
#include "base/word_sequence.h"
#include "store/link/report_words.h"

namespace onrecord {
namespace {

constexpr std::size_t kHeaviest = 40;      // Terms of a report.
constexpr double kEntityShare = .15;       // Of the likeness.
constexpr std::int64_t kSameDays = 2;      // So far apart, reports are of one time;
constexpr std::int64_t kOtherDays = 15;    // so far apart, they are not.
constexpr std::size_t kMostOfTerm = 2000;  // Earlier reports that a report meets by one term.

using TermCounts = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

TermCounts counted(std::vector<std::uint64_t> terms) {
  std::sort(terms.begin(), terms.end());
  TermCounts counts;
  for (const std::uint64_t term : terms) {
    if (counts.empty() || counts.back().first != term) counts.emplace_back(term, 0);
    ++counts.back().second;
  }
  return counts;
}

// Looked up, never iterated.
using DocumentCounts = std::unordered_map<std::uint64_t, std::uint32_t>;

TermVector weighted(const TermCounts& counts, const DocumentCounts& documents, std::size_t all) {
  TermVector terms;
  for (const auto& [term, count] : counts) {
    const double rarity = std::log((static_cast<double>(all) + 1) / static_cast<double>(documents.at(term)));
    terms.emplace_back(term, (1 + std::log(static_cast<double>(count))) * rarity);
  }
  if (terms.size() > kHeaviest) {
    std::nth_element(terms.begin(), terms.begin() + kHeaviest, terms.end(), [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    terms.resize(kHeaviest);
    std::sort(terms.begin(), terms.end());
  }
  double square = 0;
  for (const auto& [term, weight] : terms) square += weight * weight;
  if (square <= 0) return {};
  for (auto& [term, weight] : terms) weight /= std::sqrt(square);
  return terms;
}

double factor_of_days(const StoryReport& a, const StoryReport& b) {
  if (a.published.empty() || b.published.empty()) return 1;
  const std::int64_t apart = std::abs(a.day - b.day);
  if (apart <= kSameDays) return 1;
  if (apart >= kOtherDays) return 0;
  return static_cast<double>(kOtherDays - apart) / static_cast<double>(kOtherDays - kSameDays);
}

// How alike one report is to each earlier one, kept between reports to be cleared in the time it was filled in.
struct AlikeEarlier {
  std::vector<double> values;
  std::vector<std::uint32_t> met;

  void add(std::uint32_t report, double value) {
    if (values[report] == 0) met.push_back(report);
    values[report] += value;
  }
};

class TermIndex {
 public:
  // Adds to `alike` how alike each earlier report is by these terms, times `share`.
  void meet(const TermVector& terms, std::uint32_t report, double share, AlikeEarlier& alike) {
    for (const auto& [term, weight] : terms) {
      std::vector<std::pair<std::uint32_t, double>>& postings = postings_[term];
      const std::size_t first = postings.size() > kMostOfTerm ? postings.size() - kMostOfTerm : 0;
      for (std::size_t i = first; i < postings.size(); ++i)
        alike.add(postings[i].first, share * weight * postings[i].second);
      postings.emplace_back(report, weight);
    }
  }

 private:
  std::unordered_map<std::uint64_t, std::vector<std::pair<std::uint32_t, double>>> postings_;  // Never iterated.
};

}  // namespace

std::vector<StoryReport> read_story_reports(Database& database) {
  std::vector<StoryReport> reports;
  std::vector<TermCounts> words, entities;
  Sql documents(database,
                "SELECT document, doc_id, coalesce(published_first, ''), coalesce(title, '') FROM document "
                "ORDER BY coalesce(published_first, ''), doc_id");
  Sql named(database,
            "SELECT coalesce(s.entity_id, e.entity_id) FROM mention m JOIN entity e USING (entity) "
            "LEFT JOIN entity s ON s.entity = e.same_as WHERE m.document = ? AND e.named AND m.kind = 'name'");
  ReportReader reader(database);
  while (documents.step()) {
    StoryReport report;
    report.document = documents.integer(0);
    report.doc_id = documents.string(1);
    report.published = documents.string(2);
    if (const auto day = parse_iso_date(report.published)) report.day = to_days(day->first);
    WordSequence title;
    const std::string_view title_text = documents.text(3);
    add_words(title, title_text, {0, static_cast<std::uint32_t>(title_text.size())});
    std::vector<std::uint64_t> terms = reader.read(report.document).words.hashes;
    terms.insert(terms.end(), title.hashes.begin(), title.hashes.end());
    words.push_back(counted(std::move(terms)));
    std::vector<std::uint64_t> names;
    named.bind(0, report.document);
    while (named.step()) names.push_back(hash64(named.text(0)));
    named.reset();
    entities.push_back(counted(std::move(names)));
    reports.push_back(std::move(report));
  }
  const auto weigh = [&](const std::vector<TermCounts>& all, TermVector StoryReport::*vector) {
    DocumentCounts counts;
    for (const TermCounts& terms : all) {
      for (const auto& [term, count] : terms) ++counts[term];
    }
    for (std::size_t i = 0; i < all.size(); ++i) reports[i].*vector = weighted(all[i], counts, all.size());
  };
  weigh(words, &StoryReport::words);
  weigh(entities, &StoryReport::entities);
  return reports;
}

std::vector<Likeness> likenesses_of(const std::vector<StoryReport>& reports, double least) {
  std::vector<Likeness> pairs;
  TermIndex words, entities;
  AlikeEarlier alike;
  alike.values.resize(reports.size());
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    words.meet(reports[i].words, i, 1 - kEntityShare, alike);
    entities.meet(reports[i].entities, i, kEntityShare, alike);
    std::sort(alike.met.begin(), alike.met.end());
    for (const std::uint32_t earlier : alike.met) {
      const double value = alike.values[earlier] * factor_of_days(reports[earlier], reports[i]);
      if (value >= least) pairs.push_back({earlier, i, value});
      alike.values[earlier] = 0;
    }
    alike.met.clear();
  }
  return pairs;
}

}  // namespace onrecord

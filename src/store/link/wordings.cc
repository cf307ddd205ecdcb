#include "store/link/wordings.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/min_hash.h"
#include "store/link/copy_verdict.h"
#include "store/link/report_words.h"
#include "store/link/shared_words.h"

namespace onrecord {
namespace {

constexpr std::size_t kFewestBands = 2;       // In common, to be worth a comparison.
constexpr std::size_t kMostCandidates = 256;  // Of one wording.
constexpr std::int64_t kMostOfBand = 4000;    // A band that more wordings have is a formula and leads nowhere.

std::string_view bytes_of(const void* data, std::size_t size) {
  return {static_cast<const char*>(data), size};
}

struct NewWording {
  std::int64_t row = 0, document = 0;
  std::string hash;
  std::vector<std::int64_t> keys;
};

class WordingWriter {
 public:
  explicit WordingWriter(Database& database)
      : database_(database),
        reports_(database),
        find_(database, "SELECT wording FROM wording WHERE hash = ?"),
        insert_(database, "INSERT INTO wording VALUES (NULL, ?, ?, ?)"),
        document_(database, "INSERT INTO document_wording VALUES (?, ?)"),
        band_(database, "INSERT INTO wording_band VALUES (?, ?)") {}

  // Returns the wording of the document if no other document has it.
  std::optional<NewWording> add(std::int64_t document) {
    const ReportWords report = reports_.read(document);
    const std::vector<std::uint64_t>& words = report.words.hashes;
    NewWording wording;
    wording.document = document;
    wording.hash = content_hash(bytes_of(words.data(), words.size() * sizeof(std::uint64_t)));
    find_.bind(0, wording.hash);
    const bool known = find_.step();
    if (known) wording.row = find_.integer(0);
    find_.reset();
    if (!known) {
      const MinHash signature = min_hash(words);
      insert_.all(wording.hash, static_cast<std::int64_t>(words.size()))
          .bind_blob(2, bytes_of(signature.data(), sizeof signature));
      insert_.run();
      wording.row = database_.last_row();
      if (words.size() >= kShingleWords) wording.keys = band_keys(signature);
      for (const std::int64_t key : wording.keys) band_.all(key, wording.row).run();
    }
    document_.all(document, wording.row).run();
    if (known) return std::nullopt;
    return wording;
  }

 private:
  Database& database_;
  ReportReader reports_;
  Sql find_, insert_, document_, band_;
};

class PairFinder {
 public:
  explicit PairFinder(Database& database)
      : reports_(database),
        band_(database, "SELECT wording FROM wording_band WHERE key = ? LIMIT ?"),
        wording_(database,
                 "SELECT hash, (SELECT min(document) FROM document_wording d WHERE d.wording = w.wording) "
                 "FROM wording w WHERE wording = ?"),
        insert_(database, "INSERT OR IGNORE INTO wording_pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

  void find_pairs(const NewWording& wording) {
    const std::vector<std::int64_t> candidates = candidates_of(wording);
    if (candidates.empty()) return;
    const ReportWords report = reports_.read(wording.document);
    for (const std::int64_t candidate : candidates) {
      wording_.bind(0, candidate);
      if (!wording_.step()) continue;
      const std::string hash = wording_.string(0);
      const ReportWords other = reports_.read(wording_.integer(1));
      wording_.reset();
      if (wording.hash < hash) {
        write(wording.row, report.words, candidate, other.words);
      } else {
        write(candidate, other.words, wording.row, report.words);
      }
    }
  }

 private:
  // The wordings that share enough bands, those with the most first.
  std::vector<std::int64_t> candidates_of(const NewWording& wording) {
    std::vector<std::int64_t> met;
    for (const std::int64_t key : wording.keys) {
      const std::size_t before = met.size();
      band_.all(key, kMostOfBand + 1);
      while (band_.step()) met.push_back(band_.integer(0));
      band_.reset();
      if (met.size() - before > static_cast<std::size_t>(kMostOfBand)) met.resize(before);
    }
    std::sort(met.begin(), met.end());
    std::vector<std::pair<std::size_t, std::int64_t>> counted;
    for (std::size_t i = 0; i < met.size();) {
      std::size_t end = i;
      while (end < met.size() && met[end] == met[i]) ++end;
      if (met[i] != wording.row && end - i >= std::min(kFewestBands, wording.keys.size()))
        counted.emplace_back(end - i, met[i]);
      i = end;
    }
    std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (counted.size() > kMostCandidates) counted.resize(kMostCandidates);
    std::vector<std::int64_t> candidates;
    for (const auto& [bands, row] : counted) candidates.push_back(row);
    return candidates;
  }

  void write(std::int64_t a_row, const WordSequence& a, std::int64_t b_row, const WordSequence& b) {
    const Overlap o = overlap_of(a, b, shared_runs(a, b));
    if (class_by_words(o) == CopyClass::kNone) return;
    insert_
        .all(a_row, b_row, o.shared, o.quoted, o.longest, o.altered_a, o.altered_b, o.inner_a, o.inner_b, o.outer_a,
             o.outer_b, o.changed_numbers)
        .run();
  }

  ReportReader reports_;
  Sql band_, wording_, insert_;
};

}  // namespace

void link_wordings(Database& database) {
  std::vector<NewWording> wordings;
  {
    std::vector<std::int64_t> documents;
    Sql uncompared(database,
                   "SELECT document FROM document WHERE document NOT IN (SELECT document FROM document_wording) "
                   "ORDER BY document");
    while (uncompared.step()) documents.push_back(uncompared.integer(0));
    WordingWriter writer(database);
    for (const std::int64_t document : documents) {
      if (std::optional<NewWording> wording = writer.add(document)) wordings.push_back(std::move(*wording));
    }
  }
  PairFinder pairs(database);
  for (const NewWording& wording : wordings) pairs.find_pairs(wording);
}

}  // namespace onrecord

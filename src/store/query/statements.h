// What was said: the statements of a record by speaker, issue, date, act and kind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/query/stored_document.h"
#include "store/query/time_window.h"

namespace onrecord {

struct StatementQuestion {
  std::vector<std::int64_t> speakers;  // Rows of entity; empty: all.
  std::string issue;                   // "": any.
  std::vector<std::string> acts, kinds;
  bool attitudes = false;               // Also what was thought, wanted, planned.
  std::string id;                       // Only this one. "": any.
  std::vector<std::int64_t> sentences;  // Only those shown in these rows of sentence; empty: any.
  TimeWindow window;
  double min_confidence = 0;
};

struct StatementRow {
  std::int64_t row = 0, document = 0, sentence = 0;  // `sentence` is 0 if there is none.
  std::string id, speaker_basis, kind, type, act, when_basis, words, quote_words;
  std::optional<std::string> speaker, speaker_id, speaker_text, cue, condition, addressee, via, reported_by;
  std::optional<std::string> when_first, when_last;
  bool negated = false, in_headline = false;
  std::vector<std::string> issues;
  std::optional<std::string> utterance_id, first_reported;
  std::optional<std::int64_t> n_reports, n_independent;
  double confidence = 0;
  Evidence evidence;
};

struct StatementAnswer {
  std::vector<StatementRow> rows;  // By day said, then published, then document and place in it; undated last.
  std::uint64_t undated_left_out = 0;
};

StatementAnswer find_statements(Database& database, const StatementQuestion& question);

}  // namespace onrecord

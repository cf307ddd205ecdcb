#include "store/schema.h"

#include <fmt/format.h>

#include "store/copy_tables.h"
#include "store/entity_tables.h"

namespace onrecord {
namespace {

// Spans are bytes of document.text unless a column is called byte_...: those are bytes of the input. A list
// of spans is JSON: [[3,10],[14,20]]. Days are ISO 8601 (2022-03-22); a range of days is two columns. Names
// of enumerations are those of the JSONL contract.
constexpr const char* kTables = R"sql(
CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE input (
  key TEXT PRIMARY KEY, file TEXT NOT NULL, content_hash TEXT NOT NULL, doc_id TEXT, reject TEXT) WITHOUT ROWID;
CREATE TABLE document (
  document INTEGER PRIMARY KEY, doc_id TEXT NOT NULL, file TEXT NOT NULL, input_file TEXT NOT NULL,
  url TEXT, outlet TEXT, outlet_basis TEXT NOT NULL, title TEXT, title_basis TEXT NOT NULL,
  title_begin INTEGER, title_end INTEGER, byline TEXT, byline_basis TEXT NOT NULL,
  published_first TEXT, published_last TEXT, published_basis TEXT NOT NULL, language TEXT NOT NULL,
  text TEXT NOT NULL, source_map BLOB NOT NULL, captured TEXT, partial INTEGER NOT NULL, source_form TEXT NOT NULL);
CREATE UNIQUE INDEX document_by_id ON document (doc_id);
CREATE TABLE block (
  document INTEGER NOT NULL, number INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE boilerplate (
  document INTEGER NOT NULL, number INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE sentence (
  sentence INTEGER PRIMARY KEY, document INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
  block INTEGER NOT NULL, byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL);
CREATE INDEX sentence_by_place ON sentence (document, begin);
CREATE VIEW sentence_text AS SELECT sentence,
  CAST(substr(CAST(text AS BLOB), begin + 1, end - begin) AS TEXT) AS words
  FROM sentence JOIN document USING (document);
CREATE VIRTUAL TABLE sentence_search USING fts5 (
  words, content='sentence_text', content_rowid='sentence', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE statement (
  statement INTEGER PRIMARY KEY, statement_id TEXT NOT NULL, document INTEGER NOT NULL, sentence INTEGER,
  speaker TEXT, speaker_entity INTEGER, speaker_begin INTEGER, speaker_end INTEGER, speaker_basis TEXT NOT NULL,
  cue_begin INTEGER, cue_end INTEGER, content_spans TEXT NOT NULL, quote_spans TEXT NOT NULL,
  byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL, kind TEXT NOT NULL, type TEXT NOT NULL, act TEXT NOT NULL,
  negated INTEGER NOT NULL, condition_begin INTEGER, condition_end INTEGER, addressee TEXT, via TEXT, reported_by TEXT,
  when_first TEXT, when_last TEXT, when_basis TEXT NOT NULL, continues INTEGER, in_headline INTEGER NOT NULL,
  confidence REAL NOT NULL, rule TEXT NOT NULL, utterance INTEGER);
CREATE INDEX statement_by_id ON statement (statement_id);
CREATE INDEX statement_by_speaker ON statement (speaker_entity);
CREATE INDEX statement_by_document ON statement (document);
CREATE INDEX statement_by_sentence ON statement (sentence);
CREATE INDEX statement_by_utterance ON statement (utterance) WHERE utterance IS NOT NULL;
CREATE TABLE statement_issue (
  statement INTEGER NOT NULL, number INTEGER NOT NULL, issue TEXT NOT NULL, PRIMARY KEY (statement, number)) WITHOUT ROWID;
CREATE INDEX statement_by_issue ON statement_issue (issue, statement);
CREATE TABLE event (
  event INTEGER PRIMARY KEY, event_id TEXT NOT NULL, document INTEGER NOT NULL, sentence INTEGER,
  actor TEXT, actor_entity INTEGER, actor_begin INTEGER, actor_end INTEGER,
  target TEXT, target_entity INTEGER, target_begin INTEGER, target_end INTEGER,
  action_begin INTEGER NOT NULL, action_end INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
  byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL, plover TEXT NOT NULL, mode TEXT, contexts TEXT NOT NULL,
  cameo TEXT, date_first TEXT, date_last TEXT, date_basis TEXT NOT NULL, place TEXT, status TEXT NOT NULL,
  claimed_by TEXT, rule TEXT NOT NULL, confidence REAL NOT NULL);
CREATE INDEX event_by_id ON event (event_id);
CREATE INDEX event_by_document ON event (document);
CREATE TABLE figure (
  figure INTEGER PRIMARY KEY, figure_id TEXT NOT NULL, document INTEGER NOT NULL, sentence INTEGER,
  begin INTEGER NOT NULL, end INTEGER NOT NULL, byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL,
  value REAL, low REAL, high REAL, approx INTEGER NOT NULL, unit TEXT NOT NULL, what TEXT, about TEXT,
  claimed_by TEXT, reported_by TEXT, as_of_first TEXT, as_of_last TEXT, statement_id TEXT);
CREATE INDEX figure_by_id ON figure (figure_id);
CREATE INDEX figure_by_document ON figure (document);
CREATE TABLE position (
  position INTEGER PRIMARY KEY, position_id TEXT NOT NULL, document INTEGER NOT NULL, sentence INTEGER,
  actor TEXT NOT NULL, actor_entity INTEGER, issue TEXT NOT NULL, detail TEXT, stance TEXT NOT NULL, condition TEXT,
  begin INTEGER NOT NULL, end INTEGER NOT NULL, byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL,
  statement_id TEXT, stated_by TEXT NOT NULL, attributed_by TEXT, since_first TEXT, since_last TEXT,
  in_headline INTEGER NOT NULL);
CREATE INDEX position_by_id ON position (position_id);
CREATE INDEX position_by_document ON position (document);
CREATE TABLE utterance (
  utterance INTEGER PRIMARY KEY, utterance_id TEXT NOT NULL, first_reported TEXT, first_document INTEGER,
  n_reports INTEGER NOT NULL, n_independent INTEGER);
CREATE INDEX utterance_by_id ON utterance (utterance_id);
)sql";

std::int64_t pragma_number(Database& database, const char* pragma) {
  Sql sql(database, pragma);
  return sql.step() ? sql.integer(0) : -1;
}

}  // namespace

void create_tables(Database& database) {
  database.execute(kTables);
  database.execute(copy_tables());
  create_entity_tables(database);
  database.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", kApplicationId, kStoreVersion));
}

bool is_record(Database& database) {
  return pragma_number(database, "PRAGMA application_id") == kApplicationId;
}

Result<void> check_tables(Database& database) {
  const bool ours = is_record(database);
  const std::int64_t version = pragma_number(database, "PRAGMA user_version");
  const Result<void> read = database.error();
  if (!read) return read;
  if (!ours) return Error{database.path() + ": is no onrecord file"};
  if (version != kStoreVersion) {
    return Error{
        fmt::format("{}: has store version {}, this program reads {}", database.path(), version, kStoreVersion)};
  }
  return {};
}

}  // namespace onrecord

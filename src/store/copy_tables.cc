#include "store/copy_tables.h"

namespace onrecord {

// A wording is the words of a report without boilerplate; documents of the same words share one. Numbers of pairs count
// words: `a` is the wording whose hash is the smaller one. Names of classes and bases are those of
// docs/format/store.md.
const char* copy_tables() {
  return R"sql(
CREATE TABLE wording (
  wording INTEGER PRIMARY KEY, hash TEXT NOT NULL, words INTEGER NOT NULL, signature BLOB NOT NULL);
CREATE UNIQUE INDEX wording_by_hash ON wording (hash);
CREATE TABLE document_wording (document INTEGER PRIMARY KEY, wording INTEGER NOT NULL);
CREATE INDEX document_by_wording ON document_wording (wording);
CREATE TABLE wording_band (key INTEGER NOT NULL, wording INTEGER NOT NULL, PRIMARY KEY (key, wording)) WITHOUT ROWID;
CREATE TABLE wording_pair (
  a INTEGER NOT NULL, b INTEGER NOT NULL, shared INTEGER NOT NULL, quoted INTEGER NOT NULL, longest INTEGER NOT NULL,
  altered_a INTEGER NOT NULL, altered_b INTEGER NOT NULL, inner_a INTEGER NOT NULL, inner_b INTEGER NOT NULL,
  outer_a INTEGER NOT NULL, outer_b INTEGER NOT NULL, changed_numbers INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE copy (
  origin INTEGER NOT NULL, copy INTEGER NOT NULL, class TEXT NOT NULL, direction TEXT NOT NULL,
  shared INTEGER NOT NULL, quoted INTEGER NOT NULL, longest INTEGER NOT NULL,
  share_of_origin REAL NOT NULL, share_of_copy REAL NOT NULL, PRIMARY KEY (origin, copy)) WITHOUT ROWID;
CREATE INDEX copy_by_copy ON copy (copy);
CREATE TABLE wire_credit (
  document INTEGER PRIMARY KEY, credit TEXT NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE TABLE completeness (document INTEGER PRIMARY KEY, completeness TEXT NOT NULL, basis TEXT NOT NULL);
CREATE TABLE version (
  document INTEGER PRIMARY KEY, address TEXT NOT NULL, number INTEGER NOT NULL, superseded_by INTEGER);
CREATE INDEX version_by_address ON version (address, number);
CREATE TABLE version_change (
  document INTEGER NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, before_begin INTEGER, before_end INTEGER,
  after_begin INTEGER, after_end INTEGER, PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE story (
  story INTEGER PRIMARY KEY, story_id TEXT NOT NULL, first_day TEXT, last_day TEXT, documents INTEGER NOT NULL);
CREATE INDEX story_by_id ON story (story_id);
CREATE TABLE document_story (document INTEGER PRIMARY KEY, story INTEGER NOT NULL);
CREATE INDEX document_by_story ON document_story (story);
CREATE TABLE happening (
  happening INTEGER PRIMARY KEY, first_reported TEXT, first_document INTEGER, n_reports INTEGER NOT NULL,
  n_independent INTEGER);
CREATE TABLE event_happening (event INTEGER PRIMARY KEY, happening INTEGER NOT NULL);
)sql";
}

}  // namespace onrecord

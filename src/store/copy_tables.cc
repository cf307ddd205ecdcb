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
)sql";
}

}  // namespace onrecord

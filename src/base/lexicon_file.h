// The compiled lexicon: tables and indexes in one file that is used in place. Format: docs/format/lexicon.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace onrecord {

inline constexpr std::uint32_t kLexiconFileVersion = 2;  // Stored; goes up when the form or an index changes.

// A table of the file. Borrows the file's bytes. Safe to share.
struct LexiconFileTable {
  std::string_view name;
  std::vector<std::string_view> columns;
  std::uint32_t rows = 0;
  const std::uint32_t* begins = nullptr;  // Where field row * columns + column begins in `text`, and one end more.
  const char* text = nullptr;

  std::string_view field(std::size_t at) const { return {text + begins[at], begins[at + 1] - begins[at]}; }
};

// Bytes that a room made of the tables, to be used in place; they begin at a multiple of 8 bytes.
struct LexiconIndex {
  std::string name;
  std::string bytes;
};

// What stands in a file. Borrows the file's bytes.
struct LexiconFileContents {
  std::vector<LexiconFileTable> tables;
  std::vector<std::pair<std::string_view, std::string_view>> indexes;  // Name and bytes.
  std::string content_hash;
};

// Finds the tables and indexes of a file's bytes, which must begin at a multiple of 8 bytes. Version, byte order, size,
// hash and every offset of the tables are checked; what an index holds is for its room to check. The message of an
// error has no place. Cost: one pass over the bytes.
Result<LexiconFileContents> read_lexicon_file(std::string_view bytes);

// Collects a file. Not thread-safe.
class LexiconFileWriter {
 public:
  // Fields row by row, the row of the column names first.
  void add_table(std::string_view name, std::uint32_t columns, const std::vector<std::string_view>& fields);
  void add_index(const LexiconIndex& index) { indexes_.push_back(index); }
  std::string bytes() const;

 private:
  struct Table {
    std::uint32_t name_begin, name_size, columns, rows;
    std::vector<std::uint32_t> begins;
  };
  std::vector<Table> tables_;
  std::vector<LexiconIndex> indexes_;
  std::string text_;
};

}  // namespace onrecord

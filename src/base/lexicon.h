// The lexicon: named tables of strings, compiled from the TSV files of lexicon/ into one read-only file that is mapped
// into memory, with a user's own tables laid over it. What a table means is known to the room that uses it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/lexicon_file.h"
#include "base/mapped_file.h"
#include "base/result.h"

namespace onrecord {

// One table. Fields borrow from the lexicon. Safe to share.
class LexiconTable {
 public:
  std::size_t rows() const { return columns_.empty() ? 0 : own_.rows + users_.size() / columns_.size(); }
  // Returns the index of a column, or npos.
  std::size_t column(std::string_view name) const;
  // Returns a field. A `column` of npos gives "", so that an optional column needs no test.
  std::string_view field(std::size_t row, std::size_t column) const {
    if (column == npos) return {};
    const std::size_t at = row * columns_.size() + column;
    return row < own_.rows ? own_.field(at + columns_.size()) : users_[at - own_.rows * columns_.size()];
  }
  // Returns true if the row comes from a user's file.
  bool is_users(std::size_t row) const { return row >= own_.rows; }
  bool has_users_rows() const { return !users_.empty(); }
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  friend class Lexicon;
  std::vector<std::string_view> columns_;
  LexiconFileTable own_;                 // Used in place.
  std::vector<std::string_view> users_;  // Fields of the rows of users' files.
};

// Compiles TSV files (contents, with the place each came from) into the bytes of a lexicon file. Files of one table are
// joined; their columns must agree. Format: docs/lexicon.md and docs/format/lexicon.md.
struct LexiconSource {
  std::string place;
  std::string bytes;
};
Result<std::string> compile_lexicon(const std::vector<LexiconSource>& sources,
                                    const std::vector<LexiconIndex>& indexes = {});

// Safe to share once every user file is added.
class Lexicon {
 public:
  // Maps a compiled file, which is checked and used in place. Cost: one pass over its bytes.
  static Result<std::shared_ptr<Lexicon>> open(const std::string& path);
  // Reads compiled bytes, which it takes over.
  static Result<std::shared_ptr<Lexicon>> from_bytes(std::string bytes);

  // Adds a user's TSV file to the table that its `# table` property names; its columns may stand in another order, and
  // columns it lacks are empty. A table we do not know is an error, as is a column we do not know.
  Result<void> add_user_file(const std::string& place, std::string bytes);

  // Returns the table, or an empty one. Borrows from this.
  const LexiconTable& table(std::string_view name) const;

  // Returns what a room compiled from some of our tables, or "" if there is none or one of these `tables` has rows of
  // users, which it lacks. Borrows from this.
  std::string_view index(std::string_view name, std::initializer_list<std::string_view> tables) const;

  // 32 hexadecimal digits over all that was loaded, user files included; goes into the manifest.
  const std::string& content_hash() const { return hash_; }

 private:
  Result<void> read(std::string_view bytes);

  MappedFile file_;
  std::vector<std::unique_ptr<std::string>> owned_;
  std::map<std::string, LexiconTable, std::less<>> tables_;
  std::vector<std::pair<std::string_view, std::string_view>> indexes_;
  std::string hash_;
};

}  // namespace onrecord

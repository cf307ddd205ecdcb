// SQLite behind two small classes: errors as values, rows read in place.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace onrecord {

class Database;

// A prepared statement. Parameters and columns count from 0. Binding copies. An error is kept by the database
// and the statement then has no rows, so that a series of calls needs one look at Database::error() at its
// end. Not thread-safe. Must not outlive its database.
class Sql {
 public:
  Sql(Database& database, std::string_view sql);
  Sql(Sql&& other) noexcept;
  Sql(const Sql&) = delete;
  Sql& operator=(const Sql&) = delete;
  ~Sql();

  Sql& bind(int parameter, std::string_view text);
  Sql& bind(int parameter, const std::string& text) { return bind(parameter, std::string_view{text}); }
  Sql& bind(int parameter, const char* text) { return bind(parameter, std::string_view{text}); }
  Sql& bind(int parameter, std::int64_t number);
  Sql& bind(int parameter, std::uint32_t number) { return bind(parameter, std::int64_t{number}); }
  Sql& bind(int parameter, int number) { return bind(parameter, std::int64_t{number}); }
  Sql& bind(int parameter, bool truth) { return bind(parameter, std::int64_t{truth}); }
  Sql& bind(int parameter, double number);
  Sql& bind_null(int parameter);
  Sql& bind_blob(int parameter, std::string_view bytes);
  template <typename T>
  Sql& bind(int parameter, const std::optional<T>& maybe) {
    return maybe ? bind(parameter, *maybe) : bind_null(parameter);
  }
  // Binds all arguments in order.
  template <typename... Values>
  Sql& all(const Values&... values) {
    int parameter = 0;
    (bind(parameter++, values), ...);
    return *this;
  }

  // Moves to the next row; false at the end and on an error.
  bool step();
  // Runs to the end and makes ready for new parameters.
  void run();
  // Makes ready for new parameters.
  void reset();

  bool is_null(int column) const;
  std::string_view text(int column) const;  // Borrows until the next step. "" for null.
  std::string string(int column) const { return std::string(text(column)); }
  std::optional<std::string> maybe_string(int column) const;
  std::string_view blob(int column) const;
  std::int64_t integer(int column) const;
  std::uint32_t offset(int column) const { return static_cast<std::uint32_t>(integer(column)); }
  double number(int column) const;
  std::optional<double> maybe_number(int column) const;

 private:
  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
};

enum class Access : std::uint8_t { kRead, kWrite, kCreate };

// Owns the connection. Not thread-safe.
class Database {
 public:
  // An error begins with the path. The file need not be a database yet: that shows at the first statement.
  static Result<std::unique_ptr<Database>> open(const std::string& path, Access access);
  ~Database();
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Runs statements without rows.
  void execute(const std::string& sql);

  std::int64_t last_row() const;
  const std::string& path() const { return path_; }

  // Success, or the first error since the last call, with the path in front.
  Result<void> error();

 private:
  friend class Sql;
  void fail();

  std::string path_;
  sqlite3* connection_ = nullptr;
  std::string error_;
};

}  // namespace onrecord

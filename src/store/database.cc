#include "store/database.h"

#include <sqlite3.h>

namespace onrecord {

Sql::Sql(Database& database, std::string_view sql) : database_(database) {
  if (sqlite3_prepare_v2(database.connection_, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr) !=
      SQLITE_OK) {
    database.fail();
  }
}

Sql::Sql(Sql&& other) noexcept : database_(other.database_), statement_(other.statement_) {
  other.statement_ = nullptr;
}

Sql::~Sql() {
  sqlite3_finalize(statement_);
}

Sql& Sql::bind(int parameter, std::string_view text) {
  // A null pointer would bind NULL, which an empty string is not.
  sqlite3_bind_text64(statement_, parameter + 1, text.data() == nullptr ? "" : text.data(), text.size(),
                      SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Sql& Sql::bind(int parameter, std::int64_t number) {
  sqlite3_bind_int64(statement_, parameter + 1, number);
  return *this;
}

Sql& Sql::bind(int parameter, double number) {
  sqlite3_bind_double(statement_, parameter + 1, number);
  return *this;
}

Sql& Sql::bind_null(int parameter) {
  sqlite3_bind_null(statement_, parameter + 1);
  return *this;
}

Sql& Sql::bind_blob(int parameter, std::string_view bytes) {
  sqlite3_bind_blob64(statement_, parameter + 1, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(),
                      SQLITE_TRANSIENT);
  return *this;
}

bool Sql::step() {
  if (statement_ == nullptr) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.fail();
  return false;
}

void Sql::run() {
  while (step()) {
  }
  reset();
}

void Sql::reset() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Sql::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::string_view Sql::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_, column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::optional<std::string> Sql::maybe_string(int column) const {
  if (is_null(column)) return std::nullopt;
  return string(column);
}

std::string_view Sql::blob(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t Sql::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Sql::number(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::optional<double> Sql::maybe_number(int column) const {
  if (is_null(column)) return std::nullopt;
  return number(column);
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Access access) {
  auto database = std::make_unique<Database>();
  database->path_ = path;
  int flags = SQLITE_OPEN_NOMUTEX;
  flags |= access == Access::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (access == Access::kCreate) flags |= SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2(path.c_str(), &database->connection_, flags, nullptr) != SQLITE_OK) {
    database->fail();
    return database->error().error();
  }
  sqlite3_extended_result_codes(database->connection_, 1);
  sqlite3_busy_timeout(database->connection_, 2000);
  return database;
}

Database::~Database() {
  sqlite3_close(connection_);
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(connection_);
}

void Database::fail() {
  if (error_.empty()) error_ = path_ + ": " + (connection_ != nullptr ? sqlite3_errmsg(connection_) : "out of memory");
}

Result<void> Database::error() {
  if (error_.empty()) return {};
  Error error{std::move(error_)};
  error_.clear();
  return error;
}

}  // namespace onrecord

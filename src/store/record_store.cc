#include "store/record_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "store/document_writer.h"
#include "store/entity_tables.h"
#include "store/schema.h"
#include "store/withdrawal.h"

namespace onrecord {
namespace {

constexpr const char* kWithdrawn = "withdrawn:";  // Before an address, in place of an input's key.

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

Error system_error(const std::string& path) {
  return Error{path + ": " + std::strerror(errno)};
}

// Makes the name of a file last, not only its bytes.
void synchronise_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // The name is then as lasting as this file system makes it.
  ::fsync(descriptor);
  ::close(descriptor);
}

std::string manifest_value(Database& database, const char* key) {
  Sql sql(database, "SELECT value FROM manifest WHERE key = ?");
  sql.bind(0, key);
  return sql.step() ? sql.string(0) : std::string();
}

void set_manifest(Database& database, const char* key, const std::string& value) {
  Sql(database, "INSERT INTO manifest VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value")
      .all(key, value)
      .run();
}

// Entries of two lexicons, models or versions do not mix in one record.
Result<void> check_manifest(Database& database, const Manifest& manifest) {
  const struct {
    const char* key;
    const char* what;
    const std::string& now;
  } parts[] = {{"tool_version", "version", manifest.tool_version},
               {"lexicon_hash", "lexicon", manifest.lexicon_hash},
               {"model_hash", "model", manifest.model_hash}};
  for (const auto& part : parts) {
    const std::string then = manifest_value(database, part.key);
    if (then == part.now) continue;
    return Error{fmt::format("{}: was built with {} {}, now it is {}; --rebuild makes the record anew from the input",
                             database.path(), part.what, then.empty() ? "none" : then,
                             part.now.empty() ? "none" : part.now)};
  }
  return {};
}

}  // namespace

RecordStore::RecordStore() = default;

Result<std::unique_ptr<RecordStore>> RecordStore::open(const std::string& path) {
  if (!exists(path)) return Error{path + ": no such record"};
  std::unique_ptr<RecordStore> store(new RecordStore());
  store->path_ = path;
  // A journal beside the record is what a crash left; only a writer may take it back.
  const Access access = exists(path + "-journal") ? Access::kWrite : Access::kRead;
  auto database = Database::open(path, access);
  if (!database) return database.error();
  store->database_ = std::move(*database);
  const Result<void> checked = check_tables(*store->database_);
  if (!checked) return checked.error();
  hide_withheld(*store->database_);
  return store;
}

Result<std::unique_ptr<RecordStore>> RecordStore::open_for_adding(const std::string& path, const Manifest& manifest,
                                                                  bool rebuild) {
  std::unique_ptr<RecordStore> store(new RecordStore());
  store->path_ = path;
  store->manifest_ = manifest;
  const bool existing = exists(path);
  if (existing) {
    auto database = Database::open(path, Access::kWrite);
    if (!database) return database.error();
    store->database_ = std::move(*database);
    const Result<void> checked = check_tables(*store->database_);
    if (!checked && (!rebuild || !is_record(*store->database_))) return checked.error();
    if (!rebuild) {
      const Result<void> same = check_manifest(*store->database_, manifest);
      if (!same) return same.error();
      Sql inputs(*store->database_, "SELECT key FROM input WHERE doc_id IS NOT NULL ORDER BY key");
      while (inputs.step()) store->held_inputs_.push_back(inputs.string(0));
      store->database_->execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000");
      const Result<void> read = store->database_->error();
      if (!read) return read.error();
      return store;
    }
    if (checked) store->read_corrections();
    store->database_.reset();
  }
  store->building_path_ = path + ".building";
  const std::string& building = store->building_path_;
  store->lock_ = ::open(building.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (store->lock_ < 0) return system_error(building);
  if (::flock(store->lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(store->lock_);
    store->lock_ = -1;
    return Error{path + ": another build writes this record"};
  }
  if (::ftruncate(store->lock_, 0) != 0) return system_error(building);  // What a killed build left.
  auto database = Database::open(building, Access::kWrite);
  if (!database) return database.error();
  store->database_ = std::move(*database);
  // Until the file has its name nobody sees it, so nothing need be undone.
  store->database_->execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000");
  store->begin();
  create_tables(*store->database_);
  set_manifest(*store->database_, "schema", kSchema);
  set_manifest(*store->database_, "tool_version", manifest.tool_version);
  set_manifest(*store->database_, "lexicon_hash", manifest.lexicon_hash);
  set_manifest(*store->database_, "model_hash", manifest.model_hash);
  Sql correction(*store->database_, "INSERT INTO correction VALUES (?, ?, ?)");
  for (const KeptCorrection& kept : store->corrections_) correction.all(kept.line, kept.place, kept.words).run();
  const Result<void> created = store->database_->error();
  if (!created) return created.error();
  return store;
}

RecordStore::~RecordStore() {
  if (database_ && begun_) database_->execute("ROLLBACK");
  writer_.reset();
  database_.reset();
  if (lock_ >= 0) {
    ::unlink(building_path_.c_str());
    ::close(lock_);
  }
}

bool RecordStore::holds_input(const std::string& key) const {
  return std::binary_search(held_inputs_.begin(), held_inputs_.end(), key);
}

void RecordStore::read_corrections() {
  Sql lines(*database_, "SELECT line, place, words FROM correction ORDER BY line");
  while (lines.step()) corrections_.push_back({lines.integer(0), lines.string(1), lines.string(2)});
}

void RecordStore::begin() {
  if (begun_) return;
  database_->execute("BEGIN IMMEDIATE");
  begun_ = true;
}

bool RecordStore::add(const StoredInput& input, const DocumentRecord& record) {
  {
    Sql known(*database_, "SELECT 1 FROM document WHERE doc_id = ?");
    known.bind(0, record.document.id);
    if (known.step()) return false;
  }
  if (record.document.url) {
    Sql withdrawn(*database_, "SELECT 1 FROM input WHERE key = ?");
    withdrawn.bind(0, kWithdrawn + *record.document.url);
    if (withdrawn.step()) return false;
  }
  begin();
  if (!writer_) writer_ = std::make_unique<DocumentWriter>(*database_);
  writer_->write(record, input.input_file);
  Sql(*database_, "INSERT OR REPLACE INTO input VALUES (?, ?, ?, ?, NULL)")
      .all(input.key, input.file, input.content_hash, record.document.id)
      .run();
  return true;
}

void RecordStore::add_reject(const StoredInput& input, const std::string& message) {
  {
    Sql known(*database_, "SELECT 1 FROM input WHERE key = ? AND reject = ?");
    known.all(input.key, message);
    if (known.step()) return;
  }
  begin();
  Sql(*database_, "INSERT OR REPLACE INTO input VALUES (?, ?, ?, NULL, ?)")
      .all(input.key, input.file, input.content_hash, message)
      .run();
}

std::uint64_t RecordStore::withdraw(const std::string& url) {
  // Kept, so that the same input read again does not bring the document back.
  const std::string key = kWithdrawn + url;
  Sql known(*database_, "SELECT 1 FROM input WHERE key = ?");
  known.bind(0, key);
  if (known.step()) return 0;
  begin();
  Sql(*database_, "INSERT INTO input VALUES (?, '', '', NULL, 'withdrawn by its publisher')").all(key).run();
  return withdraw_documents(*database_, url);
}

Result<void> RecordStore::commit(const std::function<void(Database&)>& link) {
  const Result<void> added = database_->error();
  if (!added) return added;
  if (!begun_) return {};
  link(*database_);
  set_manifest(*database_, "options", manifest_.options);
  writer_.reset();
  const Result<void> linked = database_->error();
  if (!linked) return linked;
  database_->execute("COMMIT");
  const Result<void> committed = database_->error();
  if (!committed) return committed;
  begun_ = false;
  if (lock_ < 0) return {};
  if (::fsync(lock_) != 0) return system_error(building_path_);
  if (::rename(building_path_.c_str(), path_.c_str()) != 0) return system_error(path_);
  synchronise_folder_of(path_);
  ::close(lock_);
  lock_ = -1;
  return {};
}

}  // namespace onrecord

#include "store/correct_record.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "store/database.h"
#include "store/link/corrections.h"
#include "store/link/link.h"
#include "store/schema.h"

namespace onrecord {
namespace {

Error system_error(const std::string& path) {
  return Error{path + ": " + std::strerror(errno)};
}

// The files of one correction in the making; what is left of them goes at the end.
class Workplace {
 public:
  explicit Workplace(const std::string& path) : building(path + ".building"), copy(path + ".correcting") {}
  ~Workplace() {
    if (lock < 0) return;
    ::unlink(copy.c_str());
    if (!renamed) ::unlink(building.c_str());
    ::close(lock);
  }

  std::string building, copy;
  int lock = -1;
  bool renamed = false;
};

// Corrects the copy and returns what could not be applied.
Result<CorrectionReport> correct_copy(const std::string& path, std::string_view corrections, const std::string& place) {
  auto opened = Database::open(path, Access::kWrite);
  if (!opened) return opened.error();
  Database& database = **opened;
  const Result<void> checked = check_tables(database);
  if (!checked) return checked.error();
  CorrectionReport report;
  // Nobody sees the copy, so nothing need be undone.
  database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN");
  keep_corrections(database, corrections, place);
  report.messages = link_documents(database);
  database.execute("COMMIT");
  if (const Result<void> done = database.error(); !done) return done.error();
  return report;
}

}  // namespace

Result<CorrectionReport> correct_record(const std::string& path, std::string_view corrections,
                                        const std::string& place) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return Error{path + ": no such record"};
  Workplace work(path);
  const int lock = ::open(work.building.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock < 0) return system_error(work.building);
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return Error{path + ": another build writes this record"};
  }
  work.lock = lock;
  if (::ftruncate(lock, 0) != 0) return system_error(work.building);
  {
    // A reader's look takes back what a crash left, before the bytes are copied.
    auto database = Database::open(path, Access::kWrite);
    if (!database) return database.error();
    const Result<void> checked = check_tables(**database);
    if (!checked) return checked.error();
  }
  std::error_code failure;
  std::filesystem::copy_file(path, work.copy, std::filesystem::copy_options::overwrite_existing, failure);
  if (failure) return Error{work.copy + ": " + failure.message()};
  Result<CorrectionReport> report = correct_copy(work.copy, corrections, place);
  if (!report) {
    // The copy's name means nothing to anybody.
    std::string message = report.error().message;
    if (message.substr(0, work.copy.size()) == work.copy) message.replace(0, work.copy.size(), path);
    return Error{message};
  }
  {
    auto copy = Database::open(work.copy, Access::kWrite);
    if (!copy) return copy.error();
    // SQLite counts every VACUUM in the header, and the count would tell how often the record was corrected.
    (*copy)->execute("PRAGMA schema_version = 1");
    Sql(**copy, "VACUUM INTO ?").bind(0, work.building).run();
    if (const Result<void> written = (*copy)->error(); !written) return written.error();
  }
  if (::fsync(lock) != 0) return system_error(work.building);
  if (::rename(work.building.c_str(), path.c_str()) != 0) return system_error(path);
  work.renamed = true;
  return report;
}

}  // namespace onrecord

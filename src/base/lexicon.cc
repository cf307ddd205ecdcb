#include "base/lexicon.h"

#include <fmt/format.h>

#include <cstring>

#include "base/hash.h"
#include "base/tsv.h"

namespace onrecord {
namespace {

constexpr std::string_view kMagic = "onrecord lexicon 1\n";

void put_number(std::string& out, std::uint32_t value) {
  for (unsigned i = 0; i < 4; ++i) out.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
}

void put_string(std::string& out, std::string_view value) {
  put_number(out, static_cast<std::uint32_t>(value.size()));
  out.append(value);
}

// Reads numbers and strings; stays failed once the bytes ran out.
struct Cursor {
  std::string_view bytes;
  bool failed = false;

  std::uint32_t number() {
    if (bytes.size() < 4) {
      failed = true;
      return 0;
    }
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i) value |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    bytes.remove_prefix(4);
    return value;
  }
  std::string_view string() {
    const std::uint32_t size = number();
    if (failed || size > bytes.size()) {
      failed = true;
      return {};
    }
    const std::string_view value = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return value;
  }
};

}  // namespace

std::size_t LexiconTable::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] == name) return i;
  }
  return npos;
}

Result<std::string> compile_lexicon(const std::vector<LexiconSource>& sources) {
  struct Joined {
    std::vector<std::string_view> columns;
    std::vector<std::vector<std::string_view>> rows;
  };
  std::map<std::string_view, Joined> tables;  // Sorted: the file does not depend on the order of the sources' names.
  for (const LexiconSource& source : sources) {
    Result<TsvTable> parsed = parse_tsv(source.bytes, source.place);
    if (!parsed) return parsed.error();
    const std::string_view name = parsed->property("table");
    if (name.empty()) return Error{source.place + ":1: no line \"# table<TAB>name\" before the columns"};
    for (const std::string_view needed : {"source", "licence"}) {
      if (parsed->property(needed).empty()) {
        return Error{fmt::format("{}:1: no line \"# {}<TAB>...\" before the columns", source.place, needed)};
      }
    }
    Joined& joined = tables[name];
    if (joined.columns.empty()) joined.columns = parsed->columns;
    if (joined.columns != parsed->columns) {
      return Error{fmt::format("{}:1: columns differ from those of another file of table {}", source.place, name)};
    }
    for (auto& row : parsed->rows) joined.rows.push_back(std::move(row));
  }
  std::string out{kMagic};
  put_number(out, static_cast<std::uint32_t>(tables.size()));
  for (const auto& [name, joined] : tables) {
    put_string(out, name);
    put_number(out, static_cast<std::uint32_t>(joined.columns.size()));
    for (const std::string_view column : joined.columns) put_string(out, column);
    put_number(out, static_cast<std::uint32_t>(joined.rows.size()));
    for (const auto& row : joined.rows) {
      for (const std::string_view field : row) put_string(out, field);
    }
  }
  return out;
}

Result<void> Lexicon::read(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return Error{"not a lexicon file of this version"};
  Cursor cursor{bytes.substr(kMagic.size())};
  const std::uint32_t count = cursor.number();
  for (std::uint32_t t = 0; t < count && !cursor.failed; ++t) {
    LexiconTable table;
    const std::string_view name = cursor.string();
    const std::uint32_t columns = cursor.number();
    for (std::uint32_t c = 0; c < columns && !cursor.failed; ++c) table.columns_.push_back(cursor.string());
    const std::uint32_t rows = cursor.number();
    if (cursor.failed || std::uint64_t{rows} * columns * 4 > cursor.bytes.size())
      return Error{"truncated lexicon file"};
    table.fields_.reserve(std::size_t{rows} * columns);
    for (std::uint64_t f = 0; f < std::uint64_t{rows} * columns && !cursor.failed; ++f) {
      table.fields_.push_back(cursor.string());
    }
    table.own_rows_ = rows;
    tables_.emplace(std::string{name}, std::move(table));
  }
  if (cursor.failed) return Error{"truncated lexicon file"};
  hash_ = onrecord::content_hash(bytes);
  return {};
}

Result<std::shared_ptr<Lexicon>> Lexicon::open(const std::string& path) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return file.error();
  auto lexicon = std::make_shared<Lexicon>();
  lexicon->file_ = std::move(*file);
  const Result<void> read = lexicon->read(lexicon->file_.bytes());
  if (!read) return Error{path + ": " + read.error().message};
  return lexicon;
}

Result<std::shared_ptr<Lexicon>> Lexicon::from_bytes(std::string bytes) {
  auto lexicon = std::make_shared<Lexicon>();
  lexicon->owned_.push_back(std::make_unique<std::string>(std::move(bytes)));
  const Result<void> read = lexicon->read(*lexicon->owned_.back());
  if (!read) return Error{"lexicon: " + read.error().message};
  return lexicon;
}

Result<void> Lexicon::add_user_file(const std::string& place, std::string bytes) {
  owned_.push_back(std::make_unique<std::string>(std::move(bytes)));
  Result<TsvTable> parsed = parse_tsv(*owned_.back(), place);
  if (!parsed) return parsed.error();
  const std::string_view name = parsed->property("table");
  const auto found = tables_.find(name);
  if (found == tables_.end()) return Error{fmt::format("{}:1: no table \"{}\" in the lexicon", place, name)};
  LexiconTable& table = found->second;
  std::vector<std::size_t> target;
  for (const std::string_view column : parsed->columns) {
    target.push_back(table.column(column));
    if (target.back() == LexiconTable::npos) {
      return Error{fmt::format("{}:1: table {} has no column \"{}\"", place, name, column)};
    }
  }
  for (const auto& row : parsed->rows) {
    const std::size_t base = table.fields_.size();
    table.fields_.resize(base + table.columns_.size());
    for (std::size_t i = 0; i < row.size(); ++i) table.fields_[base + target[i]] = row[i];
  }
  hash_ = onrecord::content_hash(hash_ + onrecord::content_hash(*owned_.back()));
  return {};
}

const LexiconTable& Lexicon::table(std::string_view name) const {
  static const LexiconTable kEmpty{};
  const auto found = tables_.find(name);
  return found == tables_.end() ? kEmpty : found->second;
}

}  // namespace onrecord

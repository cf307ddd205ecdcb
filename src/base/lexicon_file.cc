#include "base/lexicon_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/hash.h"

namespace onrecord {
namespace {

constexpr std::string_view kMagic = "onrecord lexicon";
static_assert(kMagic.size() == 16);
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kHashAt = 32, kHeader = 64;  // Magic, version, byte order, size (8), hash of what follows (32).
constexpr std::size_t kDirectory = kHeader + 16;   // Tables, indexes, offset and size of the text.
constexpr std::size_t kTableEntry = 20;            // Name (offset, size), columns, rows, offset of its begins.
constexpr std::size_t kIndexEntry = 16;            // Name (offset, size), offset, size.

void put(std::string& out, std::size_t number) {
  const auto value = static_cast<std::uint32_t>(number);
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::size_t aligned(std::size_t size) {
  return (size + 7) / 8 * 8;
}

bool lies_within(std::uint64_t offset, std::uint64_t size, std::string_view bytes) {
  return offset <= bytes.size() && size <= bytes.size() - offset;
}

Error damaged() {
  return Error{"lexicon file is damaged"};
}

Result<LexiconFileTable> read_table(std::string_view bytes, std::size_t entry, std::string_view text) {
  const std::uint32_t name = number_at(bytes, entry), name_size = number_at(bytes, entry + 4);
  const std::uint64_t columns = number_at(bytes, entry + 8), rows = number_at(bytes, entry + 12);
  const std::uint32_t offset = number_at(bytes, entry + 16);
  const std::uint64_t fields = (rows + 1) * columns;
  if (columns > 1000 || offset % 4 != 0 || !lies_within(offset, (fields + 1) * 4, bytes)) return damaged();
  if (!lies_within(name, name_size, text)) return damaged();
  LexiconFileTable table;
  table.name = text.substr(name, name_size);
  table.rows = static_cast<std::uint32_t>(rows);
  table.begins = reinterpret_cast<const std::uint32_t*>(bytes.data() + offset);
  table.text = text.data();
  if (!std::is_sorted(table.begins, table.begins + fields + 1) || table.begins[fields] > text.size()) return damaged();
  for (std::size_t i = 0; i < columns; ++i) table.columns.push_back(table.field(i));
  return table;
}

}  // namespace

Result<LexiconFileContents> read_lexicon_file(std::string_view bytes) {
  if (bytes.size() < kDirectory || !bytes.starts_with(kMagic)) return Error{"not a lexicon file"};
  if (number_at(bytes, 20) != kByteOrder) return Error{"lexicon file of a machine with another order of bytes"};
  if (const std::uint32_t version = number_at(bytes, 16); version != kLexiconFileVersion) {
    return Error{fmt::format("lexicon format {}, but this program reads {}", version, kLexiconFileVersion)};
  }
  std::uint64_t size = 0;
  std::memcpy(&size, bytes.data() + 24, sizeof size);
  if (size != bytes.size()) {
    return Error{fmt::format("lexicon file has {} bytes instead of {}", bytes.size(), size)};
  }
  LexiconFileContents contents;
  contents.content_hash = content_hash(bytes.substr(kHeader));
  if (bytes.substr(kHashAt, kHeader - kHashAt) != contents.content_hash) return damaged();

  const std::size_t tables = number_at(bytes, kHeader), indexes = number_at(bytes, kHeader + 4);
  const std::uint32_t text_at = number_at(bytes, kHeader + 8), text_size = number_at(bytes, kHeader + 12);
  if (!lies_within(kDirectory, tables * kTableEntry + indexes * kIndexEntry, bytes)) return damaged();
  if (!lies_within(text_at, text_size, bytes)) return damaged();
  const std::string_view text = bytes.substr(text_at, text_size);
  std::size_t entry = kDirectory;
  for (std::size_t i = 0; i < tables; ++i, entry += kTableEntry) {
    Result<LexiconFileTable> table = read_table(bytes, entry, text);
    if (!table) return table.error();
    contents.tables.push_back(std::move(*table));
  }
  for (std::size_t i = 0; i < indexes; ++i, entry += kIndexEntry) {
    const std::uint32_t name = number_at(bytes, entry), name_size = number_at(bytes, entry + 4);
    const std::uint32_t offset = number_at(bytes, entry + 8), index_size = number_at(bytes, entry + 12);
    if (offset % 8 != 0 || !lies_within(offset, index_size, bytes) || !lies_within(name, name_size, text)) {
      return damaged();
    }
    contents.indexes.emplace_back(text.substr(name, name_size), bytes.substr(offset, index_size));
  }
  return contents;
}

void LexiconFileWriter::add_table(std::string_view name, std::uint32_t columns,
                                  const std::vector<std::string_view>& fields) {
  Table table{static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(name.size()), columns, 0, {}};
  if (columns > 0) table.rows = static_cast<std::uint32_t>(fields.size() / columns - 1);
  text_.append(name);
  for (const std::string_view field : fields) {
    table.begins.push_back(static_cast<std::uint32_t>(text_.size()));
    text_.append(field);
  }
  table.begins.push_back(static_cast<std::uint32_t>(text_.size()));
  tables_.push_back(std::move(table));
}

std::string LexiconFileWriter::bytes() const {
  std::string text = text_;
  std::size_t at = kDirectory + tables_.size() * kTableEntry + indexes_.size() * kIndexEntry;
  std::string directory, begins, indexes;
  for (const Table& table : tables_) {
    put(directory, table.name_begin);
    put(directory, table.name_size);
    put(directory, table.columns);
    put(directory, table.rows);
    put(directory, at + begins.size());
    for (const std::uint32_t begin : table.begins) put(begins, begin);
  }
  begins.resize(aligned(at + begins.size()) - at, '\0');
  at += begins.size();
  for (const LexiconIndex& index : indexes_) {
    put(directory, text.size());
    put(directory, index.name.size());
    put(directory, at + indexes.size());
    put(directory, index.bytes.size());
    text += index.name;
    indexes += index.bytes;
    indexes.resize(aligned(indexes.size()), '\0');
  }
  at += indexes.size();
  std::string payload;
  put(payload, tables_.size());
  put(payload, indexes_.size());
  put(payload, at);
  put(payload, text.size());
  payload += directory + begins + indexes + text;

  std::string out{kMagic};
  put(out, kLexiconFileVersion);
  put(out, kByteOrder);
  const std::uint64_t size = kHeader + payload.size();
  out.append(reinterpret_cast<const char*>(&size), sizeof size);
  return out + content_hash(payload) + payload;
}

}  // namespace onrecord

#include "base/lexicon.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/tsv.h"

namespace onrecord {
std::size_t LexiconTable::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] == name) return i;
  }
  return npos;
}

Result<std::string> compile_lexicon(const std::vector<LexiconSource>& sources,
                                    const std::vector<LexiconIndex>& indexes) {
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
  LexiconFileWriter writer;
  for (const auto& [name, joined] : tables) {
    std::vector<std::string_view> fields = joined.columns;
    for (const auto& row : joined.rows) fields.insert(fields.end(), row.begin(), row.end());
    writer.add_table(name, static_cast<std::uint32_t>(joined.columns.size()), fields);
  }
  for (const LexiconIndex& index : indexes) writer.add_index(index);
  return writer.bytes();
}

Result<void> Lexicon::read(std::string_view bytes) {
  Result<LexiconFileContents> contents = read_lexicon_file(bytes);
  if (!contents) return contents.error();
  for (LexiconFileTable& own : contents->tables) {
    LexiconTable& table = tables_[std::string{own.name}];
    table.columns_ = std::move(own.columns);
    table.own_ = std::move(own);
  }
  indexes_ = std::move(contents->indexes);
  hash_ = std::move(contents->content_hash);
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
    const std::size_t base = table.users_.size();
    table.users_.resize(base + table.columns_.size());
    for (std::size_t i = 0; i < row.size(); ++i) table.users_[base + target[i]] = row[i];
  }
  hash_ = onrecord::content_hash(hash_ + onrecord::content_hash(*owned_.back()));
  return {};
}

const LexiconTable& Lexicon::table(std::string_view name) const {
  static const LexiconTable kEmpty{};
  const auto found = tables_.find(name);
  return found == tables_.end() ? kEmpty : found->second;
}

std::string_view Lexicon::index(std::string_view name, std::initializer_list<std::string_view> tables) const {
  if (std::any_of(tables.begin(), tables.end(), [&](auto each) { return table(each).has_users_rows(); })) return {};
  const auto found =
      std::find_if(indexes_.begin(), indexes_.end(), [&](const auto& each) { return each.first == name; });
  return found == indexes_.end() ? std::string_view{} : found->second;
}

}  // namespace onrecord

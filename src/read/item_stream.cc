#include <fmt/format.h>
#include <sys/stat.h>

#include "read/archives/decompression.h"
#include "read/feeds/conllu_cutter.h"
#include "read/files/byte_source.h"
#include "read/files/chunk_reader.h"
#include "read/files/folder_walk.h"
#include "read/files/format_detection.h"
#include "read/item.h"
#include "read/metadata/supplied_table.h"

namespace onrecord {
namespace {

std::string name_in(const std::string& path) {
  const std::size_t slash = path.find_last_not_of('/');
  const std::string stem = path.substr(0, slash == std::string::npos ? path.size() : slash + 1);
  return stem.substr(stem.find_last_of('/') + 1);
}

// Which file a path leads to; two paths may lead to one file.
struct FileIdentity {
  dev_t device = 0;
  ino_t number = 0;
  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return std::nullopt;
  return FileIdentity{info.st_dev, info.st_ino};
}

std::uint64_t size_of(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) ? static_cast<std::uint64_t>(info.st_size) : 0;
}

// Reads all of a file; the error has the path as its place.
Result<std::string> read_whole_file(const std::string& path) {
  Result<std::unique_ptr<ByteSource>> source = open_file(path);
  if (!source) return Error{path + ": " + source.error().message};
  std::string bytes;
  std::string buffer(64u << 10, '\0');
  for (;;) {
    const Result<std::size_t> count = (*source)->read(buffer.data(), buffer.size());
    if (!count) return Error{path + ": " + count.error().message};
    if (*count == 0) return bytes;
    bytes.append(buffer, 0, *count);
  }
}

bool is_folder(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

// Opens one path after the other, walks folders, and cuts what it opens into items.
class PathItemStream final : public ItemStream {
 public:
  PathItemStream(std::vector<std::string> paths, const ReadOptions& options, std::optional<SuppliedTable> supplied)
      : paths_(std::move(paths)), options_(options), supplied_(std::move(supplied)) {
    if (!options_.meta_path.empty()) meta_file_ = identity_of(options_.meta_path);
    for (const std::string& path : paths_) {
      // Folders and pipes are not measured beforehand: that would read a folder of millions twice.
      if (path == "-" || is_folder(path)) {
        bytes_total_ = 0;
        break;
      }
      bytes_total_ += size_of(path);
    }
  }

  std::optional<Result<RawItem>> next() override {
    for (;;) {
      if (lines_) {
        if (std::optional<Result<RawItem>> item = next_line()) return item;
        bytes_done_ += lines_->consumed();
        lines_.reset();
      } else if (conllu_) {
        if (std::optional<Result<RawItem>> item = next_conllu()) return item;
        bytes_done_ += conllu_->consumed();
        conllu_.reset();
      } else if (walk_) {
        std::optional<Result<FoundFile>> found = walk_->next();
        if (!found) {
          walk_.reset();
        } else if (!*found) {
          return Result<RawItem>{found->error()};
        } else if (is_passed_over((*found)->relative) && !is_metadata((*found)->path)) {
          warnings_.push_back((*found)->path + ": passed over, as its name says that it is no report");
        } else if (is_metadata((*found)->path)) {
          continue;
        } else if (std::optional<Result<RawItem>> item = open_file_item((*found)->path, (*found)->relative)) {
          return item;
        }
      } else if (next_path_ < paths_.size()) {
        const std::string& path = paths_[next_path_++];
        if (path == "-") {
          if (std::optional<Result<RawItem>> item = begin(open_standard_input(), "stdin", "-")) return item;
        } else if (is_folder(path)) {
          walk_.emplace(path);
        } else if (std::optional<Result<RawItem>> item = open_file_item(path, name_in(path))) {
          return item;
        }
      } else {
        ended_ = true;
        return std::nullopt;
      }
    }
  }

  std::uint64_t bytes_read() const override {
    return bytes_done_ + (lines_ ? lines_->consumed() : conllu_ ? conllu_->consumed() : 0);
  }
  std::uint64_t bytes_total() const override { return bytes_total_; }

  std::vector<std::string> take_warnings() override {
    std::vector<std::string> warnings = std::move(warnings_);
    warnings_.clear();
    if (ended_ && supplied_) {
      for (std::string& line : supplied_->unmatched()) warnings.push_back(std::move(line));
      supplied_.reset();
    }
    return warnings;
  }

 private:
  std::optional<Result<RawItem>> open_file_item(const std::string& path, const std::string& file) {
    Result<std::unique_ptr<ByteSource>> source = open_file(path);
    if (!source) return Result<RawItem>{Error{path + ": " + source.error().message}};
    return begin(std::move(*source), path, file);
  }

  // Starts on a source: returns its only item, or prepares for those it holds and returns nothing.
  std::optional<Result<RawItem>> begin(std::unique_ptr<ByteSource> source, const std::string& place,
                                       const std::string& file) {
    auto reader = std::make_unique<ChunkReader>(decompressed(std::move(source)), options_.max_document);
    const std::string_view first = reader->peek();
    if (const std::string_view kind = foreign_kind(first); !kind.empty()) {
      bytes_done_ += reader->consumed();
      return Result<RawItem>{Error{fmt::format("{}: {} cannot be read", place, kind)}};
    }
    const InputFormat format = options_.format == InputFormat::kDetect ? detect_format(file, first) : options_.format;
    place_ = place;
    file_ = file;
    // A line that is asked for is a line; only where we choose, a file may hold one object spread over many.
    const bool spread = options_.format == InputFormat::kDetect && is_spread_object(first);
    if (format == InputFormat::kJsonl && !first.empty() && !spread) {
      lines_ = std::move(reader);
      return std::nullopt;
    }
    if (format == InputFormat::kConllu && !first.empty()) {
      conllu_.emplace(std::move(reader), options_.max_document);
      return std::nullopt;
    }
    std::optional<Result<Chunk>> chunk = reader->rest();
    bytes_done_ += reader->consumed();
    if (!chunk) return Result<RawItem>{Error{place + ": empty file"}};
    if (!*chunk) return Result<RawItem>{Error{place + ": " + chunk->error().message}};
    return item_of(std::move(**chunk), place, format);
  }

  std::optional<Result<RawItem>> next_line() {
    for (;;) {
      std::optional<Result<Chunk>> line = lines_->line();
      if (!line) return std::nullopt;
      if (!*line) {
        return Result<RawItem>{Error{fmt::format("{}:{}: {}", place_, lines_->lines(), line->error().message)}};
      }
      if ((*line)->size == 0 || (*line)->bytes.find_first_not_of(" \t\r") == std::string::npos) {
        if ((*line)->size <= options_.max_document) continue;
      }
      const std::string place = fmt::format("{}:{}", place_, (*line)->line);
      return item_of(std::move(**line), place, InputFormat::kJsonl);
    }
  }

  std::optional<Result<RawItem>> next_conllu() {
    std::optional<Result<Chunk>> document = conllu_->next();
    if (!document) return std::nullopt;
    if (!*document) {
      return Result<RawItem>{Error{fmt::format("{}:{}: {}", place_, conllu_->lines(), document->error().message)}};
    }
    const std::uint64_t line = (*document)->line;
    Result<RawItem> item = item_of(std::move(**document), fmt::format("{}:{}", place_, line), InputFormat::kConllu);
    if (item) item->place = place_, item->first_line = line;
    return item;
  }

  bool is_metadata(const std::string& path) const { return meta_file_ && identity_of(path) == meta_file_; }

  Result<RawItem> item_of(Chunk&& chunk, const std::string& place, InputFormat format) {
    if (chunk.size > options_.max_document) {
      return Error{fmt::format("{}: {} bytes, which is over the limit of {} (--max-document)", place, chunk.size,
                               options_.max_document)};
    }
    RawItem item;
    item.file = file_;
    item.place = place;
    item.format = format;
    item.bytes = std::move(chunk.bytes);
    item.source_begin = chunk.begin;
    if (supplied_) {
      if (const SuppliedMetadata* row = supplied_->find(file_)) item.supplied = *row;
      // A JSONL line or a document in CoNLL-U may be named by its own id.
      if (format == InputFormat::kJsonl || format == InputFormat::kConllu) {
        if (const SuppliedMetadata* row = supplied_->find(item_name(item))) item.supplied = *row;
      }
    }
    return item;
  }

  const std::vector<std::string> paths_;
  const ReadOptions options_;
  std::size_t next_path_ = 0;
  std::optional<FolderWalk> walk_;
  std::unique_ptr<ChunkReader> lines_;
  std::optional<ConlluCutter> conllu_;
  std::string place_, file_;  // Of the source that lines_ or conllu_ reads.
  std::uint64_t bytes_done_ = 0, bytes_total_ = 0;
  std::optional<SuppliedTable> supplied_;
  std::optional<FileIdentity> meta_file_;
  std::vector<std::string> warnings_;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<ItemStream>> ItemStream::open(std::vector<std::string> paths, const ReadOptions& options) {
  std::optional<SuppliedTable> supplied;
  if (!options.meta_path.empty()) {
    const Result<std::string> bytes = read_whole_file(options.meta_path);
    if (!bytes) return bytes.error();
    Result<SuppliedTable> table = SuppliedTable::parse(*bytes, options.meta_path);
    if (!table) return table.error();
    supplied = std::move(*table);
  }
  return std::unique_ptr<ItemStream>(std::make_unique<PathItemStream>(std::move(paths), options, std::move(supplied)));
}

}  // namespace onrecord

#include <fmt/format.h>
#include <sys/stat.h>

#include "read/archives/decompression.h"
#include "read/archives/warc_items.h"
#include "read/archives/zip_reader.h"
#include "read/feeds/conllu_cutter.h"
#include "read/feeds/csv_table.h"
#include "read/feeds/email_message.h"
#include "read/feeds/export_page.h"
#include "read/feeds/export_text.h"
#include "read/feeds/feed_items.h"
#include "read/files/byte_source.h"
#include "read/files/chunk_reader.h"
#include "read/files/folder_walk.h"
#include "read/files/format_detection.h"
#include "read/files/item_source.h"
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

constexpr std::size_t kDeepestArchive = 4;
constexpr std::uint64_t kLargestFeed = 256u << 20;  // Bytes; a feed is held whole while its items are read.
constexpr std::size_t kExportHead = 32u << 10;      // Style sheets stand before the first article of an export.

std::optional<InputFormat> is_feed(InputFormat format) {
  const bool feed = format == InputFormat::kFeed || format == InputFormat::kJsonFeed || format == InputFormat::kNews;
  return feed ? std::optional{format} : std::nullopt;
}

// Items that were all cut at once.
class HeldItems final : public ItemSource {
 public:
  HeldItems(std::vector<RawItem> items, std::uint64_t limit) : items_(std::move(items)), limit_(limit) {}
  std::optional<Result<RawItem>> next() override {
    if (next_ == items_.size()) return std::nullopt;
    RawItem item = std::move(items_[next_++]);
    if (item.bytes.size() > limit_) {
      return Result<RawItem>{Error{fmt::format("{}: {} bytes, which is over the limit of {} (--max-document)",
                                               item.place, item.bytes.size(), limit_)}};
    }
    return Result<RawItem>{std::move(item)};
  }
  std::uint64_t consumed() const override { return 0; }

 private:
  std::vector<RawItem> items_;
  std::size_t next_ = 0;
  const std::uint64_t limit_;
};

// Names that a folder walk would pass over too: of files that programs hide, and what macOS puts beside each file.
bool is_hidden(std::string_view name) {
  return name.substr(0, 1) == "." || name.find("/.") != std::string_view::npos ||
         name.find("__MACOSX/") != std::string_view::npos;
}

// Stops archives that unpack to far more than anything but a bomb: beyond 1 GiB and 200 times what was read of them.
class MeteredSource final : public ByteSource {
 public:
  MeteredSource(std::unique_ptr<ByteSource> inner, const ArchiveReader& archive, std::uint64_t& unpacked)
      : inner_(std::move(inner)), archive_(archive), unpacked_(unpacked) {}
  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    if (unpacked_ > (std::uint64_t{1} << 30) + 200 * archive_.consumed()) {
      return Error{"the archive unpacks to more than 200 times its size"};
    }
    Result<std::size_t> count = inner_->read(buffer, capacity);
    if (count) unpacked_ += *count;
    return count;
  }
  std::uint64_t consumed() const override { return 0; }

 private:
  std::unique_ptr<ByteSource> inner_;
  const ArchiveReader& archive_;
  std::uint64_t& unpacked_;
};

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
    std::optional<Result<RawItem>> item = next_item();
    if (item && *item && !archives_.empty() && (*item)->source_form == SourceForm::kFile) {
      (*item)->source_form = SourceForm::kMember;
    }
    return item;
  }

  std::uint64_t bytes_read() const override {
    if (!archives_.empty()) return bytes_done_ + archives_.front().reader->consumed();
    return bytes_done_ +
           (lines_    ? lines_->consumed()
            : conllu_ ? conllu_->consumed()
                      : 0) +
           (items_ ? items_->consumed() : 0);
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
  std::optional<Result<RawItem>> next_item() {
    for (;;) {
      if (lines_) {
        if (std::optional<Result<RawItem>> item = next_line()) return item;
        bytes_done_ += lines_->consumed();
        lines_.reset();
      } else if (conllu_) {
        if (std::optional<Result<RawItem>> item = next_conllu()) return item;
        bytes_done_ += conllu_->consumed();
        conllu_.reset();
      } else if (items_) {
        if (std::optional<Result<RawItem>> item = items_->next()) return supplied_to(std::move(*item));
        bytes_done_ += items_->consumed();
        items_.reset();
      } else if (!archives_.empty()) {
        if (std::optional<Result<RawItem>> item = next_member()) return item;
      } else if (walk_) {
        std::optional<Result<FoundFile>> found = walk_->next();
        if (!found) {
          walk_.reset();
        } else if (!*found) {
          return Result<RawItem>{found->error()};
        } else if (is_passed_over((*found)->relative, options_.pdf) && !is_metadata((*found)->path)) {
          warnings_.push_back((*found)->path + ": passed over, as its name says that it is no report");
        } else if (is_metadata((*found)->path)) {
          continue;
        } else if (std::optional<Result<RawItem>> item = open_file_item((*found)->path, (*found)->relative)) {
          return item;
        }
      } else if (next_path_ < paths_.size()) {
        const std::string& path = paths_[next_path_++];
        if (path == "-") {
          if (std::optional<Result<RawItem>> item = begin(open_standard_input(), "", "stdin", "-")) return item;
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

  std::optional<Result<RawItem>> open_file_item(const std::string& path, const std::string& file) {
    Result<std::unique_ptr<ByteSource>> source = open_file(path);
    if (!source) return Result<RawItem>{Error{path + ": " + source.error().message}};
    return begin(std::move(*source), path, path, file);
  }

  // An archive that is being read, and the place and name that its members' begin with.
  struct OpenArchive {
    std::unique_ptr<ArchiveReader> reader;
    std::string place, file;
  };

  std::optional<Result<RawItem>> next_member() {
    OpenArchive& archive = archives_.back();
    std::optional<Result<ArchiveMember>> member = archive.reader->next();
    if (!member) {
      if (archives_.size() == 1) bytes_done_ += archive.reader->consumed();
      archives_.pop_back();
      return std::nullopt;
    }
    if (!*member) return Result<RawItem>{Error{archive.place + ": " + member->error().message}};
    const std::string& name = (*member)->name;
    const std::string place = archive.place + "/" + name;
    if (is_hidden(name)) return std::nullopt;
    if (is_passed_over(name, options_.pdf)) {
      warnings_.push_back(place + ": passed over, as its name says that it is no report");
      return std::nullopt;
    }
    auto source = std::make_unique<MeteredSource>(std::move((*member)->bytes), *archives_.front().reader, unpacked_);
    return begin(std::move(source), "", place, archive.file + "/" + name);
  }

  // Opens an archive whose bytes `stream` gives. Its members come from next_member().
  std::optional<Result<RawItem>> open_archive(std::unique_ptr<MemberStream> stream, InputFormat format,
                                              const std::string& path, const std::string& place,
                                              const std::string& file) {
    if (archives_.size() >= kDeepestArchive) {
      return Result<RawItem>{Error{fmt::format("{}: archives in archives, deeper than {}", place, kDeepestArchive)}};
    }
    std::unique_ptr<ArchiveReader> reader;
    if (format == InputFormat::kTar) {
      reader = tar_reader(decompressed(std::move(stream)));
    } else if (!path.empty() && stream->packing() == Packing::kNone) {
      Result<std::unique_ptr<RandomAccess>> opened = open_random_access(path);
      if (!opened) return Result<RawItem>{Error{place + ": " + opened.error().message}};
      reader = zip_reader(std::move(*opened));
    } else {
      // The directory of a ZIP file is at its end, so one that comes as a stream is held.
      ChunkReader whole{decompressed(std::move(stream)), options_.max_document};
      std::optional<Result<Chunk>> chunk = whole.rest();
      if (!chunk) return Result<RawItem>{Error{place + ": empty file"}};
      if (!*chunk) return Result<RawItem>{Error{place + ": " + chunk->error().message}};
      if ((*chunk)->size > options_.max_document) {
        return Result<RawItem>{Error{
            fmt::format("{}: a ZIP file of {} bytes inside a stream, which is over the limit of {} (--max-document)",
                        place, (*chunk)->size, options_.max_document)}};
      }
      reader = zip_reader(held_bytes(std::move((*chunk)->bytes)));
    }
    if (archives_.empty()) unpacked_ = 0;
    archives_.push_back({std::move(reader), place, file});
    return std::nullopt;
  }

  // Starts on a source: returns its only item, or prepares for its lines and returns nothing.
  // `path` is where the file lies, "" if it lies nowhere.
  std::optional<Result<RawItem>> begin(std::unique_ptr<ByteSource> source, const std::string& path,
                                       const std::string& place, const std::string& file) {
    place_ = place;
    file_ = file;
    auto stream = std::make_unique<MemberStream>(std::move(source), options_.resume_at);
    if (options_.format == InputFormat::kWarc ||
        (options_.format == InputFormat::kDetect && (begins_warc(stream->peek()) || options_.resume_at > 0))) {
      items_ = warc_items(std::move(stream), place, file, options_);
      return std::nullopt;
    }
    // Inside an archive each member is what it is, whatever the archive was said to be.
    const bool said = options_.format == InputFormat::kZip || options_.format == InputFormat::kTar;
    const InputFormat wanted = said && !archives_.empty() ? InputFormat::kDetect : options_.format;
    if (wanted == InputFormat::kZip || (wanted == InputFormat::kDetect && begins_zip(stream->peek()))) {
      return open_archive(std::move(stream), InputFormat::kZip, path, place, file);
    }
    if (wanted == InputFormat::kTar || (wanted == InputFormat::kDetect && begins_tar(stream->peek()))) {
      return open_archive(std::move(stream), InputFormat::kTar, path, place, file);
    }
    const std::optional<InputFormat> feed =
        wanted == InputFormat::kDetect ? feed_format(stream->peek()) : is_feed(wanted);
    auto reader =
        std::make_unique<ChunkReader>(decompressed(std::move(stream)), feed ? kLargestFeed : options_.max_document);
    std::string_view first = reader->peek();
    if (wanted == InputFormat::kDetect && options_.pdf && begins_pdf(first)) {
      return whole_item(*reader, place, InputFormat::kPdf);
    }
    if (const std::string_view kind = foreign_kind(first); !kind.empty()) {
      bytes_done_ += reader->consumed();
      const char* way = begins_pdf(first) ? " without --pdf" : "";
      return Result<RawItem>{Error{fmt::format("{}: {} cannot be read{}", place, kind, way)}};
    }
    if (feed) return begin_feed(*reader, *feed, place, file);
    if (wanted == InputFormat::kCsv || wanted == InputFormat::kDetect) {
      if (std::optional<std::string> columns = csv_columns(first)) {
        items_ = csv_items(std::move(reader), std::move(*columns), place, file, options_.max_document);
        return std::nullopt;
      }
      if (wanted == InputFormat::kCsv) {
        return Result<RawItem>{Error{place + ":1: no table of articles: a column \"text\" and one more are needed"}};
      }
      if (is_table_name(file)) {
        warnings_.push_back(place + ": passed over, as it is no table of articles");
        return std::nullopt;
      }
    }
    if (wanted == InputFormat::kMbox || (wanted == InputFormat::kDetect && begins_mbox(first))) {
      items_ = mbox_items(std::move(reader), place, file, options_.max_document);
      return std::nullopt;
    }
    if ((wanted == InputFormat::kExport || wanted == InputFormat::kDetect) && begins_page(first)) {
      if (begins_export_page(reader->peek(kExportHead))) return begin_export_page(*reader, place, file);
      first = reader->peek();
    }
    if (wanted == InputFormat::kExport || (wanted == InputFormat::kDetect && begins_export(first))) {
      items_ = export_items(std::move(reader), place, file, options_.max_document);
      return std::nullopt;
    }
    const InputFormat format = wanted == InputFormat::kDetect && begins_email(first) ? InputFormat::kEmail
                               : wanted == InputFormat::kDetect                      ? detect_format(file, first)
                                                                                     : wanted;
    // A line that is asked for is a line; only where we choose, a file may hold one object spread over many.
    const bool spread = wanted == InputFormat::kDetect && is_spread_object(first);
    if (format == InputFormat::kJsonl && !first.empty() && !spread) {
      lines_ = std::move(reader);
      return std::nullopt;
    }
    if (format == InputFormat::kConllu && !first.empty()) {
      conllu_.emplace(std::move(reader), options_.max_document);
      return std::nullopt;
    }
    return whole_item(*reader, place, format);
  }

  std::optional<Result<RawItem>> whole_item(ChunkReader& reader, const std::string& place, InputFormat format) {
    std::optional<Result<Chunk>> chunk = reader.rest();
    bytes_done_ += reader.consumed();
    if (!chunk) return Result<RawItem>{Error{place + ": empty file"}};
    if (!*chunk) return Result<RawItem>{Error{place + ": " + chunk->error().message}};
    return item_of(std::move(**chunk), place, format);
  }

  // A page that may be an export: its articles, or itself if it holds none.
  std::optional<Result<RawItem>> begin_export_page(ChunkReader& reader, const std::string& place,
                                                   const std::string& file) {
    reader.set_limit(kLargestFeed);
    std::optional<Result<Chunk>> chunk = reader.rest();
    bytes_done_ += reader.consumed();
    if (!chunk) return Result<RawItem>{Error{place + ": empty file"}};
    if (!*chunk) return Result<RawItem>{Error{place + ": " + chunk->error().message}};
    std::vector<RawItem> items = export_page_items((*chunk)->bytes, file, place);
    if (items.empty()) return item_of(std::move(**chunk), place, InputFormat::kHtml);
    items_ = std::make_unique<HeldItems>(std::move(items), options_.max_document);
    return std::nullopt;
  }

  std::optional<Result<RawItem>> begin_feed(ChunkReader& reader, InputFormat format, const std::string& place,
                                            const std::string& file) {
    std::optional<Result<Chunk>> chunk = reader.rest();
    bytes_done_ += reader.consumed();
    if (!chunk) return Result<RawItem>{Error{place + ": empty file"}};
    if (!*chunk) return Result<RawItem>{Error{place + ": " + chunk->error().message}};
    if ((*chunk)->size > kLargestFeed) {
      return Result<RawItem>{Error{
          fmt::format("{}: a feed of {} bytes, which is over the limit of {}", place, (*chunk)->size, kLargestFeed)}};
    }
    std::string fault;
    std::vector<RawItem> items = feed_items(format, (*chunk)->bytes, file, place, options_, fault);
    if (!fault.empty()) warnings_.push_back(fmt::format("{}: mended: {}", place, fault));
    if (items.empty()) return Result<RawItem>{Error{place + ": no item in the feed"}};
    items_ = std::make_unique<HeldItems>(std::move(items), options_.max_document);
    return std::nullopt;
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

  // Adds the row of --meta for the item, or for the archive that it is in.
  Result<RawItem> supplied_to(Result<RawItem>&& item) {
    if (!item || !supplied_) return std::move(item);
    const SuppliedMetadata* row = supplied_->find(item->file);
    if (!row) row = supplied_->find(file_);
    if (row) item->supplied = *row;
    return std::move(item);
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
  std::vector<OpenArchive> archives_;  // The innermost is the last.
  std::uint64_t unpacked_ = 0;         // Bytes of members, of the outermost archive and all in it.
  std::unique_ptr<ItemSource> items_;
  std::string place_, file_;  // Of the source that lines_, conllu_ or items_ reads.
  std::uint64_t bytes_done_ = 0, bytes_total_ = 0;
  std::optional<SuppliedTable> supplied_;
  std::optional<FileIdentity> meta_file_;
  std::vector<std::string> warnings_;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<ItemStream>> ItemStream::open(std::vector<std::string> paths, const ReadOptions& options) {
  if (options.resume_at > 0 && (paths.size() != 1 || is_folder(paths[0]))) {
    return Error{"--resume-at: name the one web archive in which to go on"};
  }
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

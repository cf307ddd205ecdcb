// A table, mailbox, message or database export of any bytes is cut into items whose bytes stand in it, and each item is
// a document that keeps what every document promises, or is rejected with its place. The first byte chooses the reader.
#include <algorithm>
#include <cstring>

#include "document_invariants.h"
#include "read/feeds/csv_table.h"
#include "read/feeds/email_message.h"
#include "read/feeds/export_page.h"
#include "read/feeds/export_text.h"

namespace {

using namespace onrecord;

class MemorySource final : public ByteSource {
 public:
  MemorySource(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    const std::size_t count = std::min({capacity, std::size_t{997}, size_ - at_});
    std::memcpy(buffer, data_ + at_, count);
    at_ += count;
    return count;
  }
  std::uint64_t consumed() const override { return at_; }

 private:
  const std::uint8_t* data_;
  std::size_t size_, at_ = 0;
};

void check(const RawItem& item, std::size_t size) {
  if (item.source_begin + item.bytes.size() > size) std::abort();
  ReadOptions options;
  options.furniture = fuzz_furniture();
  const Result<Document> document = read_document(item, options);
  if (document) {
    check_document(*document, item.source_begin, item.bytes.size());
  } else if (document.error().message.rfind(item.place, 0) != 0) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint64_t kLimit = 1u << 16;
  if (size == 0) return 0;
  const std::uint8_t kind = data[0];
  ++data;
  --size;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  auto reader = std::make_unique<ChunkReader>(std::make_unique<MemorySource>(data, size), kLimit);
  std::unique_ptr<ItemSource> items;
  if (kind == 't') {
    if (const auto columns = csv_columns(std::string_view{bytes}.substr(0, 4096))) {
      items = csv_items(std::move(reader), *columns, "fuzz", "fuzz", kLimit);
    }
  } else if (kind == 'b') {
    items = mbox_items(std::move(reader), "fuzz", "fuzz", kLimit);
  } else if (kind == 'h') {
    begins_export_page(std::string_view{bytes}.substr(0, 32u << 10));
    for (const RawItem& item : export_page_items(bytes, "fuzz", "fuzz")) {
      if (item.passed_over.empty()) check(item, size);
    }
  } else if (kind == 'm') {
    RawItem item;
    item.file = item.place = "fuzz";
    item.format = InputFormat::kEmail;
    item.bytes = bytes;
    check(item, size);
  } else {
    begins_export(std::string_view{bytes}.substr(0, 4096));
    items = export_items(std::move(reader), "fuzz", "fuzz", kLimit);
  }
  if (!items) return 0;
  while (const auto item = items->next()) {
    if (*item) {
      check(**item, size);
    } else if (item->error().message.rfind("fuzz:", 0) != 0) {
      std::abort();
    }
  }
  return 0;
}

// A web archive of any bytes, packed or not, ends; each record is a document within the limit, listed, or an error; and
// the documents keep what every document promises.
#include <algorithm>
#include <cstring>

#include "document_invariants.h"
#include "read/archives/warc_items.h"

namespace {

class MemorySource final : public onrecord::ByteSource {
 public:
  MemorySource(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  onrecord::Result<std::size_t> read(char* buffer, std::size_t capacity) override {
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  ReadOptions options;
  options.max_document = 1u << 18;
  options.furniture = fuzz_furniture();
  const auto items =
      warc_items(std::make_unique<MemberStream>(std::make_unique<MemorySource>(data, size)), "fuzz", "fuzz", options);
  std::size_t records = 0;
  while (const std::optional<Result<RawItem>> item = items->next()) {
    if (++records > (std::size_t{1} << 20)) std::abort();
    if (!*item) {
      if (item->error().message.rfind("fuzz:", 0) != 0) std::abort();
      continue;
    }
    const RawItem& raw = **item;
    if (raw.bytes.size() > options.max_document) std::abort();
    if (raw.passed_over.empty() == raw.bytes.empty()) std::abort();
    if (!raw.passed_over.empty()) continue;
    const Result<Document> document = read_document(raw, options);
    if (document) check_document(*document, 0, raw.bytes.size());
  }
  return 0;
}

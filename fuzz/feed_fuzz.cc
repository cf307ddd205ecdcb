// A feed of any bytes is cut into items whose bytes stand in it in order, and each item is a document that keeps what
// every document promises, or is rejected with its place.
#include "document_invariants.h"
#include "read/feeds/feed_items.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ReadOptions options;
  options.furniture = fuzz_furniture();
  const InputFormat format = feed_format(std::string_view{bytes}.substr(0, 4096)).value_or(InputFormat::kFeed);
  std::string fault;
  for (const RawItem& item : feed_items(format, bytes, "fuzz", "fuzz", options, fault)) {
    if (item.bytes.empty() == item.passed_over.empty()) std::abort();
    if (!item.passed_over.empty()) continue;
    if (item.source_begin + item.bytes.size() > size) std::abort();
    const Result<Document> document = read_document(item, options);
    if (document) {
      check_document(*document, item.source_begin, item.bytes.size());
    } else if (document.error().message.rfind(item.place, 0) != 0) {
      std::abort();
    }
  }
  return 0;
}

// A line of JSON of any bytes is read without fault, in linear time, and what is read keeps the promises of a document.
#include "document_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::read_and_check(onrecord::InputFormat::kJsonl, data, size);
  return 0;
}

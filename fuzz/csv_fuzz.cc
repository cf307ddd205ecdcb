// A --meta table of any bytes is read or refused with its place; every row that was read is found by its path or
// reported.
#include <cstdint>
#include <cstdlib>

#include "read/metadata/supplied_table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Result<SuppliedTable> table = SuppliedTable::parse(bytes, "m.csv");
  if (!table) {
    if (table.error().message.rfind("m.csv:", 0) != 0) std::abort();
    return 0;
  }
  const std::size_t rows = table->unmatched().size();
  table->find("a.txt");
  table->find("x/a.txt");
  const std::size_t left = table->unmatched().size();
  if (left > rows || rows - left > 2) std::abort();
  return 0;
}

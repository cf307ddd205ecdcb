// Any bytes, read as a table of the lexicon, give the same rows after compiling and opening, or a message that begins
// with the place; any bytes, opened as a compiled lexicon, give tables or a message.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/lexicon.h"
#include "base/tsv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  (void)Lexicon::from_bytes(bytes);
  const Result<TsvTable> read = parse_tsv(bytes, "case");
  if (!read && !read.error().message.starts_with("case:")) std::abort();
  const Result<std::string> compiled = compile_lexicon({{"case", bytes}});
  if (!compiled) {
    if (!compiled.error().message.starts_with("case")) std::abort();
    return 0;
  }
  if (!read) std::abort();
  Result<std::shared_ptr<Lexicon>> lexicon = Lexicon::from_bytes(*compiled);
  if (!lexicon) std::abort();
  const LexiconTable& table = (*lexicon)->table(read->property("table"));
  if (table.rows() != read->rows.size()) std::abort();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t i = 0; i < read->columns.size(); ++i) {
      if (table.field(row, table.column(read->columns[i])) != read->rows[row][read->column(read->columns[i])])
        std::abort();
    }
  }
  // Laid over itself, a table holds its rows twice.
  if (!(*lexicon)->add_user_file("case", bytes)) std::abort();
  if ((*lexicon)->table(read->property("table")).rows() != 2 * read->rows.size()) std::abort();
  return 0;
}

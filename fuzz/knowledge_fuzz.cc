// Any bytes, used as an index of the knowledge base, give answers within their lists or a message; any bytes behind the
// header of a lexicon file whose hash fits give tables that can be read or a message.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/lexicon.h"
#include "language/lexicon/knowledge.h"

namespace {

using namespace onrecord;

void use_index(std::string_view bytes) {
  const Result<Knowledge> knowledge = Knowledge::from_index(bytes);
  if (!knowledge) {
    if (!knowledge.error().message.starts_with("lexicon: ")) std::abort();
    return;
  }
  for (std::uint32_t i = 0; i < knowledge->persons(); ++i) {
    const KnownPerson person = knowledge->person(i);
    if (person.country != kUnknownIndex) (void)knowledge->country(person.country);
    for (const std::uint32_t office : person.offices) {
      const KnownOffice term = knowledge->office(office);
      if (knowledge->person(term.person).name.size() > bytes.size()) std::abort();
      (void)knowledge->holder({&term.office, 1}, term.scope, {term.from, term.to});
    }
    for (const KnownReading& reading : knowledge->readings(person.name)) {
      if (reading.kind == KnownKind::kPerson && reading.index >= knowledge->persons()) std::abort();
    }
  }
}

void use_tables(std::string_view payload) {
  const std::string whole = compile_lexicon({}).value();
  std::string bytes = whole.substr(0, 24);  // Magic, version, order of bytes.
  const std::uint64_t size = 64 + payload.size();
  bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
  bytes += content_hash(payload);
  bytes += payload;
  const auto lexicon = Lexicon::from_bytes(std::move(bytes));
  if (!lexicon) return;
  for (const char* name : {"people", "countries"}) {
    const LexiconTable& table = (*lexicon)->table(name);
    for (std::size_t row = 0; row < table.rows() && row < 1000; ++row) {
      if (table.field(row, table.column("name")).size() > payload.size()) std::abort();
    }
  }
  (void)Knowledge::open(**lexicon);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Numbers are read in place, so they begin where numbers may.
  std::vector<std::uint64_t> aligned(size / 8 + 1);
  if (size > 0) std::memcpy(aligned.data(), data, size);
  const std::string_view bytes(reinterpret_cast<const char*>(aligned.data()), size);
  use_index(bytes);
  use_tables(bytes);
  return 0;
}

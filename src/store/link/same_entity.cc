#include "store/link/same_entity.h"

#include <algorithm>
#include <map>

#include "base/name_key.h"

namespace onrecord {
namespace {

std::ptrdiff_t words_in(std::string_view key) {
  return std::count(key.begin(), key.end(), ' ') + 1;
}

}  // namespace

void link_same_entities(Database& database) {
  std::map<std::int64_t, std::int64_t> same_as;
  Sql shorts(database,
             "SELECT entity, name FROM entity WHERE named AND known IS NULL AND kind = 'person' ORDER BY entity");
  Sql called(database,
             "SELECT entity, name, known IS NOT NULL FROM spelling JOIN entity USING (entity) "
             "WHERE key = ? AND entity <> ? AND named AND kind = 'person' ORDER BY entity");
  while (shorts.step()) {
    const std::int64_t row = shorts.integer(0);
    const std::string key = name_key(shorts.text(1));
    std::int64_t longer = 0;
    int candidates = 0;
    called.all(key, row);
    while (called.step()) {
      const bool known = called.integer(2) != 0;
      if (!known && words_in(name_key(called.text(1))) <= words_in(key)) continue;
      longer = called.integer(0);
      ++candidates;
    }
    called.reset();
    if (candidates == 1) same_as[row] = longer;
  }
  database.execute("UPDATE entity SET same_as = NULL WHERE same_as IS NOT NULL");
  Sql update(database, "UPDATE entity SET same_as = ? WHERE entity = ?");
  for (const auto& [row, first] : same_as) {
    // A longer name may itself be put to a longer one; each step has more words, so this ends.
    std::int64_t last = first;
    for (auto next = same_as.find(last); next != same_as.end(); next = same_as.find(last)) last = next->second;
    update.all(last, row).run();
  }
}

}  // namespace onrecord

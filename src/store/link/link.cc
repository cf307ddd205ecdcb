#include "store/link/link.h"

#include "store/link/copies.h"
#include "store/link/corrections.h"
#include "store/link/same_entity.h"
#include "store/link/utterances.h"

namespace onrecord {

std::vector<std::string> link_documents(Database& database) {
  take_back_corrections(database);
  link_same_entities(database);
  link_copies(database);
  std::vector<std::string> messages = apply_corrections(database);
  index_names(database);
  link_utterances(database);
  return messages;
}

}  // namespace onrecord

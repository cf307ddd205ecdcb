#include "store/link/link.h"

#include "store/link/copies.h"
#include "store/link/same_entity.h"
#include "store/link/utterances.h"

namespace onrecord {

void link_documents(Database& database) {
  link_same_entities(database);
  link_copies(database);
  link_utterances(database);
}

}  // namespace onrecord

#include "store/link/link.h"

#include "store/link/copies.h"
#include "store/link/corrections.h"
#include "store/link/event_codes.h"
#include "store/link/happenings.h"
#include "store/link/same_entity.h"
#include "store/link/stories.h"
#include "store/link/utterances.h"
#include "store/link/versions.h"
#include "store/link/wire_credit.h"

namespace onrecord {

std::vector<std::string> link_documents(Database& database) {
  take_back_corrections(database);
  link_same_entities(database);
  std::vector<StoryCorrection> stories;
  std::vector<std::string> messages = apply_corrections(database, stories);
  index_names(database);
  link_wire_credits(database);
  link_versions(database);
  link_copies(database);
  for (std::string& message : link_stories(database, stories)) messages.push_back(std::move(message));
  link_utterances(database);
  link_happenings(database);
  code_events(database);
  return messages;
}

}  // namespace onrecord

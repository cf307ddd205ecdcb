// Happenings: one event as several documents report it.
#pragma once

#include "store/database.h"

namespace onrecord {

// Fills the tables happening and event_happening anew. Events of documents on one story are one happening if they have
// the same PLOVER type, actor and target, both known, the same standing (done, denied, planned, conditional), and days
// that overlap; an event without a day joins if only one day comes into question. Reports are counted by address, their
// origins as in origins.h. REQUIRES: copies, versions and stories are linked. Cost: linear in the events but for
// sorting.
void link_happenings(Database& database);

}  // namespace onrecord

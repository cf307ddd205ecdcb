// One entity per name: the same name, a part of a fuller name, another spelling, an acronym, a government
// behind a capital.
#pragma once

#include "language/entities/draft.h"

namespace onrecord {

// Gives every name a cluster. REQUIRES: find_mentions() ran. Cost: linear, but for names that share their
// last word.
void link_names(Drafts& drafts);

// Returns the cluster of a country's government (of its armed forces), which is made when first asked for.
std::uint32_t government_cluster(Drafts& drafts, std::uint32_t country);
std::uint32_t military_cluster(Drafts& drafts, std::uint32_t country);

}  // namespace onrecord

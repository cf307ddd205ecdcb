// Descriptions that the sentence itself joins to a name: "Osk, the spokesman of the presidency", "Osk is the
// spokesman".
#pragma once

#include "language/entities/draft.h"

namespace onrecord {

// Joins such descriptions to the clusters of the names. REQUIRES: link_names() ran. Cost: linear.
void link_appositions(Drafts& drafts);

}  // namespace onrecord

// What descriptions and pronouns refer to: offices ("the Karthian president"), repeated nouns ("the
// ministry"), "the latter", "who", "he" and "they". The text is read once from left to right, so that a
// pronoun may refer to a description and a description to what a pronoun stands for.
//
// Weights of salience after S. Lappin and H. Leass, "An algorithm for pronominal anaphora resolution" (1994),
// with the subject of a verb of speech on top, as news asks.
#pragma once

#include "language/entities/draft.h"

namespace onrecord {

// Gives every description a cluster, its own if it refers to nothing, and every pronoun that can be resolved.
// REQUIRES: link_names() and link_appositions() ran. Cost: linear (a bounded window of mentions each).
void link_references(Drafts& drafts);

}  // namespace onrecord

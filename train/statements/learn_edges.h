// Learns where content begins and ends (src/extract/statements/content_edges.h) from stretches that a model chose in
// articles it had not learned from.
#pragma once

#include "extract/statements/attribution_model.h"
#include "extract/statements/cue_lexicon.h"
#include "log_linear.h"
#include "marked_news.h"

namespace onrecord {

// Appends the choices of the edges of one article: those of each stretch chosen for a marked cue that overlaps with the
// marked content, if the marked edge is among the places.
void add_edges(const MarkedArticle& article, const CueLexicon& cues, const AttributionModel& model,
               RankedChoices& choices);

}  // namespace onrecord

// Where the stretch that a cue introduces may begin and end instead: the second choice of the learned attribution
// model, made for each edge of the stretch that the first one took (content_options.h). The places are where a phrase
// opens, a mark stands or a conjunction links.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/statements/attribution_feature.h"
#include "extract/statements/candidate.h"
#include "extract/statements/content_options.h"
#include "extract/statements/option_features.h"

namespace onrecord {

enum class EdgeSide : std::uint8_t { kBegin = 0, kEnd = 1 };

struct ContentEdge {
  std::uint32_t token = 0;         // Begin: the first token of the stretch. End: the one behind its last.
  std::uint32_t offset = 0;        // Byte of the text where the stretch begins or ends then.
  std::uint32_t opener = kNone32;  // Head of the outermost phrase that opens at `token` and hangs on a word before it.
  std::uint8_t quoted = 0;         // Bits: the stretch of the first choice has words in quotation marks; the edge is
                                   // that of a quotation; so has what lies between the two edges.
  std::uint16_t share = 0;         // How likely the first choice held stretches with this edge, in thousandths.
};

// Fills `edges` with the places of one edge of `option`, its own first; with nothing if the stretch is a quotation,
// whose marks say where it begins and ends. `shares`: how likely each option of `set` is, if any, in thousandths.
// Cost: linear in the length of the sentence.
void find_edges(const StatementContext& context, const OptionSet& set, const std::vector<std::uint16_t>& shares,
                const ContentOption& option, EdgeSide side, std::vector<ContentEdge>& edges);

// Appends the features of edges[index].
void edge_features(const StatementContext& context, const OptionSet& set, const CueView& view,
                   const ContentOption& option, EdgeSide side, const std::vector<ContentEdge>& edges, std::size_t index,
                   FeatureList& features);

}  // namespace onrecord

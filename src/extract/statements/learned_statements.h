// Statements by the learned choice among content options.
#pragma once

#include <vector>

#include "extract/statements/attribution_feature.h"
#include "extract/statements/attribution_model.h"
#include "extract/statements/candidate.h"
#include "extract/statements/content_edges.h"
#include "extract/statements/content_options.h"
#include "extract/statements/raised_part.h"

namespace onrecord {

// Memory that is reused from word to word. One per thread.
struct OptionScratch {
  OptionSet set;
  FeatureList features;
  std::vector<std::int32_t> scores;
  std::vector<std::uint32_t> sources;
  std::vector<std::uint16_t> shares;  // Of the options of `set` among those that are content, in thousandths.
  std::vector<ContentEdge> edges;
  std::vector<RaisedPart> raised;
};

// Returns the name under which statements of that kind of option stand in the record ("clause", "quote:before-cue").
const char* rule_name(OptionKind kind);

// Fills scratch.scores with the scores of the options of scratch.set. Returns how likely the word introduces anything,
// in thousandths.
std::uint16_t score_options(const StatementContext& context, const AttributionModel& model, const CueView& view,
                            OptionScratch& scratch);

// Returns the likeliest of the scored options that are content; fills scratch.shares. REQUIRES: there is one.
std::size_t choose_content(OptionScratch& scratch);

// Returns the spans of scratch.set.options[chosen] with both edges where the model puts them.
std::vector<TextSpan> choose_edges(const StatementContext& context, const AttributionModel& model, const CueView& view,
                                   std::size_t chosen, OptionScratch& scratch);

// Returns the part of the content that stands before the cue while the rest stands behind it; empty if there is none.
TextSpan choose_raised_part(const StatementContext& context, const AttributionModel& model, const CueView& view,
                            std::size_t chosen, OptionScratch& scratch);

// Appends a candidate for each word of the sentence that introduces content with a probability of at least `least`
// thousandths, with the likeliest content and source. With `nested`, verbs of speech within the words of another are
// taken by the frame of the lexicon alone. Cost: linear in the options.
void find_learned_statements(const StatementContext& context, const AttributionModel& model, std::uint32_t sentence,
                             std::uint16_t least, bool nested, OptionScratch& scratch, std::vector<Candidate>& out);

}  // namespace onrecord

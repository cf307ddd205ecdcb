// Which candidates a document has: the learned choices, the phrases, the quotations and the turns that go on, in two
// selections. The record wants precision; bare attributions are cut where precision and recall balance.
#pragma once

#include <vector>

#include "extract/statements/attribution_model.h"
#include "extract/statements/candidate.h"

namespace onrecord {

// Returns the candidates of the record, each with its confidence. Cost: linear.
std::vector<Candidate> find_record_candidates(const StatementContext& context, const AttributionModel& model);

// Returns the candidates of bare attributions, each with its confidence. Cost: linear.
std::vector<Candidate> find_attribution_candidates(const StatementContext& context, const AttributionModel& model);

}  // namespace onrecord

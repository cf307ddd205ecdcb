// Quotation spans: which words stand in quotation marks.
#pragma once

#include <vector>

#include "language/analysis.h"
#include "record/document.h"

namespace onrecord {

// Returns the quotations of a document in order of their opening marks, outer before inner.
//
// Typographic and straight marks, guillemets and single marks are understood; an apostrophe is none. A mark that never
// closes opens a quotation only up to the end of its paragraph, and only if it stands where one may open; if the next
// paragraph opens with a mark too, that one continues it. Boilerplate and foreign blocks have none. Cost: linear.
std::vector<Quotation> find_quotations(const Document& document, const std::vector<ForeignBlock>& foreign = {});

}  // namespace onrecord

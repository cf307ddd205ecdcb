// The member "sentences" of the record's JSONL: what `extract --with analysis` adds.
#pragma once

#include <string>

#include "language/analysis.h"
#include "record/document.h"

namespace onrecord {

// Appends `"sentences":[{"span":[b,e],"tokens":[{"span","form","lemma","upos","head","deprel","ner"}]}]` to
// an object that is open in `out`; the comma before it and what follows are the caller's. `head` counts from
// 1 in the sentence, 0 is the root. Cost: linear.
void append_analysis_json(std::string& out, const Analysis& analysis, const Document& document);

}  // namespace onrecord

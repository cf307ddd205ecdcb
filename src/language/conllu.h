// CoNLL-U: the analysis as the Universal Dependencies tools read it.
#pragma once

#include <string>

#include "language/analysis.h"
#include "record/document.h"

namespace onrecord {

// Appends the sentences of a document, with `# newdoc id` (Document::id, or the document's name if it came as CoNLL-U),
// `# sent_id` (that id and a number from 1) and `# text`. Names stand in MISC as NER=B-PER, gaps as SpaceAfter=No,
// spans as Span=begin:end (bytes of the document's text). Subtypes of relations and features are ours; the Penn tag is
// not kept, so XPOS is "_". Cost: linear.
void append_conllu(std::string& out, const Document& document, const Analysis& analysis);

}  // namespace onrecord

// Finds out which lines of a plain text are the report and what the others are.
#pragma once

#include "read/metadata/furniture.h"
#include "record/document.h"

namespace onrecord {

// Fills `blocks` and `boilerplate` of a document whose text is set, and title, byline, outlet and publication
// date where they are printed in the text and not supplied. Real paragraphs stay paragraphs: a line becomes
// something else only by its own words, its place or its shape. Returns false if the text holds nothing but
// white space. Cost: linear.
bool find_text_structure(Document& document, const Furniture& furniture);

}  // namespace onrecord

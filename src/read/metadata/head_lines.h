// What stands before the running text: section labels, title, date line, byline, stand-first.
#pragma once

#include "read/metadata/furniture.h"
#include "read/metadata/structure_line.h"
#include "record/document.h"

namespace onrecord {

// Settles the lines of the head and fills title, byline and publication date of `document` where they are not
// supplied. REQUIRES: furniture lines are settled. Cost: linear.
void read_head_lines(Document& document, StructureLines& structure, const Furniture& furniture);

}  // namespace onrecord

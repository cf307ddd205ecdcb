// What stands between and after the paragraphs: subheads, blocks of foreign headlines, rules, what is left at
// the end.
#pragma once

#include "read/metadata/furniture.h"
#include "read/metadata/structure_line.h"
#include "record/document.h"

namespace onrecord {

// Settles the lines that the furniture table names, and the foreign headlines that belong to them.
void settle_furniture(StructureLines& structure, const Furniture& furniture);

// Settles subheads, list items, separators, and headlines left over after the last sentence of the report;
// reads copyright lines, and dates and bylines that stand at the end. REQUIRES: the head is read.
void read_body_lines(Document& document, StructureLines& structure, const Furniture& furniture);

}  // namespace onrecord

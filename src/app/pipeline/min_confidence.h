// Leaving out what the program is not sure of.
#pragma once

#include "record/document_record.h"

namespace onrecord {

// Takes statements and events of less confidence than `least` (0..1) out of the record. A statement that went on with
// the turn of one that is left out stays, but goes on with nothing. Call it before figures and positions are read,
// which rest on the statements.
void leave_out_unsure(std::vector<Statement>& statements, double least);
void leave_out_unsure(std::vector<Event>& events, double least);

}  // namespace onrecord

// The columns of copies, stories and versions. Names are stable; new columns come at the end.
#pragma once

#include <vector>

#include "store/export/table.h"
#include "store/query/copies.h"

namespace onrecord {

Table copies_table(const std::vector<CopyRow>& rows);

}  // namespace onrecord

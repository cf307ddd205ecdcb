// The columns of entities.csv and of the tables beside it. Names are stable; new columns come at the end.
#pragma once

#include <vector>

#include "store/export/table.h"
#include "store/query/entities.h"
#include "store/query/office_holders.h"

namespace onrecord {

Table entities_table(const std::vector<EntityRow>& rows);
Table doubts_table(const std::vector<DoubtRow>& rows);
Table terms_table(const std::vector<TermRow>& rows);

}  // namespace onrecord

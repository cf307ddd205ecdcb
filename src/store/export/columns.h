// The columns of the exports. Names are stable; new columns come at the end. docs/commands.md describes them.
#pragma once

#include <vector>

#include "store/export/table.h"
#include "store/query/disputes.h"
#include "store/query/events.h"
#include "store/query/figures.h"
#include "store/query/positions.h"
#include "store/query/statements.h"
#include "store/query/timeline.h"

namespace onrecord {

Table statements_table(const std::vector<StatementRow>& rows);
Table events_table(const std::vector<EventRow>& rows);
Table figures_table(const std::vector<FigureRow>& rows);
Table positions_table(const std::vector<PositionRow>& rows);
Table matrix_table(const std::vector<MatrixCell>& cells);
Table changes_table(const std::vector<PositionChange>& changes);
Table disputes_table(const std::vector<Dispute>& disputes);
Table timeline_table(const std::vector<TimelineRow>& rows);

}  // namespace onrecord

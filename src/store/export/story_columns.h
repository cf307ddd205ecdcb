// The columns of copies, stories and versions. Names are stable; new columns come at the end.
#pragma once

#include <vector>

#include "store/export/table.h"
#include "store/query/copies.h"
#include "store/query/documents.h"
#include "store/query/stories.h"
#include "store/query/versions.h"

namespace onrecord {

Table copies_table(const std::vector<CopyRow>& rows);
Table stories_table(const std::vector<StoryRow>& rows);
Table story_documents_table(const std::vector<StoryDocument>& rows);
Table versions_table(const std::vector<VersionRow>& rows);
Table documents_table(const std::vector<DocumentRow>& rows);

}  // namespace onrecord

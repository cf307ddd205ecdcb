// A statement as a citation to paste.
#pragma once

#include <string>

#include "store/query/statements.h"

namespace onrecord {

// One line each. The words are those of the source, with the quotation marks that the source has and no others; what is
// not known is not put in.
std::string text_citation(const StatementRow& statement);
std::string markdown_citation(const StatementRow& statement);

}  // namespace onrecord

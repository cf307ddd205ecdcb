// Which word of an article stands for each marked cue.
#pragma once

#include <cstdint>
#include <map>

#include "extract/statements/candidate.h"
#include "marked_news.h"

namespace onrecord {

// Returns for each such word the attribution it introduces: of the words of its cue that may introduce content, the one
// the others hang on. The first of several attributions of one word counts.
std::map<std::uint32_t, const MarkedAttribution*> gold_cues(const StatementContext& context,
                                                            const MarkedArticle& article);

}  // namespace onrecord

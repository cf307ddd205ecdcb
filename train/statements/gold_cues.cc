#include "gold_cues.h"

#include "extract/statements/clause_tree.h"
#include "extract/statements/content_options.h"

namespace onrecord {

std::map<std::uint32_t, const MarkedAttribution*> gold_cues(const StatementContext& context,
                                                            const MarkedArticle& article) {
  const Analysis& analysis = context.analysis;
  std::map<std::uint32_t, const MarkedAttribution*> gold;
  for (const MarkedAttribution& attribution : article.attributions) {
    std::uint32_t best = kNone32;
    for (const TextSpan cue : attribution.cue) {
      for (std::uint32_t i = analysis.token_at(cue.begin);
           i < analysis.tokens.size() && analysis.tokens[i].span.begin < cue.end; ++i) {
        if (!is_trigger(context, i)) continue;
        if (best == kNone32 || !context.tree.in_subtree(i, best)) best = i;
      }
    }
    if (best != kNone32) gold.emplace(best, &attribution);
  }
  return gold;
}

}  // namespace onrecord

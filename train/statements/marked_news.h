// News with marked sources, cues and contents, read and analysed: JSON lines as in PolNeAR ("id", "text",
// "attributions" with "source", "cue" and "content" as lists of code point ranges).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "language/analyser.h"
#include "language/analysis.h"
#include "record/document.h"

namespace onrecord {

struct MarkedAttribution {
  std::vector<TextSpan> source, cue, content;  // Bytes of the text.
};

struct MarkedArticle {
  Document document;
  Analysis analysis;  // Borrows from `document`.
  std::vector<MarkedAttribution> attributions;
};

// Returns the articles in the order of the file, or an error that begins with its place.
Result<std::vector<std::unique_ptr<MarkedArticle>>> read_marked_news(const std::string& path, const Analyser& analyser);

// Returns how many bytes the spans of `x` share with those of `y`. REQUIRES: the spans of each are disjoint.
std::uint32_t overlap(const std::vector<TextSpan>& x, const std::vector<TextSpan>& y);

}  // namespace onrecord

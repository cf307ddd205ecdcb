// Times and figures stay inside the text, in order, without overlapping; a range's first day is not after its last; the
// bounds of a figure are in order.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "../tests/unit/handmade_analysis.h"
#include "base/utf8.h"
#include "extract/figures/figures.h"
#include "language/time/time_expressions.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  static const std::shared_ptr<Lexicon> lexicon = *Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  static const std::unique_ptr<TimeFinder> times = TimeFinder::open(*lexicon).value();
  static const std::unique_ptr<FigureExtractor> extractor = FigureExtractor::open(*lexicon).value();
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (!is_clean_utf8(text)) return 0;
  testing_support::HandmadeText made(text, size % 2 == 0 ? "2031-05-02" : "");
  times->find(made.document, made.analysis);
  std::uint32_t last = 0;
  for (const TimeExpression& time : made.analysis.times) {
    if (time.span.begin < last || time.span.empty() || time.span.end > size || time.value.empty()) std::abort();
    if (time.range && (time.range->last < time.range->first || !is_valid(time.range->first))) std::abort();
    if (time.range && time.basis == DateBasis::kNone) std::abort();
    last = time.span.end;
  }
  last = 0;
  for (const Figure& figure : extractor->extract(made.document, made.analysis, {})) {
    if (figure.span.begin < last || figure.span.empty() || figure.span.end > size) std::abort();
    if (figure.low && figure.high && *figure.low > *figure.high) std::abort();
    if (figure.claimed_by != "narrator") std::abort();
    last = figure.span.begin;
  }
  return 0;
}

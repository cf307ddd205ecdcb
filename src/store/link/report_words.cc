#include "store/link/report_words.h"

#include <algorithm>
#include <vector>

namespace onrecord {
namespace {

// Adds the words of `block` that lie in none of `left_out`, which are in order.
void add_rest(WordSequence& words, std::string_view text, TextSpan block, const std::vector<TextSpan>& left_out) {
  std::uint32_t begin = block.begin;
  auto next = std::lower_bound(left_out.begin(), left_out.end(), block.begin,
                               [](TextSpan span, std::uint32_t offset) { return span.end <= offset; });
  for (; next != left_out.end() && next->begin < block.end; ++next) {
    if (next->begin > begin) add_words(words, text, {begin, next->begin});
    begin = std::max(begin, next->end);
  }
  if (begin < block.end) add_words(words, text, {begin, block.end});
}

}  // namespace

ReportReader::ReportReader(Database& database)
    : text_(database, "SELECT text FROM document WHERE document = ?"),
      block_(database,
             "SELECT begin, end FROM block WHERE document = ? AND kind NOT IN ('title', 'boilerplate', 'date-line') "
             "ORDER BY number"),
      boilerplate_(database, "SELECT begin, end FROM boilerplate WHERE document = ? ORDER BY begin, end") {}

ReportWords ReportReader::read(std::int64_t document) {
  ReportWords report;
  text_.bind(0, document);
  if (text_.step()) report.text = text_.string(0);
  text_.reset();
  std::vector<TextSpan> left_out;
  boilerplate_.bind(0, document);
  while (boilerplate_.step()) left_out.push_back({boilerplate_.offset(0), boilerplate_.offset(1)});
  boilerplate_.reset();
  block_.bind(0, document);
  while (block_.step()) {
    const TextSpan block{block_.offset(0), block_.offset(1)};
    if (block.begin < block.end && block.end <= report.text.size())
      add_rest(report.words, report.text, block, left_out);
  }
  block_.reset();
  return report;
}

}  // namespace onrecord

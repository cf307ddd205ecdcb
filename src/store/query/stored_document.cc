#include "store/query/stored_document.h"

#include <fmt/format.h>

#include "record/span_list.h"

namespace onrecord {

std::optional<std::string> StoredDocument::published() const {
  if (published_first.empty()) return std::nullopt;
  return day_or_range(published_first, published_last);
}

DocumentCursor::DocumentCursor(Database& database)
    : document_(database,
                "SELECT doc_id, file, input_file, text, published_basis, url, outlet, title, byline, published_first, "
                "published_last, source_map FROM document WHERE document = ?"),
      sentence_(database, "SELECT begin, end FROM sentence WHERE sentence = ?") {}

const StoredDocument& DocumentCursor::at(std::int64_t row) {
  if (current_.row == row) return current_;
  current_ = StoredDocument{};
  current_.row = row;
  document_.bind(0, row);
  if (document_.step()) {
    current_.doc_id = document_.string(0);
    current_.file = document_.string(1);
    current_.input_file = document_.string(2);
    current_.text = document_.string(3);
    current_.published_basis = document_.string(4);
    current_.url = document_.maybe_string(5);
    current_.outlet = document_.maybe_string(6);
    current_.title = document_.maybe_string(7);
    current_.byline = document_.maybe_string(8);
    current_.published_first = document_.string(9);
    current_.published_last = document_.string(10);
    current_.source_map = SourceMap::decoded(document_.blob(11));
  }
  document_.reset();
  return current_;
}

Evidence DocumentCursor::evidence(std::int64_t document, std::int64_t sentence, std::uint64_t byte_begin,
                                  std::uint64_t byte_end) {
  const StoredDocument& stored = at(document);
  Evidence evidence;
  evidence.doc_id = stored.doc_id;
  evidence.file = stored.file;
  evidence.published_basis = stored.published_basis;
  evidence.url = stored.url;
  evidence.title = stored.title;
  evidence.byline = stored.byline;
  evidence.outlet = stored.outlet;
  evidence.published = stored.published();
  evidence.byte_begin = byte_begin;
  evidence.byte_end = byte_end;
  if (sentence == 0) return evidence;
  sentence_.bind(0, sentence);
  if (sentence_.step()) {
    const TextSpan span{sentence_.offset(0), sentence_.offset(1)};
    if (span.begin <= span.end && span.end <= stored.text.size()) evidence.sentence = slice(stored.text, span);
  }
  sentence_.reset();
  return evidence;
}

std::optional<std::string> day_or_range(const std::optional<std::string>& first,
                                        const std::optional<std::string>& last) {
  if (!first || !last || *first == *last) return first;
  return *first + "/" + *last;
}

std::optional<std::string> day_range(const std::optional<std::string>& first, const std::optional<std::string>& last) {
  if (!first) return std::nullopt;
  return *first + "/" + last.value_or(*first);
}

std::string words_of(std::string_view text, std::string_view spans) {
  std::string words;
  for (const TextSpan span : parse_span_list(spans)) {
    if (span.begin > span.end || span.end > text.size()) continue;
    if (!words.empty()) words.append(" … ");
    words.append(slice(text, span));
  }
  return words;
}

std::string shown_name(const std::string& column) {
  return fmt::format("coalesce((SELECT n.name FROM shown_name n WHERE n.own_name = {0}), {0})", column);
}

std::string row_list(const std::vector<std::int64_t>& rows) {
  return fmt::format("({})", fmt::join(rows, ","));
}

}  // namespace onrecord

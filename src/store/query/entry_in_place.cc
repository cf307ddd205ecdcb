#include "store/query/entry_in_place.h"

#include <fmt/format.h>

#include <algorithm>

#include "record/span_list.h"

namespace onrecord {
namespace {

std::string shell_quoted(std::string_view text) {
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '/' || c == '-';
  });
  if (plain && text.front() != '-') return std::string(text);
  std::string quoted = text.front() == '-' ? "'./" : "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted.push_back(c);
    }
  }
  return quoted + "'";
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Bytes of compressed input are counted after decompression. What lies in an archive, and the text of a PDF, only this
// program gets out again.
std::string print_command(const std::string& file, std::string_view source_form, std::uint64_t begin,
                          std::uint64_t end) {
  if (file.empty()) return "";
  const std::string quoted = shell_quoted(file);
  if (source_form != "file") return fmt::format("onrecord bytes {} {} {}", quoted, begin, end);
  const bool gzip = ends_with(file, ".gz");
  if (gzip || ends_with(file, ".zst")) {
    return fmt::format("{} {} | tail -c +{} | head -c {}", gzip ? "zcat" : "zstdcat", quoted, begin + 1, end - begin);
  }
  return fmt::format("dd if={} bs=1 skip={} count={} status=none", quoted, begin, end - begin);
}

TextSpan within(TextSpan span, TextSpan paragraph) {
  const std::uint32_t begin = std::clamp(span.begin, paragraph.begin, paragraph.end);
  const std::uint32_t end = std::clamp(span.end, begin, paragraph.end);
  return {begin - paragraph.begin, end - paragraph.begin};
}

class PlaceFinder {
 public:
  explicit PlaceFinder(Database& database)
      : documents_(database),
        block_(database,
               "SELECT begin, end FROM block WHERE document = ?1 AND number = "
               "(SELECT max(number) FROM block WHERE document = ?1 AND begin <= ?2)"),
        sentence_(database, "SELECT begin, end FROM sentence WHERE sentence = ?"),
        form_(database, "SELECT source_form FROM document WHERE document = ?") {}

  void fill(EntryInPlace& entry, std::int64_t document_row, std::int64_t sentence_row, TextSpan words) {
    const StoredDocument& document = documents_.at(document_row);
    const auto size = static_cast<std::uint32_t>(document.text.size());
    words = {std::min(words.begin, size), std::min(words.end, size)};
    const ByteSpan bytes = document.source_map.to_source(words);
    entry.evidence = documents_.evidence(document_row, sentence_row, bytes.begin, bytes.end);
    entry.input_file = document.input_file;
    entry.command = print_command(entry.input_file, form_of(document_row), bytes.begin, bytes.end);
    TextSpan sentence = words;
    sentence_.bind(0, sentence_row);
    if (sentence_.step()) sentence = {sentence_.offset(0), sentence_.offset(1)};
    sentence_.reset();
    block_.all(document_row, sentence.begin);
    if (block_.step()) {
      const TextSpan paragraph{block_.offset(0), block_.offset(1)};
      if (paragraph.begin <= paragraph.end && paragraph.end <= size) {
        entry.paragraph = slice(document.text, paragraph);
        entry.sentence = within(sentence, paragraph);
        entry.words = within(words, paragraph);
      }
    }
    block_.reset();
  }

 private:
  std::string form_of(std::int64_t document) {
    form_.bind(0, document);
    std::string form = form_.step() ? form_.string(0) : std::string{};
    form_.reset();
    return form;
  }

  DocumentCursor documents_;
  Sql block_, sentence_, form_;
};

TextSpan extent_of(std::string_view spans) {
  const std::vector<TextSpan> list = parse_span_list(spans);
  if (list.empty()) return {};
  return {list.front().begin, list.back().end};
}

}  // namespace

EntrySearch find_entry(Database& database, std::string_view id) {
  EntrySearch search;
  std::string wanted(id);
  if (wanted.substr(0, 2) == "U-") {
    Sql first(database,
              "SELECT statement_id FROM statement JOIN utterance USING (utterance) WHERE utterance_id >= ?1 AND "
              "utterance_id < ?1 || 'g' ORDER BY (document = first_document) DESC, statement LIMIT 1");
    first.bind(0, wanted);
    if (first.step()) wanted = first.string(0);
  }
  if (wanted.size() < 6) return search;
  Sql entries(
      database,
      "SELECT statement_id AS id, 'statement', document, coalesce(sentence, 0), content_spans FROM statement "
      "WHERE statement_id >= ?1 AND statement_id < ?1 || 'g' UNION ALL "
      "SELECT event_id, 'event', document, coalesce(sentence, 0), '[[' || begin || ',' || end || ']]' FROM event "
      "WHERE event_id >= ?1 AND event_id < ?1 || 'g' UNION ALL "
      "SELECT figure_id, 'figure', document, coalesce(sentence, 0), '[[' || begin || ',' || end || ']]' FROM figure "
      "WHERE figure_id >= ?1 AND figure_id < ?1 || 'g' UNION ALL "
      "SELECT position_id, 'position', document, coalesce(sentence, 0), '[[' || begin || ',' || end || ']]' FROM "
      "position WHERE position_id >= ?1 AND position_id < ?1 || 'g' UNION ALL "
      "SELECT doc_id, 'document', document, 0, '[[' || coalesce(title_begin, 0) || ',' || "
      "coalesce(title_end, length(CAST(text AS BLOB))) || ']]' FROM document "
      "WHERE doc_id >= ?1 AND doc_id < ?1 || 'g' ORDER BY id LIMIT 200");
  entries.bind(0, wanted);
  PlaceFinder places(database);
  while (entries.step()) {
    EntryInPlace entry;
    entry.id = entries.string(0);
    entry.kind = entries.string(1);
    if (search.ids.empty() || search.ids.back() != entry.id) search.ids.push_back(entry.id);
    if (search.ids.size() > 1) continue;
    places.fill(entry, entries.integer(2), entries.integer(3), extent_of(entries.text(4)));
    search.found.push_back(std::move(entry));
  }
  if (search.ids.size() > 1) {
    const auto exact = std::find(search.ids.begin(), search.ids.end(), wanted);
    if (exact != search.ids.end() && search.found.front().id == wanted) {
      search.ids.clear();
    } else {
      search.found.clear();
      if (search.ids.size() > 20) search.ids.resize(20);
    }
  } else {
    search.ids.clear();
  }
  return search;
}

}  // namespace onrecord

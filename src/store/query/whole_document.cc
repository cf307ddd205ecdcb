#include "store/query/whole_document.h"

#include <array>

namespace onrecord {
namespace {

// Returns the value that bears the stored name; the first of `values` if none does.
template <typename Enum, std::size_t N>
Enum named(std::string_view name, const std::array<Enum, N>& values) {
  for (const Enum value : values) {
    if (name == name_of(value)) return value;
  }
  return values.front();
}

constexpr std::array kBases{Basis::kNone, Basis::kSupplied, Basis::kMeta, Basis::kHtml, Basis::kText};
constexpr std::array kBlockKinds{BlockKind::kParagraph,   BlockKind::kTitle,    BlockKind::kHeading,
                                 BlockKind::kSummary,     BlockKind::kListItem, BlockKind::kCaption,
                                 BlockKind::kBoilerplate, BlockKind::kDateLine};

std::optional<DateRange> days(std::string_view first, std::string_view last) {
  const std::optional<DateRange> begin = parse_iso_date(first), end = parse_iso_date(last);
  if (!begin || !end) return std::nullopt;
  return DateRange{begin->first, end->last};
}

}  // namespace

Document load_document(Database& database, std::int64_t row) {
  Document document;
  Sql sql(
      database,
      "SELECT doc_id, file, text, source_map, url, outlet, outlet_basis, title, title_basis, title_begin, title_end, "
      "byline, byline_basis, published_first, published_last, published_basis, language FROM document "
      "WHERE document = ?");
  sql.bind(0, row);
  if (!sql.step()) return document;
  document.id = sql.string(0);
  document.file = document.place = sql.string(1);
  document.text = sql.string(2);
  document.source_map = SourceMap::decoded(sql.blob(3));
  document.url = sql.maybe_string(4);
  document.outlet = sql.maybe_string(5);
  document.outlet_basis = named(sql.text(6), kBases);
  document.title = sql.maybe_string(7);
  document.title_basis = named(sql.text(8), kBases);
  const auto size = static_cast<std::uint32_t>(document.text.size());
  const auto inside = [&](TextSpan span) { return span.begin <= span.end && span.end <= size; };
  if (sql.maybe_string(9)) {
    const TextSpan title{sql.offset(9), sql.offset(10)};
    if (inside(title)) document.title_span = title;
  }
  document.byline = sql.maybe_string(11);
  document.byline_basis = named(sql.text(12), kBases);
  document.published = days(sql.text(13), sql.text(14));
  document.published_basis = named(sql.text(15), kBases);
  document.language = sql.string(16);

  Sql blocks(database, "SELECT begin, end, kind FROM block WHERE document = ? ORDER BY number");
  blocks.bind(0, row);
  while (blocks.step()) {
    const TextSpan span{blocks.offset(0), blocks.offset(1)};
    if (inside(span)) document.blocks.push_back({span, named(blocks.text(2), kBlockKinds)});
  }
  Sql pieces(database, "SELECT begin, end, why FROM boilerplate WHERE document = ? ORDER BY number");
  pieces.bind(0, row);
  while (pieces.step()) {
    const TextSpan span{pieces.offset(0), pieces.offset(1)};
    if (inside(span)) document.boilerplate.push_back({span, pieces.string(2)});
  }
  return document;
}

std::int64_t document_of_statement(Database& database, std::string_view statement_id) {
  Sql sql(database, "SELECT document FROM statement WHERE statement_id = ?");
  sql.bind(0, statement_id);
  return sql.step() ? sql.integer(0) : 0;
}

}  // namespace onrecord

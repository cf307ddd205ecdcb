#include "store/document_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "base/hash.h"
#include "base/name_key.h"
#include "record/completeness.h"
#include "record/span_list.h"

namespace onrecord {
namespace {

std::optional<std::string> first_day(const std::optional<DateRange>& range) {
  if (!range) return std::nullopt;
  return to_string(range->first);
}

std::optional<std::string> last_day(const std::optional<DateRange>& range) {
  if (!range) return std::nullopt;
  return to_string(range->last);
}

std::optional<std::uint32_t> begin_of(const std::optional<TextSpan>& span) {
  if (!span) return std::nullopt;
  return span->begin;
}

std::optional<std::uint32_t> end_of(const std::optional<TextSpan>& span) {
  if (!span) return std::nullopt;
  return span->end;
}

std::string insert_into(std::string_view table, unsigned columns) {
  std::string sql = fmt::format("INSERT INTO {} VALUES (", table);
  for (unsigned i = 0; i < columns; ++i) sql += i == 0 ? "?" : ",?";
  return sql + ")";
}

// The stretch from the first to the last byte of the content; of the cue or the speaker where there is no
// content.
TextSpan extent_of(const Statement& statement) {
  if (statement.content_spans.empty()) return statement.cue_span.value_or(statement.speaker_span.value_or(TextSpan{}));
  return {statement.content_spans.front().begin, statement.content_spans.back().end};
}

// The sentence that introduces the words is the one to show, if it holds some of them; else the first of the
// words.
std::uint32_t shown_offset(const Statement& statement, const DocumentRecord& record,
                           const std::function<std::ptrdiff_t(std::uint32_t)>& sentence_at) {
  const TextSpan extent = extent_of(statement);
  if (!statement.cue_span) return extent.begin;
  const std::ptrdiff_t of_cue = sentence_at(statement.cue_span->begin);
  if (of_cue < 0) return extent.begin;
  const TextSpan sentence = record.sentences[static_cast<std::size_t>(of_cue)].span;
  const bool holds_words = std::any_of(statement.content_spans.begin(), statement.content_spans.end(),
                                       [&](TextSpan span) { return span.overlaps(sentence); });
  return holds_words ? statement.cue_span->begin : extent.begin;
}

}  // namespace

struct DocumentWriter::Place {
  std::int64_t document = 0;
  std::int64_t first_sentence = 0;
  const DocumentRecord& record;
  std::map<std::string, std::int64_t, std::less<>> entities;          // Entity::id -> row.
  std::map<std::string, std::int64_t, std::less<>> entities_by_name;  // Entity::name -> row of the first of that name.

  std::ptrdiff_t index_of_sentence(std::uint32_t offset) const {
    const auto& sentences = record.sentences;
    auto next = std::upper_bound(sentences.begin(), sentences.end(), offset,
                                 [](std::uint32_t value, const SentenceSpan& s) { return value < s.span.begin; });
    if (next == sentences.begin() || !std::prev(next)->span.contains(offset)) return -1;
    return std::prev(next) - sentences.begin();
  }

  std::optional<std::int64_t> sentence(std::uint32_t offset) const {
    const std::ptrdiff_t index = index_of_sentence(offset);
    if (index < 0) return std::nullopt;
    return first_sentence + index;
  }

  // By id or, where an extractor knew only the name, by the name that an entity of this document bears.
  std::optional<std::int64_t> entity(const std::optional<std::string>& id,
                                     const std::optional<std::string>& name) const {
    const auto by_id = id ? entities.find(*id) : entities.end();
    if (by_id != entities.end()) return by_id->second;
    const auto by_name = name ? entities_by_name.find(*name) : entities_by_name.end();
    if (by_name != entities_by_name.end()) return by_name->second;
    return std::nullopt;
  }

  ByteSpan bytes(TextSpan span) const { return record.document.source_map.to_source(span); }
  std::string_view words(TextSpan span) const { return slice(record.document.text, span); }

  bool in_headline(TextSpan span) const {
    if (record.document.title_span && record.document.title_span->overlaps(span)) return true;
    const auto& blocks = record.document.blocks;
    auto next = std::upper_bound(blocks.begin(), blocks.end(), span.begin,
                                 [](std::uint32_t offset, const Block& block) { return offset < block.span.begin; });
    if (next == blocks.begin()) return false;
    const BlockKind kind = std::prev(next)->kind;
    return kind == BlockKind::kTitle || kind == BlockKind::kHeading;
  }
};

DocumentWriter::DocumentWriter(Database& database)
    : database_(database),
      document_(database, insert_into("document", 22)),
      completeness_(database, insert_into("completeness", 3)),
      block_(database, insert_into("block", 5)),
      boilerplate_(database, insert_into("boilerplate", 5)),
      sentence_(database, insert_into("sentence", 7)),
      sentence_search_(database, "INSERT INTO sentence_search (rowid, words) VALUES (?, ?)"),
      find_entity_(database, "SELECT entity FROM entity WHERE own_id = ? AND document IS NULL"),
      entity_(database, insert_into("entity", 12)),
      mention_(database, insert_into("mention", 7)),
      spelling_(database,
                "INSERT INTO spelling VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET mentions = mentions + "
                "excluded.mentions"),
      entity_role_(database, "INSERT OR IGNORE INTO entity_role VALUES (?, ?, ?, ?)"),
      statement_(database, insert_into("statement", 32)),
      statement_issue_(database, insert_into("statement_issue", 3)),
      event_(database, insert_into("event", 30)),
      figure_(database, insert_into("figure", 20)),
      position_(database, insert_into("position", 20)) {}

void DocumentWriter::write(const DocumentRecord& record, const std::string& input_file) {
  Place place{0, 0, record, {}, {}};
  write_document(record.document, input_file);
  place.document = database_.last_row();
  const FoundCompleteness completeness = completeness_of(record.document);
  if (completeness.value != Completeness::kUnknown) {
    completeness_.all(place.document, name_of(completeness.value), name_of(completeness.basis)).run();
  }
  std::int64_t number = 0;
  for (const Block& block : record.document.blocks) {
    block_.all(place.document, number++, block.span.begin, block.span.end, name_of(block.kind)).run();
  }
  number = 0;
  for (const BoilerplateSpan& piece : record.document.boilerplate) {
    boilerplate_.all(place.document, number++, piece.span.begin, piece.span.end, piece.why).run();
  }
  write_sentences(record, place);
  write_entities(record, place);
  write_statements(record, place);
  write_events(record, place);
  write_figures(record, place);
  write_positions(record, place);
}

void DocumentWriter::write_document(const Document& document, const std::string& input_file) {
  document_
      .all(std::optional<std::int64_t>{}, document.id, document.file, input_file, document.url, document.outlet,
           name_of(document.outlet_basis), document.title, name_of(document.title_basis), begin_of(document.title_span),
           end_of(document.title_span), document.byline, name_of(document.byline_basis), first_day(document.published),
           last_day(document.published), name_of(document.published_basis), document.language, document.text)
      .bind_blob(18, document.source_map.encoded())
      .bind(19, document.captured.empty() ? std::nullopt : std::optional<std::string>{document.captured})
      .bind(20, document.partial)
      .bind(21, name_of(document.source_form));
  document_.run();
}

void DocumentWriter::write_sentences(const DocumentRecord& record, Place& place) {
  for (const SentenceSpan& sentence : record.sentences) {
    const ByteSpan bytes = place.bytes(sentence.span);
    sentence_
        .all(std::optional<std::int64_t>{}, place.document, sentence.span.begin, sentence.span.end, sentence.block,
             static_cast<std::int64_t>(bytes.begin), static_cast<std::int64_t>(bytes.end))
        .run();
    const std::int64_t row = database_.last_row();
    if (place.first_sentence == 0) place.first_sentence = row;
    sentence_search_.all(row, place.words(sentence.span)).run();
  }
}

std::int64_t DocumentWriter::entity_row(const Entity& entity, std::int64_t document) {
  // Two persons of one name may be two; whether they are is for the linking to say.
  const bool local = entity.named && entity.kind == EntityKind::kPerson && !entity.known;
  if (!local) {
    find_entity_.bind(0, entity.id);
    const bool found = find_entity_.step();
    const std::int64_t row = found ? find_entity_.integer(0) : 0;
    find_entity_.reset();
    if (found) return row;
  }
  std::optional<std::int64_t> of_document;
  if (local) of_document = document;
  std::optional<std::string> gender;
  if (entity.gender != 0 && local) gender = std::string(1, entity.gender);
  entity_
      .all(std::optional<std::int64_t>{}, entity.id, entity.name, name_of(entity.kind), entity.known, entity.named,
           std::optional<std::int64_t>{}, of_document, gender, entity.id, entity.name, name_of(entity.kind))
      .run();
  return database_.last_row();
}

void DocumentWriter::write_entities(const DocumentRecord& record, Place& place) {
  std::int64_t number = 0;
  for (const Entity& entity : record.entities) {
    const std::int64_t row = entity_row(entity, place.document);
    place.entities.emplace(entity.id, row);
    place.entities_by_name.emplace(entity.name, row);
    std::map<std::string, std::int64_t> spellings;
    if (entity.named) spellings[name_key(entity.name)] += 0;
    std::int64_t position = 0;
    for (const EntityMention& mention : entity.mentions) {
      mention_
          .all(place.document, number++, row, position++, mention.span.begin, mention.span.end, name_of(mention.kind))
          .run();
      if (entity.named && mention.kind == MentionKind::kName) ++spellings[name_key(place.words(mention.span))];
    }
    for (const auto& [key, mentions] : spellings) {
      if (!key.empty()) spelling_.all(key, row, mentions).run();
    }
    for (const EntityRole& role : entity.roles) entity_role_.all(row, place.document, role.title, role.scope).run();
  }
}

void DocumentWriter::write_statements(const DocumentRecord& record, Place& place) {
  std::vector<std::int64_t> rows;
  const auto sentence_at = [&](std::uint32_t offset) { return place.index_of_sentence(offset); };
  for (const Statement& s : record.statements) {
    const ByteSpan bytes = place.bytes(extent_of(s));
    // A turn goes on with an earlier statement; a later one would have no row yet and is left out.
    std::optional<std::int64_t> continues;
    if (s.continues && *s.continues < rows.size()) continues = rows[*s.continues];
    statement_
        .all(std::optional<std::int64_t>{}, s.id, place.document, place.sentence(shown_offset(s, record, sentence_at)),
             s.speaker, place.entity(s.speaker_id, s.speaker), begin_of(s.speaker_span), end_of(s.speaker_span),
             name_of(s.speaker_basis), begin_of(s.cue_span), end_of(s.cue_span), span_list(s.content_spans),
             span_list(s.quote_spans), static_cast<std::int64_t>(bytes.begin), static_cast<std::int64_t>(bytes.end),
             name_of(s.kind), name_of(s.type), name_of(s.act), s.negated, begin_of(s.condition_span),
             end_of(s.condition_span), s.addressee, s.via, s.reported_by, first_day(s.when), last_day(s.when),
             name_of(s.when_basis), continues, s.in_headline, s.confidence, s.rule)
        .run();
    rows.push_back(database_.last_row());
    std::int64_t number = 0;
    for (const std::string& issue : s.issues) statement_issue_.all(rows.back(), number++, issue).run();
  }
}

void DocumentWriter::write_events(const DocumentRecord& record, Place& place) {
  for (const Event& e : record.events) {
    const ByteSpan bytes = place.bytes(e.span);
    event_
        .all(std::optional<std::int64_t>{}, e.id, place.document, place.sentence(e.action_span.begin), e.actor,
             place.entity(e.actor_id, e.actor), begin_of(e.actor_span), end_of(e.actor_span), e.target,
             place.entity(e.target_id, e.target), begin_of(e.target_span), end_of(e.target_span), e.action_span.begin,
             e.action_span.end, e.span.begin, e.span.end, static_cast<std::int64_t>(bytes.begin),
             static_cast<std::int64_t>(bytes.end), e.plover, e.mode, fmt::format("{}", fmt::join(e.contexts, ";")),
             e.cameo, first_day(e.date), last_day(e.date), name_of(e.date_basis), e.place, name_of(e.status),
             e.claimed_by, e.rule, e.confidence)
        .run();
  }
}

void DocumentWriter::write_figures(const DocumentRecord& record, Place& place) {
  for (const Figure& f : record.figures) {
    const ByteSpan bytes = place.bytes(f.span);
    figure_
        .all(std::optional<std::int64_t>{}, f.id, place.document, place.sentence(f.span.begin), f.span.begin,
             f.span.end, static_cast<std::int64_t>(bytes.begin), static_cast<std::int64_t>(bytes.end), f.value, f.low,
             f.high, f.approx, f.unit, f.what, f.about, f.claimed_by, f.reported_by, first_day(f.as_of),
             last_day(f.as_of), f.statement_id)
        .run();
  }
}

void DocumentWriter::write_positions(const DocumentRecord& record, Place& place) {
  std::set<std::string_view> headlines;
  for (const Statement& s : record.statements) {
    if (s.in_headline) headlines.insert(s.id);
  }
  for (const Position& p : record.positions) {
    const ByteSpan bytes = place.bytes(p.evidence_span);
    const std::string id = "P-" + content_id({record.document.id, std::to_string(p.evidence_span.begin),
                                              std::to_string(p.evidence_span.end), p.actor, p.issue,
                                              p.detail.value_or(""), name_of(p.stance)});
    const bool of_headline =
        place.in_headline(p.evidence_span) || (p.statement_id && headlines.count(*p.statement_id) > 0);
    position_
        .all(std::optional<std::int64_t>{}, id, place.document, place.sentence(p.evidence_span.begin), p.actor,
             place.entity(p.actor_id, p.actor), p.issue, p.detail, name_of(p.stance), p.condition,
             p.evidence_span.begin, p.evidence_span.end, static_cast<std::int64_t>(bytes.begin),
             static_cast<std::int64_t>(bytes.end), p.statement_id, name_of(p.stated_by), p.attributed_by,
             first_day(p.since), last_day(p.since), of_headline)
        .run();
  }
}

}  // namespace onrecord

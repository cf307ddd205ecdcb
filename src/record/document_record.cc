#include "record/document_record.h"

#include "record/completeness.h"
#include "record/json.h"

namespace onrecord {
namespace {

void write_spans(JsonWriter& json, std::string_view key, const std::vector<TextSpan>& spans) {
  json.key(key);
  json.begin_array();
  for (const TextSpan span : spans) json.value(span);
  json.end_array();
}

std::optional<std::string> when_text(const std::optional<DateRange>& when) {
  if (!when) return std::nullopt;
  return to_string(*when);
}

void write_entity(JsonWriter& json, const Entity& entity) {
  json.begin_object();
  json.member("id", entity.id);
  json.member("name", entity.name);
  json.member("kind", name_of(entity.kind));
  json.member("known", entity.known);
  json.key("mentions");
  json.begin_array();
  for (const EntityMention& mention : entity.mentions) {
    json.begin_object();
    json.member("span", mention.span);
    json.member("kind", name_of(mention.kind));
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_statement(JsonWriter& json, const DocumentRecord& record, const Statement& statement) {
  json.begin_object();
  json.member("id", statement.id);
  json.member("speaker", statement.speaker);
  json.member("speaker_id", statement.speaker_id);
  json.member("speaker_span", statement.speaker_span);
  json.member("speaker_basis", name_of(statement.speaker_basis));
  json.member("cue_span", statement.cue_span);
  write_spans(json, "content_spans", statement.content_spans);
  write_spans(json, "quote_spans", statement.quote_spans);
  json.member("kind", name_of(statement.kind));
  json.member("type", name_of(statement.type));
  json.member("act", name_of(statement.act));
  json.member("negated", statement.negated);
  json.member("condition_span", statement.condition_span);
  json.member("addressee", statement.addressee);
  json.member("via", statement.via);
  json.member("reported_by", statement.reported_by);
  json.member("when", when_text(statement.when));
  json.member("when_basis", name_of(statement.when_basis));
  json.key("issues");
  json.begin_array();
  for (const std::string& issue : statement.issues) json.value(issue);
  json.end_array();
  json.key("about_issue");
  if (statement.issues.empty()) {
    json.value("other");
  } else {
    json.value(statement.issues.front());
  }
  json.key("continues");
  if (statement.continues) {
    json.value(record.statements[*statement.continues].id);
  } else {
    json.null();
  }
  json.member("in_headline", statement.in_headline);
  json.key("source_spans");
  json.begin_array();
  for (const TextSpan span : statement.content_spans) {
    const ByteSpan bytes = record.document.source_map.to_source(span);
    json.begin_array();
    json.value(static_cast<std::int64_t>(bytes.begin));
    json.value(static_cast<std::int64_t>(bytes.end));
    json.end_array();
  }
  json.end_array();
  json.member("rule", statement.rule);
  json.member("confidence", statement.confidence);
  json.end_object();
}

void write_event(JsonWriter& json, const Event& event) {
  json.begin_object();
  json.member("id", event.id);
  json.member("actor", event.actor);
  json.member("actor_span", event.actor_span);
  json.member("target", event.target);
  json.member("target_span", event.target_span);
  json.member("action_span", event.action_span);
  json.member("span", event.span);
  json.member("plover", event.plover);
  json.member("mode", event.mode);
  json.key("contexts");
  json.begin_array();
  for (const std::string& context : event.contexts) json.value(context);
  json.end_array();
  json.member("cameo", event.cameo);
  json.member("date", when_text(event.date));
  json.member("date_basis", name_of(event.date_basis));
  json.member("place", event.place);
  json.member("status", name_of(event.status));
  json.member("claimed_by", event.claimed_by);
  json.member("rule", event.rule);
  json.member("confidence", event.confidence);
  json.end_object();
}

void write_figure(JsonWriter& json, const Figure& figure) {
  json.begin_object();
  json.member("id", figure.id);
  json.member("span", figure.span);
  json.member("value", figure.value);
  json.member("low", figure.low);
  json.member("high", figure.high);
  json.member("approx", figure.approx);
  json.member("unit", figure.unit);
  json.member("what", figure.what);
  json.member("about", figure.about);
  json.member("claimed_by", figure.claimed_by);
  json.member("reported_by", figure.reported_by);
  json.member("as_of", when_text(figure.as_of));
  json.member("statement_id", figure.statement_id);
  json.end_object();
}

void write_position(JsonWriter& json, const Position& position) {
  json.begin_object();
  json.member("actor", position.actor);
  json.member("issue", position.issue);
  json.member("detail", position.detail);
  json.member("stance", name_of(position.stance));
  json.member("condition", position.condition);
  json.member("evidence_span", position.evidence_span);
  json.member("statement_id", position.statement_id);
  json.member("stated_by", name_of(position.stated_by));
  json.member("attributed_by", position.attributed_by);
  json.member("since", when_text(position.since));
  json.end_object();
}

template <typename T, typename Write>
void write_all(JsonWriter& json, std::string_view key, const std::vector<T>& entries, Write write) {
  json.key(key);
  json.begin_array();
  for (const T& entry : entries) write(entry);
  json.end_array();
}

}  // namespace

void append_json(std::string& out, const DocumentRecord& record, std::string_view extra) {
  const Document& document = record.document;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", kSchema);
  json.member("doc_id", document.id);
  json.member("id", document.file);
  json.member("file", document.file);
  json.member("url", document.url);
  json.member("outlet", document.outlet);
  json.member("title", document.title);
  json.member("byline", document.byline);
  json.key("published");
  if (!document.published) {
    json.null();
  } else if (document.published->first == document.published->last) {
    json.value(to_string(document.published->first));
  } else {
    json.value(to_string(*document.published));
  }
  json.member("published_basis", name_of(document.published_basis));
  json.key("language");
  if (document.language.empty()) {
    json.null();
  } else {
    json.value(document.language);
  }
  json.key("captured");
  if (document.captured.empty()) {
    json.null();
  } else {
    json.value(document.captured);
  }
  json.member("partial", document.partial);
  const FoundCompleteness completeness = completeness_of(document);
  json.key("completeness");
  if (completeness.value == Completeness::kUnknown) {
    json.null();
  } else {
    json.value(name_of(completeness.value));
  }
  json.member("completeness_basis", name_of(completeness.basis));
  json.member("source_form", name_of(document.source_form));
  write_all(json, "boilerplate", document.boilerplate, [&](const BoilerplateSpan& b) {
    json.begin_object();
    json.member("span", b.span);
    json.member("why", b.why);
    json.end_object();
  });
  write_all(json, "entities", record.entities, [&](const Entity& e) { write_entity(json, e); });
  write_all(json, "statements", record.statements, [&](const Statement& s) { write_statement(json, record, s); });
  write_all(json, "events", record.events, [&](const Event& e) { write_event(json, e); });
  write_all(json, "figures", record.figures, [&](const Figure& f) { write_figure(json, f); });
  write_all(json, "positions", record.positions, [&](const Position& p) { write_position(json, p); });
  out.append(extra);
  json.end_object();
}

}  // namespace onrecord

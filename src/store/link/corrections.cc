#include "store/link/corrections.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "base/hash.h"
#include "base/name_key.h"
#include "base/source_map.h"
#include "base/span.h"
#include "store/link/withhold.h"

namespace onrecord {
namespace {

constexpr std::string_view kColumns[] = {"what", "subject", "object", "where", "note"};

// What a correction may point elsewhere: table, its key and the column.
struct Field {
  const char* name;
  const char* table;
  const char* key;
  const char* column;
};
constexpr Field kFields[] = {{"statement.speaker", "statement", "statement", "speaker_entity"},
                             {"event.actor", "event", "event", "actor_entity"},
                             {"event.target", "event", "event", "target_entity"},
                             {"position.actor", "position", "position", "actor_entity"}};
// A mention has a key of two parts; no document has so many.
constexpr std::int64_t kMentionsOfDocument = 1 << 24;

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = std::min(text.find(mark), text.size());
    parts.emplace_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

struct Line {
  std::string at;  // "corrections.tsv:7"
  std::string what, subject, object, where;
};

class Corrector {
 public:
  Corrector(Database& database, std::vector<StoryCorrection>& stories) : database_(database), stories_(stories) {}

  std::vector<std::string> run() {
    struct Kept {
      std::int64_t line;
      std::string place, words;
    };
    std::vector<Kept> kept;
    Sql lines(database_, "SELECT line, place, words FROM correction ORDER BY line");
    while (lines.step()) kept.push_back({lines.integer(0), lines.string(1), lines.string(2)});
    bool header = false;
    for (const Kept& one : kept) {
      const std::string at = fmt::format("{}:{}", one.place, one.line);
      std::string_view words = one.words;
      if (!words.empty() && words.back() == '\r') words.remove_suffix(1);
      if (words.empty() || words.front() == '#') continue;
      if (!header) {
        header = read_header(at, words);
        if (!header) return std::move(messages_);
        continue;
      }
      std::vector<std::string> fields = split(words, '\t');
      if (fields.size() > columns_.size()) {
        say(at, fmt::format("{} fields, but the header names {} columns", fields.size(), columns_.size()));
        continue;
      }
      fields.resize(columns_.size());
      Line line{at, {}, {}, {}, {}};
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i] == "what") line.what = fields[i];
        if (columns_[i] == "subject") line.subject = fields[i];
        if (columns_[i] == "object") line.object = fields[i];
        if (columns_[i] == "where") line.where = fields[i];
      }
      apply(line);
    }
    withhold(database_, withheld_);
    return std::move(messages_);
  }

 private:
  void say(const std::string& at, const std::string& message) { messages_.push_back(at + ": " + message); }

  bool read_header(const std::string& at, std::string_view words) {
    columns_ = split(words, '\t');
    for (const std::string& column : columns_) {
      if (std::find(std::begin(kColumns), std::end(kColumns), column) == std::end(kColumns)) {
        say(at, fmt::format("no column \"{}\"; the columns are what, subject, object, where, note", column));
        return false;
      }
    }
    for (const char* needed : {"what", "subject"}) {
      if (std::find(columns_.begin(), columns_.end(), needed) != columns_.end()) continue;
      say(at, fmt::format("no column \"{}\"", needed));
      return false;
    }
    return true;
  }

  void apply(const Line& line) {
    if (line.subject.empty()) return say(line.at, "no subject");
    if (line.what == "merge") return merge(line);
    if (line.what == "split") return split_off(line);
    if (line.what == "rename") return rename(line);
    if (line.what == "is") return point(line);
    if (line.what == "not-person") return set_kind(line);
    if (line.what == "withhold") {
      if (const auto root = find(line.at, line.subject)) withheld_.insert(*root);
      return;
    }
    if (line.what == "same-story") return join_stories(line);
    if (line.what == "other-story") return leave_story(line);
    say(line.at, fmt::format("no correction \"{}\"; there are merge, split, rename, is, not-person, withhold, "
                             "same-story, other-story",
                             line.what));
  }

  std::vector<std::pair<std::int64_t, std::string>> roots_of(const char* sql, const std::string& value) {
    std::vector<std::pair<std::int64_t, std::string>> roots;
    Sql found(database_, std::string("SELECT DISTINCT r.entity, r.entity_id || ' (' || r.kind || ')' FROM (") + sql +
                             ") f JOIN entity e ON e.entity = f.entity JOIN entity r ON r.entity = coalesce(e.same_as, "
                             "e.entity) ORDER BY 2, 1");
    found.bind(0, value);
    while (found.step()) roots.emplace_back(found.integer(0), found.string(1));
    return roots;
  }

  // Whom a reference names; says why if it is not one.
  std::optional<std::int64_t> find(const std::string& at, const std::string& reference) {
    auto roots = look_up(reference);
    if (roots.empty()) return say(at, fmt::format("nobody called \"{}\" in the record", reference)), std::nullopt;
    if (roots.size() == 1) return roots.front().first;
    std::vector<std::string> ids;
    for (const auto& [root, id] : roots) ids.push_back(id);
    say(at, fmt::format("\"{}\" may be any of {}", reference, fmt::join(ids, ", ")));
    return std::nullopt;
  }

  std::vector<std::pair<std::int64_t, std::string>> look_up(const std::string& reference) {
    constexpr std::string_view kKnown = "known:";
    if (reference.substr(0, 2) == "N-") return roots_of("SELECT entity FROM entity WHERE entity_id = ?1", reference);
    if (reference.substr(0, kKnown.size()) == kKnown) {
      return roots_of("SELECT entity FROM entity WHERE known = ?1", reference.substr(kKnown.size()));
    }
    const std::string key = name_key(reference);
    auto roots = roots_of("SELECT entity FROM entity WHERE name = ?1 AND named", reference);
    if (roots.empty()) roots = roots_of("SELECT entity FROM spelling WHERE key = ?1", key);
    return roots;
  }

  std::vector<std::int64_t> rows_of(std::int64_t root) {
    std::vector<std::int64_t> rows;
    Sql sql(database_, "SELECT entity FROM entity WHERE entity = ?1 OR same_as = ?1 ORDER BY entity");
    sql.bind(0, root);
    while (sql.step()) rows.push_back(sql.integer(0));
    return rows;
  }

  std::int64_t root_of(std::int64_t row) {
    Sql sql(database_, "SELECT coalesce(same_as, entity) FROM entity WHERE entity = ?");
    sql.bind(0, row);
    return sql.step() ? sql.integer(0) : row;
  }

  void merge(const Line& line) {
    const auto into = find(line.at, line.subject), from = find(line.at, line.object);
    if (!into || !from || *into == *from) return;
    for (const auto& [a, b, at] : parted_) {
      const std::int64_t x = root_of(a), y = root_of(b);
      if (std::minmax(x, y) == std::minmax(*into, *from)) {
        return say(line.at, fmt::format("merges what {} splits", at));
      }
    }
    Sql update(
        database_,
        "UPDATE entity SET same_as = ?1, entity_id = r.entity_id, name = r.name, kind = r.kind FROM (SELECT "
        "entity_id, name, kind FROM entity WHERE entity = ?1) r WHERE entity.entity = ?2 OR entity.same_as = ?2");
    update.all(*into, *from).run();
    if (withheld_.erase(*from) > 0) withheld_.insert(*into);
    if (const auto renamed = renamed_.find(*from); renamed != renamed_.end()) {
      renamed_.emplace(*into, renamed->second);
    }
  }

  void rename(const Line& line) {
    const auto root = find(line.at, line.subject);
    if (!root) return;
    if (line.object.empty()) return say(line.at, "no new name in the column object");
    const auto [earlier, is_new] = renamed_.emplace(*root, std::pair(line.object, line.at));
    if (!is_new && earlier->second.first != line.object) {
      return say(line.at, fmt::format("renames whom {} names \"{}\"", earlier->second.second, earlier->second.first));
    }
    Sql update(database_, "UPDATE entity SET name = ?1 WHERE entity = ?2 OR same_as = ?2");
    update.all(line.object, *root).run();
    // The new name finds the renamed one.
    add_spelling(line.object, *root);
  }

  void set_kind(const Line& line) {
    const auto root = find(line.at, line.subject);
    if (!root) return;
    const std::string kind = line.object.empty() ? "unknown" : line.object;
    if (kind != "organisation" && kind != "place" && kind != "group" && kind != "unknown") {
      return say(line.at, fmt::format("no kind \"{}\"; there are organisation, place, group, unknown", kind));
    }
    const auto [earlier, is_new] = kinds_.emplace(*root, std::pair(kind, line.at));
    if (!is_new && earlier->second.first != kind) {
      return say(line.at, fmt::format("{} says that it is a {}", earlier->second.second, earlier->second.first));
    }
    Sql(database_, "UPDATE entity SET kind = ?1 WHERE entity = ?2 OR same_as = ?2").all(kind, *root).run();
  }

  void add_spelling(const std::string& name, std::int64_t row) {
    const std::string key = name_key(name);
    if (key.empty()) return;
    {
      Sql known(database_, "SELECT 1 FROM spelling WHERE key = ? AND entity = ?");
      known.all(key, row);
      if (known.step()) return;
    }
    Sql(database_, "INSERT INTO spelling VALUES (?, ?, 0)").all(key, row).run();
    Sql(database_, "INSERT OR IGNORE INTO corrected VALUES ('spelling ' || ?, ?, NULL)").all(key, row).run();
  }

  std::optional<std::int64_t> document(const std::string& at, const std::string& name) {
    Sql sql(database_, "SELECT document FROM document WHERE doc_id = ?1 OR file = ?1 ORDER BY document");
    sql.bind(0, name);
    std::vector<std::int64_t> rows;
    while (sql.step()) rows.push_back(sql.integer(0));
    if (rows.size() == 1) return rows.front();
    say(at, rows.empty() ? fmt::format("no document \"{}\"", name)
                         : fmt::format("several documents \"{}\"; write the doc_id", name));
    return std::nullopt;
  }

  // Makes an entity that extraction did not give.
  std::int64_t make_entity(const std::string& name, std::int64_t of_document, std::int64_t like) {
    Sql doc(database_, "SELECT doc_id FROM document WHERE document = ?");
    doc.bind(0, of_document);
    const std::string doc_id = doc.step() ? doc.string(0) : "";
    Sql kind(database_, "SELECT kind FROM entity WHERE entity = ?");
    kind.bind(0, like);
    const std::string of_kind = kind.step() ? kind.string(0) : "person";
    const std::string id = "N-" + content_id({"correction", name, doc_id});
    Sql(database_, "INSERT INTO entity VALUES (NULL, ?1, ?2, ?3, NULL, 1, NULL, ?4, NULL, ?1, ?2, ?3)")
        .all(id, name, of_kind, of_document)
        .run();
    const std::int64_t row = database_.last_row();
    Sql(database_, "INSERT INTO corrected VALUES ('entity', ?, NULL)").bind(0, row).run();
    add_spelling(name, row);
    return row;
  }

  void split_off(const Line& line) {
    const auto root = find(line.at, line.subject);
    if (!root) return;
    if (line.object.empty()) return say(line.at, "no name for the other one in the column object");
    std::vector<std::int64_t> documents;
    for (const std::string& name : split(line.where, ';')) {
      const auto one = document(line.at, name);
      if (!one) return;
      documents.push_back(*one);
    }
    std::sort(documents.begin(), documents.end());
    for (const std::int64_t one : documents) {
      const auto [earlier, is_new] = split_.emplace(std::pair(*root, one), line.at);
      if (!is_new) return say(line.at, fmt::format("splits what {} splits", earlier->second));
    }
    const auto others = look_up(line.object);
    if (others.size() > 1) return (void)find(line.at, line.object);
    if (others.size() == 1 && others.front().first == *root) {
      return say(line.at,
                 fmt::format("\"{}\" and \"{}\" are one; give the other a name of its own", line.subject, line.object));
    }
    const std::vector<std::int64_t> rows = rows_of(*root);
    const std::int64_t other =
        others.empty() ? make_entity(line.object, documents.front(), *root) : others.front().first;
    parted_.emplace_back(*root, other, line.at);
    for (const std::int64_t one : documents) {
      for (const std::int64_t row : rows) {
        for (const Field& field : kFields) {
          repoint(field, fmt::format("{} = {} AND document = {}", field.column, row, one), other);
        }
        repoint_mentions(one, fmt::format("entity = {}", row), other);
      }
    }
  }

  void repoint(const Field& field, const std::string& condition, std::int64_t to) {
    database_.execute(fmt::format(
        "INSERT OR IGNORE INTO corrected SELECT '{}', {}, {} FROM {} WHERE {};"
        "UPDATE {} SET {} = {} WHERE {}",
        field.name, field.key, field.column, field.table, condition, field.table, field.column, to, condition));
  }

  void repoint_mentions(std::int64_t of_document, const std::string& condition, std::int64_t to) {
    database_.execute(
        fmt::format("INSERT OR IGNORE INTO corrected SELECT 'mention', document * {} + number, entity FROM "
                    "mention WHERE document = {} AND {};"
                    "UPDATE mention SET entity = {} WHERE document = {} AND {}",
                    kMentionsOfDocument, of_document, condition, to, of_document, condition));
  }

  // "a.txt:120-132": the mention at these bytes of the input is the object.
  void point(const Line& line) {
    const std::size_t colon = line.where.rfind(':'), dash = line.where.rfind('-');
    std::uint64_t begin = 0, end = 0;
    const char* digits = line.where.data();
    const bool has_place =
        colon != std::string::npos && dash != std::string::npos && dash > colon &&
        std::from_chars(digits + colon + 1, digits + dash, begin).ptr == digits + dash &&
        std::from_chars(digits + dash + 1, digits + line.where.size(), end).ptr == digits + line.where.size();
    if (!has_place) return say(line.at, "the column where must say FILE:BEGIN-END");
    const auto one = document(line.at, line.where.substr(0, colon));
    const auto other = find(line.at, line.object);
    if (!one || !other) return;
    const auto [earlier, is_new] = pointed_.emplace(std::tuple(*one, begin, end), std::pair(*other, line.at));
    if (!is_new && earlier->second.first != *other) {
      return say(line.at, fmt::format("{} says that it is somebody else", earlier->second.second));
    }
    Sql text(database_, "SELECT text, source_map FROM document WHERE document = ?");
    text.bind(0, *one);
    if (!text.step()) return;
    const std::string words = text.string(0);
    const SourceMap map = SourceMap::decoded(text.blob(1));
    Sql mentions(database_, "SELECT number, begin, end, entity FROM mention WHERE document = ? ORDER BY number");
    mentions.bind(0, *one);
    while (mentions.step()) {
      const TextSpan span{mentions.offset(1), mentions.offset(2)};
      const ByteSpan bytes = map.to_source(span);
      if (bytes.begin != begin || bytes.end != end) continue;
      if (slice(words, span) != line.subject) {
        return say(line.at, fmt::format("the words there are \"{}\"", slice(words, span)));
      }
      return point_mention(*one, mentions.integer(0), span, mentions.integer(3), *other);
    }
    say(line.at, fmt::format("nobody is named at {}", line.where));
  }

  void point_mention(std::int64_t of_document, std::int64_t number, TextSpan span, std::int64_t from, std::int64_t to) {
    repoint_mentions(of_document, fmt::format("number = {}", number), to);
    const auto at = [&](const char* role) {
      return fmt::format("document = {0} AND {1}_begin < {3} AND {2} < {1}_end AND {1}_entity = {4}", of_document, role,
                         span.begin, span.end, from);
    };
    // Positions follow the statement that shows them.
    repoint(kFields[3],
            fmt::format("document = {} AND actor_entity = {} AND statement_id IN (SELECT statement_id FROM "
                        "statement WHERE {})",
                        of_document, from, at("speaker")),
            to);
    repoint(kFields[0], at("speaker"), to);
    repoint(kFields[1], at("actor"), to);
    repoint(kFields[2], at("target"), to);
  }

  void join_stories(const Line& line) {
    const auto one = document(line.at, line.subject), other = document(line.at, line.object);
    if (!one || !other || *one == *other) return;
    for (const std::int64_t each : {*one, *other}) {
      if (const auto earlier = alone_.find(each); earlier != alone_.end()) {
        return say(line.at, fmt::format("joins what {} takes out of its story", earlier->second));
      }
    }
    joined_.emplace(*one, line.at);
    joined_.emplace(*other, line.at);
    stories_.push_back({line.at, *one, *other});
  }

  void leave_story(const Line& line) {
    const auto one = document(line.at, line.subject);
    if (!one) return;
    if (const auto earlier = joined_.find(*one); earlier != joined_.end()) {
      return say(line.at, fmt::format("takes out of its story what {} joins", earlier->second));
    }
    if (alone_.emplace(*one, line.at).second) stories_.push_back({line.at, *one, std::nullopt});
  }

  Database& database_;
  std::vector<StoryCorrection>& stories_;
  std::map<std::int64_t, std::string> joined_, alone_;  // By document: the line that says so.
  std::vector<std::string> columns_, messages_;
  std::set<std::int64_t> withheld_;                                              // Roots.
  std::map<std::int64_t, std::pair<std::string, std::string>> renamed_, kinds_;  // By root: value and line.
  std::map<std::pair<std::int64_t, std::int64_t>, std::string> split_;           // Root and document -> line.
  std::vector<std::tuple<std::int64_t, std::int64_t, std::string>> parted_;
  std::map<std::tuple<std::int64_t, std::uint64_t, std::uint64_t>, std::pair<std::int64_t, std::string>> pointed_;
};

}  // namespace

void keep_corrections(Database& database, std::string_view bytes, const std::string& place) {
  database.execute("DELETE FROM correction");
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) bytes.remove_prefix(kByteOrderMark.size());
  Sql insert(database, "INSERT INTO correction VALUES (?, ?, ?)");
  std::int64_t number = 0;
  for (const std::string& line : split(bytes, '\n')) insert.all(++number, place, line).run();
}

void take_back_corrections(Database& database) {
  for (const Field& field : kFields) {
    database.execute(
        fmt::format("UPDATE {0} SET {1} = c.before FROM corrected c WHERE c.field = '{2}' AND c.number = {0}.{3}",
                    field.table, field.column, field.name, field.key));
  }
  database.execute(fmt::format(
      "UPDATE mention SET entity = c.before FROM corrected c WHERE c.field = 'mention' AND mention.document = c.number "
      "/ {0} "
      "AND mention.number = c.number % {0};"
      "DELETE FROM spelling WHERE EXISTS (SELECT 1 FROM corrected c WHERE c.field = 'spelling ' || spelling.key AND "
      "c.number = spelling.entity);"
      "DELETE FROM entity WHERE entity IN (SELECT number FROM corrected WHERE field = 'entity');"
      "DELETE FROM corrected; DELETE FROM withheld; DELETE FROM withheld_name; DELETE FROM redacted",
      kMentionsOfDocument));
}

std::vector<std::string> apply_corrections(Database& database, std::vector<StoryCorrection>& stories) {
  return Corrector(database, stories).run();
}

}  // namespace onrecord

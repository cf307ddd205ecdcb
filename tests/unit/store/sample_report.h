// Reports made by hand, for tests of the store that need no reader and no model.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "base/hash.h"
#include "record/document_record.h"
#include "store/link/link.h"
#include "store/record_store.h"

namespace onrecord {

// One report with a sentence a line. Spans are given by the words they hold, of which the first in the text is meant.
class SampleReport {
 public:
  SampleReport(const std::string& file, const std::string& text, const std::string& published = "") {
    Document& document = record.document;
    document.file = document.place = input_file = file;
    document.text = text;
    document.id = make_document_id(document);
    document.language = "en";
    document.published = parse_iso_date(published);
    if (document.published) document.published_basis = Basis::kSupplied;
    for (std::uint32_t begin = 0; begin < text.size();) {
      auto end = static_cast<std::uint32_t>(text.find('\n', begin));
      if (end > text.size()) end = static_cast<std::uint32_t>(text.size());
      document.blocks.push_back({{begin, end}, BlockKind::kParagraph});
      record.sentences.push_back({{begin, end}, static_cast<std::uint32_t>(document.blocks.size() - 1)});
      begin = end + 1;
    }
  }

  TextSpan span(const std::string& words) const {
    const std::size_t begin = record.document.text.find(words);
    if (begin == std::string::npos) return {};
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }

  SampleReport& entity(const std::string& name, EntityKind kind, const std::vector<std::string>& spellings) {
    Entity entity;
    entity.name = name;
    entity.kind = kind;
    entity.id = "N-" + content_id({name, name_of(kind)});
    for (const std::string& spelling : spellings) entity.mentions.push_back({span(spelling), MentionKind::kName});
    record.entities.push_back(entity);
    return *this;
  }

  // Direct if the words begin with a quotation mark.
  Statement& statement(const std::string& speaker, const std::string& words, Act act = Act::kSay,
                       const std::string& when = "") {
    Statement statement;
    statement.speaker = speaker;
    for (const Entity& entity : record.entities) {
      if (entity.name == speaker) statement.speaker_id = entity.id;
    }
    statement.content_spans = {span(words)};
    if (words.front() == '"') {
      statement.kind = StatementKind::kDirect;
      statement.quote_spans = {{statement.content_spans[0].begin + 1, statement.content_spans[0].end - 1}};
    }
    statement.act = act;
    statement.when = parse_iso_date(when);
    if (statement.when) statement.when_basis = DateBasis::kExplicit;
    statement.id = "S-" + content_id({record.document.id, speaker, words});
    record.statements.push_back(statement);
    return record.statements.back();
  }

  Position& position(const std::string& actor, const std::string& issue, Stance stance, const std::string& words,
                     const std::string& since) {
    Position position;
    position.actor = actor;
    position.issue = issue;
    position.stance = stance;
    position.evidence_span = span(words);
    position.since = parse_iso_date(since);
    record.positions.push_back(position);
    return record.positions.back();
  }

  Figure& figure(const std::string& claimant, const std::string& words, double low, double high,
                 const std::string& about) {
    Figure figure;
    figure.span = span(words);
    figure.low = low;
    figure.high = high;
    figure.unit = "person killed";
    figure.what = "soldiers";
    figure.about = about;
    figure.claimed_by = claimant;
    figure.id = "F-" + content_id({record.document.id, words});
    record.figures.push_back(figure);
    return record.figures.back();
  }

  DocumentRecord record;
  std::string input_file;
};

// A folder that goes away with the test.
class SampleFolder {
 public:
  SampleFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "onrecord-store-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~SampleFolder() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

inline Manifest sample_manifest() {
  return {"0.1.0", "lexicon-1", "model-1", "max_document=16777216"};
}

// Adds the reports to a record; returns the message of what failed, or "".
inline std::string build_sample(const std::string& path, const std::vector<SampleReport>& reports, bool rebuild = false,
                                const Manifest& manifest = sample_manifest()) {
  auto store = RecordStore::open_for_adding(path, manifest, rebuild);
  if (!store) return store.error().message;
  for (const SampleReport& report : reports) {
    const std::string& file = report.record.document.file;
    const std::string hash = content_hash(report.record.document.text);
    const std::string key = content_id({file, hash});
    if (!(*store)->holds_input(key)) (*store)->add({key, file, report.input_file, hash}, report.record);
  }
  const Result<void> committed = (*store)->commit(link_documents);
  return committed ? "" : committed.error().message;
}

// A record of the reports, opened for asking.
class SampleRecord {
 public:
  explicit SampleRecord(const std::vector<SampleReport>& reports) {
    error = build_sample(folder_.file("sample.record"), reports);
    auto opened = RecordStore::open(folder_.file("sample.record"));
    if (opened) store_ = std::move(*opened);
  }
  Database& database() { return store_->database(); }
  std::string error;

 private:
  SampleFolder folder_;
  std::unique_ptr<RecordStore> store_;
};

}  // namespace onrecord

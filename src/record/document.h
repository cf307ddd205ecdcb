// One report as it was read: its text, what is known about it, and the way back to the bytes of its source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/iso_date.h"
#include "base/source_map.h"
#include "base/span.h"

namespace onrecord {

// How a date (or title, outlet, byline) is known. Stored by name; never renamed.
enum class Basis : std::uint8_t {
  kNone = 0,      // Not known.
  kSupplied = 1,  // By --meta or by a field of the input line ("supplied").
  kMeta = 2,      // By the page's own metadata ("meta").
  kHtml = 3,      // By the page's visible structure ("html").
  kText = 4,      // Printed in the text ("text").
};

// What the bytes are that source_map leads to. Stored by name; never renamed.
enum class SourceForm : std::uint8_t {
  kFile = 0,     // Those of the file, after decompression ("file").
  kMember = 1,   // Those of a member of an archive ("member").
  kPayload = 2,  // Those of the decoded payload of a record of a web archive ("payload").
  kPdfText = 3,  // Those of the text that pdftotext makes of a PDF ("pdf-text").
};

struct BoilerplateSpan {
  TextSpan span;
  std::string
      why;  // "advert", "related", "copyright", "comments", "section", "published-in", "date", "update-note", ...
};

enum class BlockKind : std::uint8_t {
  kParagraph = 0,
  kTitle = 1,    // The title line as it stands in the text.
  kHeading = 2,  // A subhead: names a section, is no sentence of the report.
  kSummary = 3,  // Stand-first under the title.
  kListItem = 4,
  kCaption = 5,
  kBoilerplate = 6,  // No part of the report; see Document::boilerplate for the reason.
  kDateLine = 7,     // A printed date or byline line.
};

// A stretch of text that sentences never cross. Blocks are in order and do not overlap; between them is white space
// only. The span holds no white space at its ends.
struct Block {
  TextSpan span;
  BlockKind kind = BlockKind::kParagraph;
};

// Sentences and tokens as the input gives them (CoNLL-U).
struct GivenTokens {
  std::vector<TextSpan> tokens;              // In order, not overlapping, none empty.
  std::vector<std::uint32_t> sentence_ends;  // Index past the last token of each sentence. None crosses a block.
};

// Owns its text. Everything made from it borrows from it, so it outlives them. Safe to share once read.
struct Document {
  std::string id;        // 16 hexadecimal digits from `file` and `text`; see make_document_id().
  std::string file;      // As reported: the path below the argument, or the "id" of a JSONL line or CoNLL-U document.
  std::string place;     // For messages: "wire.jsonl:17", "talks/a.txt".
  std::string text;      // UTF-8, valid, without NUL. At most 2^32 - 2 bytes.
  SourceMap source_map;  // Text bytes -> bytes of the input, as source_form says.
  SourceForm source_form = SourceForm::kFile;

  std::optional<std::string> url, outlet, title, byline;
  Basis outlet_basis = Basis::kNone, title_basis = Basis::kNone, byline_basis = Basis::kNone;
  std::optional<TextSpan> title_span;  // Where the title stands in the text, if it does.
  std::optional<DateRange> published;  // A day, or the month or year when only that is known.
  Basis published_basis = Basis::kNone;
  std::string captured;    // When an archive took it, ISO 8601 as the archive writes it; "" if it came from none.
  bool paywalled = false;  // A notice where the report ends says that the rest is for subscribers.
  bool partial = false;    // The source says that the report goes on elsewhere: a feed with summaries only.
  std::string language;    // ISO 639-1 by language id; "" if undecided.

  std::vector<Block> blocks;
  std::optional<GivenTokens> given_tokens;   // Instead of what a tokeniser would find.
  std::vector<BoilerplateSpan> boilerplate;  // In order of begin.
  std::vector<std::string> warnings;         // Each begins with the place.
};

// Returns the id of a document. The same file name and the same text give the same id on every machine.
std::string make_document_id(const Document& document);

// Returns the stored name: "none", "supplied", "meta", "html", "text".
const char* name_of(Basis basis);
// Returns the stored name: "file", "member", "payload", "pdf-text".
const char* name_of(SourceForm form);
// Returns the stored name: "paragraph", "title", "heading", "summary", "list-item", "caption", "boilerplate",
// "date-line".
const char* name_of(BlockKind kind);

// Returns true if a boilerplate span overlaps `span`. Cost: logarithmic.
bool is_boilerplate(const Document& document, TextSpan span);

}  // namespace onrecord

// XML as news feeds write it: a light tree over the text, in which every word keeps its place.
//
// Our own reader and not libxml2, since that tells no offsets of bytes, and a span that cannot be found in its source
// is no evidence. It follows XML 1.0 without validation; a document type is passed over, its entities are not known,
// and nothing outside the text is ever opened. Faults that browsers' feed readers forgive are forgiven, and noted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/files/mapped_text.h"

namespace onrecord {

// Elements and runs of text in the order of the document, so the nodes below one are those from it to `last_below`.
struct XmlNode {
  enum class Kind : std::uint8_t { kElement, kText, kVerbatim };  // Verbatim: CDATA, without references.
  Kind kind = Kind::kElement;
  std::uint32_t parent = 0;
  std::uint32_t last_below = 0;
  std::uint32_t begin = 0, end = 0;              // Text: its bytes. Element: from '<' to behind its end tag.
  std::uint32_t inner_begin = 0, inner_end = 0;  // Element: what stands between its tags.
  std::uint32_t name_begin = 0, name_end = 0;    // Element: its name, prefix included.
};

// Borrows the text. Safe to share.
struct XmlTree {
  std::string_view text;
  std::vector<XmlNode> nodes;  // nodes[0] is the document.
  std::string fault;           // The first thing that is no XML, with its byte; "" if all is.

  std::string_view name(std::uint32_t node) const;    // With prefix: "dc:creator".
  std::string_view local(std::uint32_t node) const;   // "creator".
  std::string_view prefix(std::uint32_t node) const;  // "dc", or "".
  std::string_view inner(std::uint32_t node) const;

  // An attribute by its name with prefix, references resolved; "" if there is none.
  std::string attribute(std::uint32_t node, std::string_view name) const;

  // The elements directly below `node`, in order.
  std::vector<std::uint32_t> children(std::uint32_t node) const;
  // The first element directly below `node` with this local name (and prefix, where given); 0 if there is none.
  std::uint32_t child(std::uint32_t node, std::string_view local) const;
  std::uint32_t child(std::uint32_t node, std::string_view local, std::string_view prefix) const;
  // The first element anywhere below `node` with this local name; 0 if there is none. Cost: linear in what is below.
  std::uint32_t below(std::uint32_t node, std::string_view local) const;

  // All text below `node`, references resolved; its map leads to bytes of `text`.
  void append_text(MappedText& out, std::uint32_t node) const;
  // The same without its map, white space folded.
  std::string words(std::uint32_t node) const;
};

// Builds the tree. An end tag without its start tag is passed over, what is not closed ends with its parent, and a '<'
// that begins no tag is text. Of more than a million nodes the rest is left out, which is a fault. Cost: linear;
// memory: 44 bytes a node. REQUIRES: text is clean UTF-8 and shorter than 2^32 bytes. Borrows the text.
XmlTree parse_xml(std::string_view text);

// The encoding that an XML declaration names, or "".
std::string xml_encoding(std::string_view bytes);

// Appends `raw`, which stands at `begin` of its text, with its references resolved.
void append_unescaped(MappedText& out, std::string_view raw, std::uint64_t begin);

}  // namespace onrecord

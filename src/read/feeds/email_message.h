// Electronic mail (RFC 5322 with MIME), alone or many in an mbox file: newsletters, alerts and press releases.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "read/files/chunk_reader.h"
#include "read/files/item_source.h"
#include "read/files/mapped_text.h"

namespace onrecord {

// True if `first_bytes` begin a message: header fields only up to the first empty line, among them From, Date and one
// that only mail has.
bool begins_email(std::string_view first_bytes);
// True if `first_bytes` begin an mbox file: a line "From ..." before a message.
bool begins_mbox(std::string_view first_bytes);

// Gives a message of an mbox file an item. Memory: one message.
std::unique_ptr<ItemSource> mbox_items(std::unique_ptr<ChunkReader> reader, std::string place, std::string file,
                                       std::uint64_t limit);

struct EmailMessage {
  std::string subject, sender, date;  // Encoded words (RFC 2047) resolved; the sender's name, or "".
  MappedText content;                 // Its map leads to the source, through base64 and quoted-printable.
  bool is_html = false;
};

// Reads a message that begins at `source_begin` of its source: of its parts the first that is plain text and not empty,
// else the first that is HTML; attachments are passed over. Parts nested deeper than eight are not looked at. Cost:
// linear. An error is a reason without a place.
Result<EmailMessage> read_email(std::string_view bytes, std::uint64_t source_begin);

}  // namespace onrecord

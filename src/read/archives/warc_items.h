// Web archives (WARC 1.0 and 1.1, ISO 28500) into pages.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "read/archives/member_stream.h"
#include "read/files/item_source.h"

namespace onrecord {

// True if `first_bytes` (decompressed) begin a web archive.
bool begins_warc(std::string_view first_bytes);

// Gives one item for each record. A `response` with status 2xx, a `resource` and a `conversion` that hold HTML or plain
// text are documents; every other record is listed (RawItem::passed_over), with what it is.
//
//   RawItem::bytes   the payload: of an HTTP response its body, without chunks and content codings; else the block
//   source_begin     0: offsets count bytes of that payload
//   file, place      FILE:OFFSET, where OFFSET is that of the record's gzip member or Zstandard frame in the packed
//                    file (of the record, if it is not packed), so that reading can begin there again; with +INNER
//                    behind it for a record inside a member that holds several
//   carried          address (WARC-Target-URI), time of capture (WARC-Date), charset (Content-Type)
//
// A damaged record is one error, and reading goes on with the next member (the next line that begins a record); a
// truncated archive gives everything before its last record, then one error. A record over the limit is passed over
// without being held. Memory: one record and what MemberStream needs.
std::unique_ptr<ItemSource> warc_items(std::unique_ptr<MemberStream> stream, std::string place, std::string file,
                                       const ReadOptions& options);

}  // namespace onrecord

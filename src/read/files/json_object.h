// One JSON object, read where it stands: every string value keeps its place in the line, so that a text can
// be mapped back to the bytes it was written with. (No JSON library we have gives both that and repair of
// broken characters.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/files/mapped_text.h"

namespace onrecord {

enum class JsonKind : std::uint8_t { kString, kNumber, kLiteral, kArray, kObject };

// A value as it is written. Borrows from the line.
struct JsonValue {
  JsonKind kind = JsonKind::kLiteral;
  std::string_view raw;   // A string without its quotation marks; anything else as it stands.
  std::size_t begin = 0;  // Of `raw` in the line.
};

struct JsonMember {
  std::string key;
  JsonValue value;
};

// Reads the members of the object that `line` holds, in order; nested values are skipped over, not checked.
// An error is a reason with a column, without a place. Cost: linear, no recursion. Borrows from `line`.
Result<std::vector<JsonMember>> read_json_object(std::string_view line);

// Returns the elements of an array, whose `begin` counts in the same line. Borrows from the line.
std::vector<JsonValue> json_elements(const JsonValue& array);

// Appends a string value to `out`, escapes resolved; half a surrogate pair, NUL and broken UTF-8 become
// U+FFFD and are counted. `source_begin` is where `value.raw` begins in the source.
void append_json_string(MappedText& out, const JsonValue& value, std::uint64_t source_begin);

// Returns a string value with escapes resolved; "" for any other kind.
std::string json_string(const JsonValue& value);

}  // namespace onrecord

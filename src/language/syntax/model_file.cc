#include "language/syntax/model_file.h"

#include <cstring>

namespace onrecord {
namespace {

constexpr std::string_view kMagic = "onrecord model\n\0";
static_assert(kMagic.size() == 15);
constexpr std::size_t kHeader = 32;  // Magic (16 bytes, zero-filled), version (4), sections (4), size of the file (8).
constexpr std::size_t kEntry = 48;   // Name (32 bytes, zero-filled), offset (8), size (8).

template <typename T>
void put(std::string& out, T number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

template <typename T>
T get(std::string_view bytes, std::size_t at) {
  T number;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

}  // namespace

std::string ModelWriter::bytes() const {
  std::string table;
  std::string body;
  std::size_t start = kHeader + kEntry * sections_.size();
  start = (start + 63) / 64 * 64;
  for (const auto& [name, bytes] : sections_) {
    std::string padded = name.substr(0, 31);
    padded.resize(32, '\0');
    table += padded;
    put(table, static_cast<std::uint64_t>(start + body.size()));
    put(table, static_cast<std::uint64_t>(bytes.size()));
    body += bytes;
    body.resize((body.size() + 63) / 64 * 64, '\0');
  }
  std::string out(kMagic);
  out.resize(16, '\0');
  put(out, kModelVersion);
  put(out, static_cast<std::uint32_t>(sections_.size()));
  put(out, static_cast<std::uint64_t>(start + body.size()));
  out += table;
  out.resize(start, '\0');
  return out + body;
}

Result<ModelReader> ModelReader::open(std::string_view bytes, const std::string& place) {
  if (bytes.size() < kHeader || bytes.substr(0, kMagic.size()) != kMagic) {
    return Error{place + ": not a model file"};
  }
  const auto version = get<std::uint32_t>(bytes, 16);
  if (version != kModelVersion) {
    return Error{place + ": model format " + std::to_string(version) + ", but this program reads " +
                 std::to_string(kModelVersion)};
  }
  const auto count = get<std::uint32_t>(bytes, 20);
  if (get<std::uint64_t>(bytes, 24) != bytes.size() || count > 1000 || kHeader + count * kEntry > bytes.size()) {
    return Error{place + ": model file is cut off"};
  }
  ModelReader reader;
  reader.place_ = place;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = kHeader + i * kEntry;
    const std::string_view name(bytes.data() + at, strnlen(bytes.data() + at, 32));
    const auto offset = get<std::uint64_t>(bytes, at + 32);
    const auto size = get<std::uint64_t>(bytes, at + 40);
    if (offset % 64 != 0 || offset > bytes.size() || size > bytes.size() - offset) {
      return Error{place + ": model section " + std::string(name) + " lies outside the file"};
    }
    reader.sections_.emplace_back(name, bytes.substr(offset, size));
  }
  return reader;
}

std::string_view ModelReader::section(std::string_view name) const {
  for (const auto& [known, bytes] : sections_) {
    if (known == name) return bytes;
  }
  return {};
}

}  // namespace onrecord

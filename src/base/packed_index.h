// An index that was made once and is used in place: lists of numbers, look-ups from text to numbers, and the text
// itself, in one run of bytes. What a list holds is for its owner to know and to check.
//
// Form: 32-bit numbers of the machine's order of bytes: form of the owner, 0x01020304, number of sections, then offset
// and size of each section in numbers, then the sections; the last one is text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace onrecord {

// Where a text stands in the text of its index.
struct PackedText {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

// Collects sections, which are read in the order they were added. Not thread-safe.
class PackedIndexWriter {
 public:
  using Lookup = std::unordered_map<std::string, std::vector<std::uint32_t>>;  // Packed in the order of the keys.

  // Returns where `text` will stand; equal texts stand once.
  PackedText text(std::string_view text);
  void add(std::vector<std::uint32_t> numbers) { sections_.push_back(std::move(numbers)); }
  void add_lookup(const Lookup& lookup);
  std::string bytes(std::uint32_t form) const;

 private:
  std::vector<std::vector<std::uint32_t>> sections_;
  std::string text_;
  std::unordered_map<std::string, PackedText> known_;  // Only looked up.
};

// From a text to a list of numbers. Borrows the index. Safe to share.
class PackedLookup {
 public:
  // Returns the numbers of `key`; none if it is not there. Cost: one hash.
  std::span<const std::uint32_t> find(std::string_view key) const;
  // The numbers of all keys.
  std::span<const std::uint32_t> values() const { return values_; }
  // Returns true if each key has a multiple of `width` numbers, which begin at one.
  bool values_come_by(std::uint32_t width) const;

 private:
  friend class PackedIndexReader;
  struct Slot {
    std::uint32_t hash, entry;  // Entry from 1; 0 is an empty slot.
  };
  struct Entry {
    PackedText key;
    std::uint32_t first, count;
  };
  std::span<const Slot> slots_;  // A power of two; a key stands at the first free slot from its hash on.
  std::span<const Entry> entries_;
  std::span<const std::uint32_t> values_;
  std::string_view text_;
};

// Reads sections in their order. Borrows the bytes, which must begin at a multiple of 4. Not thread-safe.
class PackedIndexReader {
 public:
  // Fails unless the bytes have this form and every section lies within.
  static Result<PackedIndexReader> open(std::string_view bytes, std::uint32_t form);

  // Each fails the reader where the next section is none of the kind; what it returns is then empty.
  std::span<const std::uint32_t> numbers();
  // Rows of `width` numbers.
  std::span<const std::uint32_t> rows(std::uint32_t width);
  PackedLookup lookup();
  std::string_view text() const { return text_; }
  bool holds(PackedText text) const { return text.begin <= text_.size() && text.size <= text_.size() - text.begin; }
  bool failed() const { return failed_; }

 private:
  std::vector<std::span<const std::uint32_t>> sections_;
  std::string_view text_;
  std::size_t next_ = 0;
  bool failed_ = false;
};

}  // namespace onrecord

// What a line looks like, whatever it says: the features by which titles, headings and running text are told
// apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

struct LineShape {
  std::uint32_t bytes = 0;
  std::uint32_t words = 0;        // Pieces between white space that hold a letter or digit.
  std::uint32_t capitalised = 0;  // Words whose first letter is upper case.
  bool has_letter = false;
  bool has_lower = false;
  bool starts_lower = false;      // The first letter or digit is a lower-case letter.
  bool starts_with_mark = false;  // A quotation mark stands first.
  bool has_quotation = false;     // A quotation mark (no apostrophe) stands anywhere.
  char32_t last = 0;              // The last character that is no closing mark, bracket or space.

  bool ends_sentence() const { return last == U'.' || last == U'!' || last == U'?' || last == U'…'; }
  // Text that a reader takes for a sentence of the report: it has the length of one and ends as one does.
  bool is_running() const { return (words >= 8 && ends_sentence()) || words >= 35; }
};

// Cost: linear in the line.
LineShape shape_of(std::string_view line);

// Returns `line` in lower case with plain apostrophes and single spaces, for looking up phrases.
std::string folded_line(std::string_view line);

// Returns the line's words without case, marks and spacing between them: two lines of equal words are one
// headline.
std::string headline_key(std::string_view line);

}  // namespace onrecord

// What the words in class and id attributes say of the elements that bear them.
#pragma once

#include <string_view>
#include <unordered_map>

#include "read/metadata/furniture.h"

namespace onrecord {

struct ClassMeaning {
  // A word by which the element holds no part of the report ("footer", "comments"), or "". Borrows from the Furniture.
  std::string_view hint;
  bool content = false;  // It says that it holds the report.
};

// A page has a few hundred values on thousands of elements, so each is judged once. Not thread-safe.
class ClassNames {
 public:
  // Borrows `furniture`, and the values it is asked for.
  explicit ClassNames(const Furniture& furniture) : furniture_(furniture) {}

  // The answer is good until the next question.
  const ClassMeaning& meaning(std::string_view value);

 private:
  std::string_view hint_in(std::string_view value) const;
  bool names_content(std::string_view value) const;

  const Furniture& furniture_;
  std::unordered_map<std::string_view, ClassMeaning> known_;  // Looked up, never walked through.
};

}  // namespace onrecord

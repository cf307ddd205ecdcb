#include "read/page/class_names.h"

#include <array>

namespace onrecord {
namespace {

constexpr std::size_t kLongestWord = 40;
constexpr std::size_t kMostKnown = 4096;  // A page may bear any number of different names.

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace

const ClassMeaning& ClassNames::meaning(std::string_view value) {
  if (known_.size() >= kMostKnown) known_.clear();
  const auto [found, is_new] = known_.try_emplace(value);
  if (is_new) {
    found->second.hint = hint_in(value);
    found->second.content = names_content(value);
  }
  return found->second;
}

// Names are words run together: "post-footer", "relatedArticles".
std::string_view ClassNames::hint_in(std::string_view value) const {
  std::array<char, kLongestWord> word;
  std::size_t size = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    const char c = i < value.size() ? value[i] : ' ';
    const bool camel = c >= 'A' && c <= 'Z' && i > 0 && value[i - 1] >= 'a' && value[i - 1] <= 'z';
    if (!is_word_byte(c) || camel) {
      if (size > 0) {
        if (const std::string_view hint = furniture_.class_hint({word.data(), size}); !hint.empty()) return hint;
      }
      size = 0;
    }
    if (is_word_byte(c) && size < kLongestWord) word[size++] = lowered(c);
  }
  return {};
}

// A whole name, its words put together: "article-body" is "articlebody".
bool ClassNames::names_content(std::string_view value) const {
  std::array<char, kLongestWord> word;
  std::size_t size = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    const char c = i < value.size() ? value[i] : ' ';
    if (is_word_byte(c)) {
      if (size < kLongestWord) word[size++] = lowered(c);
    } else if (c == ' ' || c == '\n' || c == '\t') {
      if (size > 0 && furniture_.class_reason({word.data(), size}) == "content") return true;
      size = 0;
    }
  }
  return false;
}

}  // namespace onrecord

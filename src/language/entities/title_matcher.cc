#include "language/entities/title_matcher.h"

#include "base/name_key.h"

namespace onrecord {

std::string TitleMatcher::key_of(std::uint32_t token) const {
  return name_key(slice(document_.text, analysis_.tokens[token].span));
}

std::string TitleMatcher::key(std::uint32_t first, std::uint32_t end) const {
  std::string out;
  for (std::uint32_t i = first; i < end; ++i) {
    const std::string part = key_of(i);
    if (part.empty()) continue;
    if (!out.empty()) out.push_back(' ');
    out.append(part);
  }
  return out;
}

std::uint32_t TitleMatcher::begin_of(std::uint32_t first, std::uint32_t end) const {
  if (end <= first) return end;
  const std::string last = key_of(end - 1);
  const std::size_t space = last.rfind(' ');
  const std::uint32_t longest = words_.longest_title_to(space == std::string::npos ? last : last.substr(space + 1));
  if (longest == 0) return end;
  std::uint32_t best = end;
  std::string title;
  std::uint32_t begin = end;
  for (std::uint32_t words = 0; begin > first && words < longest;) {
    --begin;
    const std::string part = key_of(begin);
    if (part.empty()) {
      if (analysis_.tokens[begin].space_before || begin + 1 >= end) break;  // Only the hyphen of "secretary-general".
      continue;
    }
    ++words;
    title = title.empty() ? part : part + ' ' + title;
    const TitleWord* word = words_.title(title);
    if (word && word->kind != TitleKind::kParticle) best = begin;
  }
  return best;
}

}  // namespace onrecord

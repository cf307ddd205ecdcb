#include "language/syntax/name_consistency.h"

#include <array>
#include <unordered_map>

#include "language/syntax/word.h"

namespace onrecord {
namespace {

// How often a form stands alone as a person, organisation, place or group, and whether it ends a person's full name.
struct FormUses {
  std::array<std::uint32_t, 5> alone{};  // By NameClass, up to kGroup.
  std::uint32_t surname = 0;
};

bool is_kind(NameClass kind) {
  return kind >= NameClass::kPerson && kind <= NameClass::kGroup;
}

}  // namespace

void make_names_consistent(const Document& document, Analysis& analysis) {
  std::vector<Token>& tokens = analysis.tokens;
  std::unordered_map<std::uint32_t, FormUses> uses;  // By Word::lower.
  const auto ends_name = [&](std::size_t i) {
    return i + 1 == tokens.size() || tokens[i + 1].name != tokens[i].name || tokens[i + 1].name_begins;
  };
  const auto form_of = [&](std::size_t i) { return make_word(document.text, tokens[i].span); };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_kind(tokens[i].name) || !ends_name(i)) continue;
    FormUses& use = uses[form_of(i).lower];
    if (tokens[i].name_begins) {
      ++use.alone[static_cast<std::size_t>(tokens[i].name)];
    } else if (tokens[i].name == NameClass::kPerson) {
      ++use.surname;
    }
  }
  if (uses.empty()) return;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const bool single = is_kind(token.name) && token.name_begins && ends_name(i);
    const bool outside = token.name == NameClass::kOutside && token.upos == Upos::kPropn;
    if (!single && !outside) continue;
    const Word word = form_of(i);
    if ((word.shape_bits & kInitialCapital) == 0 || word.span.size() < 3) continue;
    const auto found = uses.find(word.lower);
    if (found == uses.end()) continue;
    const FormUses& use = found->second;
    std::uint32_t all = 0;
    std::size_t best = 0;
    for (std::size_t k = 0; k < use.alone.size(); ++k) {
      all += use.alone[k];
      if (use.alone[k] > use.alone[best]) best = k;
    }
    const std::uint32_t others = all - use.alone[static_cast<std::size_t>(NameClass::kPerson)];
    NameClass kind = token.name;
    if (use.surname > 0 && others < 2) {
      kind = NameClass::kPerson;
    } else if (single && use.alone[best] * 3 >= all * 2) {
      kind = static_cast<NameClass>(best);
    } else if (outside && all >= 2 && use.alone[best] == all) {
      kind = static_cast<NameClass>(best);
    }
    if (kind == token.name) continue;
    // What stands beside a name that it may belong to is left alone.
    const bool beside =
        (i > 0 && is_kind(tokens[i - 1].name)) || (i + 1 < tokens.size() && is_kind(tokens[i + 1].name));
    if (outside && beside) continue;
    token.name = kind;
    token.name_begins = true;
  }
}

}  // namespace onrecord

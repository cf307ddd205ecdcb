// The person, organisation, place or group that mentions of one document stand for.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace onrecord {

enum class EntityKind : std::uint8_t { kUnknown = 0, kPerson = 1, kOrganisation = 2, kPlace = 3, kGroup = 4 };
enum class MentionKind : std::uint8_t { kName = 0, kDescription = 1, kPronoun = 2, kMetonym = 3 };

const char* name_of(EntityKind kind);   // "person", "organisation", "place", "group", "unknown"
const char* name_of(MentionKind kind);  // "name", "description", "pronoun", "metonym"

// A title or a description that the document gives somebody: "foreign minister" of "KTH". Not part of the JSON; what
// tells namesakes of several documents apart.
struct EntityRole {
  std::string title;  // Name key; the lemma of a description's head.
  std::string scope;  // Id of the country it belongs to, or "".
  friend auto operator<=>(const EntityRole&, const EntityRole&) = default;
};

struct EntityMention {
  TextSpan span;
  MentionKind kind = MentionKind::kName;
};

// One entity within one document. `name` is the best full name: the knowledge base's if known, else the longest form in
// the document; a government is "Ruritania (government)". An unnamed source keeps its description ("local official").
struct Entity {
  std::string id;  // "N-" and 16 hexadecimal digits: from `known` if known, else from name and kind (and, for an
                   // unnamed one, the document, since unnamed sources stay local to their document).
  std::string name;
  EntityKind kind = EntityKind::kUnknown;
  // Id in the knowledge base: of a person, organisation or outlet, or of a country (its ISO code). What belongs to a
  // country without a row of its own is "RUR:government", "RUR:military", "RUR:people", "RUR:capital": the part before
  // the colon is the country.
  std::optional<std::string> known;
  bool named = true;              // False: known by description or pronoun only.
  char gender = 0;                // 'm', 'f', or 0 if the document does not tell.
  std::vector<EntityRole> roles;  // Of persons; sorted, each once.
  std::vector<EntityMention> mentions;
};

}  // namespace onrecord

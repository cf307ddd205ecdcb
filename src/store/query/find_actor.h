// Whom a typed name stands for in a record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace onrecord {

// What the one asked for must have done to be meant.
enum class ActorRole : std::uint8_t { kSpeaker, kEventActor, kEventTarget, kPositionHolder, kAny };

struct Actor {
  std::int64_t row = 0;
  std::string id, name, kind;
  std::vector<std::int64_t> rows;  // The entity with those that are the same (entity.same_as).
  std::int64_t entries = 0;        // In the role asked for.
  std::int64_t mentions = 0;       // Under the typed name.
};

struct ActorSearch {
  std::optional<Actor> found;
  std::vector<Actor> candidates;  // All that bear the name, most entries first.
  std::string nearest;            // A name of the record that is spelled much like it, if nobody bears it.
};

// Returns the actor of a row that stands for itself (entity.same_as is null), without counts.
std::optional<Actor> actor_of(Database& database, std::int64_t root);

// Returns the number of entries of the actor in a role.
std::int64_t count_of_entries(Database& database, const Actor& actor, ActorRole role);

// Tries the id ("N-..." or a beginning of it), then the canonical name and every spelling of the record under its name
// key, then, for persons, the last part of a name. Of several, those with entries in the role are meant; of several
// with entries, the one whose full name was typed; else the one to whom 19 of 20 mentions under this name belong. What
// is then still several is not decided: `found` is empty and `candidates` lists them.
ActorSearch find_actor(Database& database, std::string_view typed, ActorRole role);

}  // namespace onrecord

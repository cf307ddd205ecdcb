// A user's corrections: a table of lines that say who is who, applied on top of what the linking found.
//
//   what	subject	object	where	note
//   merge	Tomas Arvell	T. Arwell			the second is the first
//   split	Tomas Arvell	Tomas Arvell (rower)	a.txt;b.txt	in these documents he is another
//   rename	Tomas Arwell	Tomas Arvell
//   is	the minister	Irena Dovic	a.txt:120-132	what stands at these bytes is she
//   not-person	Marsk Arena	place
//   withhold	Mila Ferro
//   same-story	a.txt	b.txt		the stories of both are one
//   other-story	c.txt			is on a story of its own
//
// Persons and others are named by any spelling of the record that fits one only, by entity id, or as "known:" with an
// id of the knowledge base; documents by file or doc_id; bytes as byte_begin and byte_end count them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace onrecord {

// Puts the lines of a file into the table correction, in place of those that are there. `place` is its name in messages
// ("corrections.tsv"). Lines are judged when they are applied.
void keep_corrections(Database& database, std::string_view bytes, const std::string& place);

// Takes back all that apply_corrections() did.
void take_back_corrections(Database& database);

// What a line says about the story of a document; link_stories() does it.
struct StoryCorrection {
  std::string at;  // "corrections.tsv:7"
  std::int64_t document = 0;
  std::optional<std::int64_t>
      joins;  // The document whose story joins this one's. Without it, this one leaves its story.
};

// Applies the lines of the table correction in their order. Returns a message for each that cannot be applied, or that
// contradicts an earlier one: `corrections.tsv:7: nobody called "Tomas Arvel"`; such a line changes nothing. REQUIRES:
// take_back_corrections() and link_same_entities() have run. Cost: linear in the record where something is withheld,
// else in what the corrected ones have.
//
// Adds the lines about stories to `stories`, those that contradict an earlier one left out.
std::vector<std::string> apply_corrections(Database& database, std::vector<StoryCorrection>& stories);

}  // namespace onrecord

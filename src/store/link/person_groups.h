// Which persons of several documents are one: by name, over spellings, with what the documents say of them.
//
// Works on plain values, so that it can be tried without a record. The answer does not depend on the order of the
// persons, only on their ids.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// A person as one document has it, or one of the knowledge base as all documents have it.
struct PersonSeen {
  std::string id;                       // Differs from all others; decides wherever nothing else does.
  std::string key;                      // Name key of the full name.
  std::vector<std::string> short_keys;  // Name keys of one word under which the documents name it.
  bool known = false;                   // In the knowledge base.
  char gender = 0;                      // 'm', 'f' or 0.
  std::vector<std::string> scopes;      // Countries that its titles name, sorted.
  std::vector<std::uint64_t> company;   // Who else is named in the document, sorted; of documents about the same
                                        // thing several are the same.
};

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

struct PersonDoubt {
  std::size_t person = 0, other = 0;  // Indices of persons.
  const char* why = "";
};

struct PersonGroups {
  std::vector<std::size_t> first;   // Per person: the index of the person that stands for its group.
  std::vector<PersonDoubt> doubts;  // One for each pair of groups, at most 8 for a group.
};

// Rules, precision first:
// - One full name is one person, unless the countries of its titles say otherwise. Where they part a name, a document
//   that tells none goes to the one with whom it shares two names of its company, or is doubtful.
// - Spellings that match_person_names() takes for the same are one person, unless country or gender differ.
// - A surname or an initial is the one person of that name if the documents name that person so, or country or company
//   agree; otherwise doubtful. If there are several such, only country or company decide.
// - A typing error is forgiven if the other spelling is commoner and country or company agree; otherwise doubtful.
// A person of the knowledge base and one of exactly the same name who was not found to be it stay apart.
// `root_of`: as in match_person_names(). Cost: near linear; names that share a sound are compared with 8 at most.
PersonGroups group_persons(const std::vector<PersonSeen>& persons,
                           const std::function<std::string_view(std::string_view)>& root_of);

// The keys under which names that may match are looked up, last word of the name first: its sound with the consonants
// of the rest's first word, and so on.
std::vector<std::string> name_tokens(std::string_view key,
                                     const std::function<std::string_view(std::string_view)>& root_of);

}  // namespace onrecord

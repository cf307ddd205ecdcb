// What is known of the world beside the text: countries, people with their offices, organisations, places and
// the names that each goes by. One typed index over the lexicon's tables, which the rooms of this floor and
// of extract/ share.
//
// Tables: countries, people, offices, office_titles, organisations, metonyms, outlets, places. Each may be
// missing or empty. Rows of a user's file count like ours; where a user's row names an id of ours, its names
// are added.
//
// The index is made when the lexicon is compiled and used in place, in the file that is mapped into memory; it is made
// anew where a user's file adds to one of the tables.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/iso_date.h"
#include "base/lexicon.h"
#include "base/packed_index.h"
#include "base/result.h"

namespace onrecord {

inline constexpr std::uint32_t kUnknownIndex = 0xFFFFFFFFu;

// What a name may stand for. `kNationality` is an adjective ("Karthian"), `kPeople` a demonym ("Karthians").
enum class KnownKind : std::uint32_t {
  kPerson = 0,
  kCountry,
  kNationality,
  kPeople,
  kCapital,
  kOrganisation,
  kOutlet,
  kPlace,
  kMetonym = 8,
};
inline constexpr std::uint32_t kKnownKinds = 9;

// An office among those of the knowledge base, in byte order of their names.
using OfficeId = std::uint32_t;

struct KnownReading {
  KnownKind kind;
  std::uint32_t index;  // Of the list of its kind; kCountry, kNationality, kPeople and kCapital index countries.
  friend auto operator<=>(const KnownReading&, const KnownReading&) = default;
};

struct KnownCountry {
  std::string_view id, name, adjective, demonym, capital, kind;
};

struct KnownPerson {
  std::string_view id, name, gender;
  std::uint32_t country = kUnknownIndex;
  std::span<const std::uint32_t> offices;  // Indexes of Knowledge::office().
};

// A term of office. A missing end is open.
struct KnownOffice {
  std::uint32_t person = kUnknownIndex;
  OfficeId office = kUnknownIndex;
  std::string_view scope;  // Id of a country or organisation.
  IsoDate from{0, 1, 1};
  IsoDate to{9999, 12, 31};
};

struct KnownOrganisation {
  std::string_view id, name, kind;
  std::uint32_t country = kUnknownIndex;
};

struct KnownOutlet {
  std::string_view id, name;
};

struct KnownPlace {
  std::string_view name, kind;
  std::uint32_t country = kUnknownIndex;
};

// "Kremlin": an organisation of its own name, or a country's government.
struct KnownMetonym {
  std::string_view name;
  std::uint32_t organisation = kUnknownIndex;
  std::uint32_t country = kUnknownIndex;
  bool government = false;
};

// Whom a title belongs to by itself: an organisation with its country, if it has one, or a country.
struct TitleScope {
  std::uint32_t country = kUnknownIndex;
  std::uint32_t organisation = kUnknownIndex;
};

// Returns the bytes of the index over the lexicon's tables, users' rows included. The same rows give the same bytes.
std::string compile_knowledge(const Lexicon& lexicon);

// Borrows from the lexicon. Safe to share.
class Knowledge {
 public:
  static constexpr std::string_view kIndexName = "knowledge";

  // Uses the index that the lexicon's file holds, or makes one.
  static Result<Knowledge> open(const Lexicon& lexicon);
  // Uses the bytes of an index, which begin at a multiple of 8 and which it borrows. Every number in them is checked.
  static Result<Knowledge> from_index(std::string_view bytes);

  // Returns what a name key may stand for, the most particular kind first. Cost: one hash.
  std::span<const KnownReading> readings(std::string_view key) const;
  // Returns the number of words of the longest known name that begins with this word; 0 if none does.
  std::uint32_t longest_from(std::string_view first_word) const;

  // Returns the persons whose last name word (or any alias of one word) has this sound key.
  std::span<const std::uint32_t> persons_sounding(std::string_view last_word_sound) const {
    return sounding_.find(last_word_sound);
  }

  // Returns the offices that a title may mean ("president" -> president, head_of_state), in order.
  std::span<const OfficeId> offices_of_title(std::string_view title_key) const {
    return title_offices_.find(title_key);
  }

  // Returns the countries and organisations of which one has this title by itself ("NATO chief", "chancellor"), in the
  // order of the table; none for a title that all have.
  std::span<const TitleScope> scopes_of_title(std::string_view title_key) const;

  // Returns true if `person` holds one of `offices` (in order) for `scope` within `when`. An empty scope is any
  // scope; no date is any date.
  bool holds(std::uint32_t person, std::span<const OfficeId> offices, std::string_view scope,
             const std::optional<DateRange>& when) const;
  // Returns the person who alone held one of `offices` for `scope` within `when`; kUnknownIndex if none or
  // several.
  std::uint32_t holder(std::span<const OfficeId> offices, std::string_view scope, const DateRange& when) const;

  std::uint32_t country_by_id(std::string_view id) const { return only(country_ids_.find(id)); }
  std::uint32_t person_by_id(std::string_view id) const { return only(person_ids_.find(id)); }
  std::uint32_t organisation_by_id(std::string_view id) const { return only(organisation_ids_.find(id)); }
  // Returns the organisation that "the Karthian military" is, or kUnknownIndex.
  std::uint32_t military_of(std::uint32_t country) const;

  // REQUIRES: the index is one of its list.
  KnownCountry country(std::uint32_t index) const;
  KnownPerson person(std::uint32_t index) const;
  KnownOffice office(std::uint32_t index) const;
  KnownOrganisation organisation(std::uint32_t index) const;
  KnownOutlet outlet(std::uint32_t index) const;
  KnownPlace place(std::uint32_t index) const;
  KnownMetonym metonym(std::uint32_t index) const;
  std::size_t countries() const;
  std::size_t persons() const;

 private:
  static std::uint32_t only(std::span<const std::uint32_t> found) {
    return found.empty() ? kUnknownIndex : found.front();
  }
  std::string_view text_at(std::span<const std::uint32_t> list, std::size_t at) const {
    return text_.substr(list[at], list[at + 1]);
  }
  bool is_sound(const PackedIndexReader& reader) const;

  std::unique_ptr<const std::string> made_;  // Where the lexicon's file has no index for these rows.
  std::string_view text_;
  std::span<const std::uint32_t> countries_, persons_, offices_, organisations_, outlets_, places_, metonyms_;
  std::span<const std::uint32_t> person_offices_, office_names_;
  PackedLookup country_ids_, person_ids_, organisation_ids_;
  PackedLookup names_, longest_, sounding_, title_offices_, title_scopes_, offices_by_scope_;
  OfficeId national_leader_ = kUnknownIndex;
};

// Calls `use` with each non-empty item of a list that is separated by ';', white space around it removed.
template <typename Use>
void for_each_item(std::string_view list, const Use& use) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    std::string_view item = list.substr(0, end);
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
    if (!item.empty()) use(item);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace onrecord

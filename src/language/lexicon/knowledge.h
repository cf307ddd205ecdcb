// What is known of the world beside the text: countries, people with their offices, organisations, places and
// the names that each goes by. One typed index over the lexicon's tables, which the rooms of this floor and
// of extract/ share.
//
// Tables: countries, people, offices, office_titles, organisations, metonyms, outlets, places. Each may be
// missing or empty. Rows of a user's file count like ours; where a user's row names an id of ours, its names
// are added.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/iso_date.h"
#include "base/lexicon.h"

namespace onrecord {

inline constexpr std::uint32_t kUnknownIndex = 0xFFFFFFFFu;

// What a name may stand for. `kNationality` is an adjective ("Karthian"), `kPeople` a demonym ("Karthians").
enum class KnownKind : std::uint8_t {
  kPerson,
  kCountry,
  kNationality,
  kPeople,
  kCapital,
  kOrganisation,
  kOutlet,
  kPlace,
  kMetonym,
};

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
  std::vector<std::uint32_t> offices;
};

// A term of office. A missing end is open.
struct KnownOffice {
  std::uint32_t person = kUnknownIndex;
  std::string_view office;
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

// Borrows from the lexicon. Safe to share.
class Knowledge {
 public:
  explicit Knowledge(const Lexicon& lexicon);

  // Returns what a name key may stand for, the most particular kind first. Cost: one hash.
  std::span<const KnownReading> readings(std::string_view key) const;
  // Returns the number of words of the longest known name that begins with this word; 0 if none does.
  std::uint32_t longest_from(std::string_view first_word) const;

  // Returns the persons whose last name word (or any alias of one word) has this sound key.
  std::span<const std::uint32_t> persons_sounding(std::string_view last_word_sound) const;

  // Returns the offices that a title may mean ("president" -> "president", "head_of_state"), sorted.
  std::span<const std::string_view> offices_of_title(std::string_view title_key) const;

  // Returns the one country or organisation (an id) that a title belongs to by itself ("NATO chief"), or "".
  std::string_view scope_of_title(std::string_view title_key) const;

  // Returns true if `person` holds one of `offices` (sorted) for `scope` within `when`. An empty scope is any
  // scope; no date is any date.
  bool holds(std::uint32_t person, std::span<const std::string_view> offices, std::string_view scope,
             const std::optional<DateRange>& when) const;
  // Returns the person who alone held one of `offices` for `scope` within `when`; kUnknownIndex if none or
  // several.
  std::uint32_t holder(std::span<const std::string_view> offices, std::string_view scope, const DateRange& when) const;

  std::uint32_t country_by_id(std::string_view id) const;
  std::uint32_t person_by_id(std::string_view id) const;
  std::uint32_t organisation_by_id(std::string_view id) const;
  // Returns the organisation that "the Karthian military" is, or kUnknownIndex.
  std::uint32_t military_of(std::uint32_t country) const {
    const auto found = military_.find(country);
    return found == military_.end() ? kUnknownIndex : found->second;
  }

  const KnownCountry& country(std::uint32_t index) const { return countries_[index]; }
  const KnownPerson& person(std::uint32_t index) const { return persons_[index]; }
  const KnownOffice& office(std::uint32_t index) const { return offices_[index]; }
  const KnownOrganisation& organisation(std::uint32_t index) const { return organisations_[index]; }
  const KnownOutlet& outlet(std::uint32_t index) const { return outlets_[index]; }
  const KnownPlace& place(std::uint32_t index) const { return places_[index]; }
  const KnownMetonym& metonym(std::uint32_t index) const { return metonyms_[index]; }
  std::size_t countries() const { return countries_.size(); }
  std::size_t persons() const { return persons_.size(); }

 private:
  void read_countries(const Lexicon& lexicon);
  void read_persons(const Lexicon& lexicon);
  void read_organisations(const Lexicon& lexicon);
  void read_rest(const Lexicon& lexicon);
  void add_name(std::string_view name, KnownKind kind, std::uint32_t index);
  void add_names(std::string_view semicolon_list, KnownKind kind, std::uint32_t index);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  template <typename Value>
  using ByKey = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  std::vector<KnownCountry> countries_;
  std::vector<KnownPerson> persons_;
  std::vector<KnownOffice> offices_;
  std::vector<KnownOrganisation> organisations_;
  std::vector<KnownOutlet> outlets_;
  std::vector<KnownPlace> places_;
  std::vector<KnownMetonym> metonyms_;
  std::unordered_map<std::uint32_t, std::uint32_t> military_;  // Organisation by country.
  std::unordered_map<std::string_view, std::uint32_t> country_ids_, person_ids_, organisation_ids_;
  ByKey<std::vector<KnownReading>> names_;
  ByKey<std::uint32_t> longest_;
  ByKey<std::vector<std::uint32_t>> sounding_;
  ByKey<std::vector<std::string_view>> title_offices_;
  ByKey<std::string_view> title_scopes_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> offices_by_scope_;
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

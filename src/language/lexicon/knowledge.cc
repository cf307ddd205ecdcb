#include "language/lexicon/knowledge.h"

#include <algorithm>
#include <array>

#include "language/lexicon/knowledge_form.h"

namespace onrecord {
namespace {

// Returns true if every row has its `texts` in the text, and `width - 2 * texts` numbers that `rest` finds sound.
template <typename Rest>
bool rows_are_sound(const PackedIndexReader& reader, std::span<const std::uint32_t> list, std::uint32_t width,
                    std::uint32_t texts, const Rest& rest) {
  for (std::size_t at = 0; at < list.size(); at += width) {
    for (std::uint32_t i = 0; i < texts; ++i) {
      if (!reader.holds({list[at + 2 * i], list[at + 2 * i + 1]})) return false;
    }
    if (!rest(list.subspan(at + std::size_t{2} * texts, width - 2 * texts))) return false;
  }
  return true;
}

bool all_below(std::span<const std::uint32_t> numbers, std::size_t limit) {
  return std::all_of(numbers.begin(), numbers.end(), [&](std::uint32_t number) { return number < limit; });
}

}  // namespace

Result<Knowledge> Knowledge::open(const Lexicon& lexicon) {
  const std::string_view compiled = lexicon.index(
      kIndexName,
      {"countries", "people", "offices", "office_titles", "organisations", "metonyms", "outlets", "places", "titles"});
  if (!compiled.empty()) return from_index(compiled);
  auto made = std::make_unique<const std::string>(compile_knowledge(lexicon));
  Result<Knowledge> knowledge = from_index(*made);
  if (knowledge) knowledge->made_ = std::move(made);
  return knowledge;
}

Result<Knowledge> Knowledge::from_index(std::string_view bytes) {
  Result<PackedIndexReader> opened = PackedIndexReader::open(bytes, kKnowledgeForm);
  if (!opened) return Error{"lexicon: knowledge: " + opened.error().message};
  PackedIndexReader& reader = *opened;
  Knowledge made;
  made.text_ = reader.text();
  made.countries_ = reader.rows(kCountryWidth);
  made.persons_ = reader.rows(kPersonWidth);
  made.person_offices_ = reader.numbers();
  made.offices_ = reader.rows(kOfficeWidth);
  made.office_names_ = reader.rows(2);
  made.organisations_ = reader.rows(kOrganisationWidth);
  made.outlets_ = reader.rows(kOutletWidth);
  made.places_ = reader.rows(kPlaceWidth);
  made.metonyms_ = reader.rows(kMetonymWidth);
  for (PackedLookup* lookup :
       {&made.country_ids_, &made.person_ids_, &made.organisation_ids_, &made.names_, &made.longest_, &made.sounding_,
        &made.title_offices_, &made.title_scopes_, &made.offices_by_scope_}) {
    *lookup = reader.lookup();
  }
  if (reader.failed() || !made.is_sound(reader)) return Error{"lexicon: knowledge: index is damaged"};
  // A "leader" may be a president or a prime minister; where the table says who leads in fact, it is that one.
  for (OfficeId id = 0; id < made.office_names_.size() / 2; ++id) {
    if (made.text_at(made.office_names_, std::size_t{2} * id) == "national_leader") made.national_leader_ = id;
  }
  return made;
}

bool Knowledge::is_sound(const PackedIndexReader& reader) const {
  const std::size_t countries = this->countries(), persons = this->persons(),
                    organisations = organisations_.size() / kOrganisationWidth,
                    offices = offices_.size() / kOfficeWidth, outlets = outlets_.size() / kOutletWidth,
                    places = places_.size() / kPlaceWidth, metonyms = metonyms_.size() / kMetonymWidth,
                    office_names = office_names_.size() / 2;
  const auto is_country = [&](std::uint32_t index) { return index < countries || index == kUnknownIndex; };
  const auto is_organisation = [&](std::uint32_t index) { return index < organisations || index == kUnknownIndex; };
  using Numbers = std::span<const std::uint32_t>;
  const auto nothing = [](Numbers) { return true; };
  const auto ends_in_country = [&](Numbers row) { return is_country(row[0]); };
  const bool lists =
      rows_are_sound(reader, countries_, kCountryWidth, 6, [&](Numbers row) { return is_organisation(row[0]); }) &&
      rows_are_sound(reader, persons_, kPersonWidth, 3,
                     [&](Numbers row) {
                       return is_country(row[0]) && row[1] <= person_offices_.size() &&
                              row[2] <= person_offices_.size() - row[1];
                     }) &&
      all_below(person_offices_, offices) &&
      rows_are_sound(reader, offices_, kOfficeWidth, 0,
                     [&](Numbers row) {
                       return row[0] < persons && row[1] < office_names && reader.holds({row[2], row[3]});
                     }) &&
      rows_are_sound(reader, office_names_, 2, 1, nothing) &&
      rows_are_sound(reader, organisations_, kOrganisationWidth, 3, ends_in_country) &&
      rows_are_sound(reader, outlets_, kOutletWidth, 2, nothing) &&
      rows_are_sound(reader, places_, kPlaceWidth, 2, ends_in_country) &&
      rows_are_sound(reader, metonyms_, kMetonymWidth, 1,
                     [&](Numbers row) { return is_organisation(row[0]) && is_country(row[1]); });
  if (!lists) return false;

  const std::array<std::size_t, kKnownKinds> limits{persons,       countries, countries, countries, countries,
                                                    organisations, outlets,   places,    metonyms};
  const auto readings = names_.values();
  for (std::size_t at = 0; at + 1 < readings.size(); at += 2) {
    if (readings[at] >= limits.size() || readings[at + 1] >= limits[readings[at]]) return false;
  }
  const auto scopes = title_scopes_.values();
  for (std::size_t at = 0; at + 1 < scopes.size(); at += 2) {
    if (!is_country(scopes[at]) || !is_organisation(scopes[at + 1])) return false;
  }
  return names_.values_come_by(2) && title_scopes_.values_come_by(2) && all_below(country_ids_.values(), countries) &&
         all_below(person_ids_.values(), persons) && all_below(organisation_ids_.values(), organisations) &&
         all_below(sounding_.values(), persons) && all_below(title_offices_.values(), office_names) &&
         all_below(offices_by_scope_.values(), offices);
}

std::span<const KnownReading> Knowledge::readings(std::string_view key) const {
  static_assert(sizeof(KnownReading) == 2 * sizeof(std::uint32_t));
  const auto found = names_.find(key);
  return {reinterpret_cast<const KnownReading*>(found.data()), found.size() / 2};
}

std::uint32_t Knowledge::longest_from(std::string_view first_word) const {
  const auto found = longest_.find(first_word);
  return found.empty() ? 0 : found.front();
}

std::span<const TitleScope> Knowledge::scopes_of_title(std::string_view title_key) const {
  static_assert(sizeof(TitleScope) == 2 * sizeof(std::uint32_t));
  const auto found = title_scopes_.find(title_key);
  return {reinterpret_cast<const TitleScope*>(found.data()), found.size() / 2};
}

bool Knowledge::holds(std::uint32_t person, std::span<const OfficeId> offices, std::string_view scope,
                      const std::optional<DateRange>& when) const {
  const auto terms = this->person(person).offices;
  return std::any_of(terms.begin(), terms.end(), [&](std::uint32_t index) {
    const KnownOffice term = office(index);
    return (scope.empty() || term.scope == scope) && (!when || (term.from <= when->last && when->first <= term.to)) &&
           std::binary_search(offices.begin(), offices.end(), term.office);
  });
}

std::uint32_t Knowledge::holder(std::span<const OfficeId> offices, std::string_view scope,
                                const DateRange& when) const {
  const bool may_lead = std::binary_search(offices.begin(), offices.end(), national_leader_);
  std::uint32_t found = kUnknownIndex, leader = kUnknownIndex;
  bool several = false, several_lead = false;
  for (const std::uint32_t index : offices_by_scope_.find(scope)) {
    const KnownOffice term = office(index);
    if (term.to < when.first || when.last < term.from) continue;
    if (!std::binary_search(offices.begin(), offices.end(), term.office)) continue;
    several |= found != kUnknownIndex && found != term.person;
    found = term.person;
    if (!may_lead || term.office != national_leader_) continue;
    several_lead |= leader != kUnknownIndex && leader != term.person;
    leader = term.person;
  }
  if (leader != kUnknownIndex) return several_lead ? kUnknownIndex : leader;
  return several ? kUnknownIndex : found;
}

std::uint32_t Knowledge::military_of(std::uint32_t country) const {
  return country < countries() ? countries_[std::size_t{country} * kCountryWidth + 12] : kUnknownIndex;
}

KnownCountry Knowledge::country(std::uint32_t index) const {
  const auto row = countries_.subspan(std::size_t{index} * kCountryWidth, kCountryWidth);
  return {text_at(row, 0), text_at(row, 2), text_at(row, 4), text_at(row, 6), text_at(row, 8), text_at(row, 10)};
}

KnownPerson Knowledge::person(std::uint32_t index) const {
  const auto row = persons_.subspan(std::size_t{index} * kPersonWidth, kPersonWidth);
  return {text_at(row, 0), text_at(row, 2), text_at(row, 4), row[6], person_offices_.subspan(row[7], row[8])};
}

KnownOffice Knowledge::office(std::uint32_t index) const {
  const auto row = offices_.subspan(std::size_t{index} * kOfficeWidth, kOfficeWidth);
  return {row[0], row[1], text_at(row, 2), unpacked_day(row[4]), unpacked_day(row[5])};
}

KnownOrganisation Knowledge::organisation(std::uint32_t index) const {
  const auto row = organisations_.subspan(std::size_t{index} * kOrganisationWidth, kOrganisationWidth);
  return {text_at(row, 0), text_at(row, 2), text_at(row, 4), row[6]};
}

KnownOutlet Knowledge::outlet(std::uint32_t index) const {
  const auto row = outlets_.subspan(std::size_t{index} * kOutletWidth, kOutletWidth);
  return {text_at(row, 0), text_at(row, 2)};
}

KnownPlace Knowledge::place(std::uint32_t index) const {
  const auto row = places_.subspan(std::size_t{index} * kPlaceWidth, kPlaceWidth);
  return {text_at(row, 0), text_at(row, 2), row[4]};
}

KnownMetonym Knowledge::metonym(std::uint32_t index) const {
  const auto row = metonyms_.subspan(std::size_t{index} * kMetonymWidth, kMetonymWidth);
  return {text_at(row, 0), row[2], row[3], row[4] != 0};
}

std::size_t Knowledge::countries() const {
  return countries_.size() / kCountryWidth;
}
std::size_t Knowledge::persons() const {
  return persons_.size() / kPersonWidth;
}

}  // namespace onrecord

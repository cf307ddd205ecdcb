#include "language/lexicon/knowledge.h"

#include <algorithm>

#include "base/name_key.h"
#include "base/sound_key.h"

namespace onrecord {
namespace {

std::string_view last_word(std::string_view key) {
  const std::size_t space = key.rfind(' ');
  return space == std::string_view::npos ? key : key.substr(space + 1);
}

template <typename Index>
std::uint32_t find_id(const Index& index, std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? kUnknownIndex : found->second;
}

}  // namespace

Knowledge::Knowledge(const Lexicon& lexicon) {
  std::size_t rows = 0;
  for (const char* table : {"countries", "people", "organisations", "outlets", "places", "metonyms"}) {
    rows += lexicon.table(table).rows();
  }
  names_.reserve(rows * 4);
  longest_.reserve(rows * 2);
  sounding_.reserve(lexicon.table("people").rows() * 2);
  read_countries(lexicon);
  read_organisations(lexicon);
  read_persons(lexicon);
  read_rest(lexicon);
  for (std::uint32_t i = 0; i < countries_.size(); ++i) {
    for (const char* noun : {" military", " army"}) {
      for (const KnownReading& reading : readings(name_key(countries_[i].adjective) + noun)) {
        if (reading.kind == KnownKind::kOrganisation) military_.try_emplace(i, reading.index);
      }
    }
  }
}

void Knowledge::add_name(std::string_view name, KnownKind kind, std::uint32_t index) {
  std::string key = name_key(name);
  if (key.empty()) return;
  const auto words = static_cast<std::uint32_t>(std::count(key.begin(), key.end(), ' ') + 1);
  std::uint32_t& longest = longest_[key.substr(0, key.find(' '))];
  longest = std::max(longest, words);
  std::vector<KnownReading>& readings = names_[std::move(key)];
  const KnownReading reading{kind, index};
  const auto at = std::lower_bound(readings.begin(), readings.end(), reading);
  if (at == readings.end() || *at != reading) readings.insert(at, reading);
}

void Knowledge::add_names(std::string_view list, KnownKind kind, std::uint32_t index) {
  for_each_item(list, [&](std::string_view name) { add_name(name, kind, index); });
}

void Knowledge::read_countries(const Lexicon& lexicon) {
  const LexiconTable& table = lexicon.table("countries");
  const std::size_t id = table.column("id"), name = table.column("name"), aliases = table.column("aliases"),
                    adjectives = table.column("adjectives"), demonyms = table.column("demonyms"),
                    capital = table.column("capital"), kind = table.column("kind");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto [known, is_new] =
        country_ids_.try_emplace(table.field(row, id), static_cast<std::uint32_t>(countries_.size()));
    const std::uint32_t index = known->second;
    if (is_new) countries_.emplace_back();
    KnownCountry& country = countries_[index];
    const auto set = [&](std::string_view& field, std::string_view value) {
      if (field.empty()) field = value.substr(0, value.find(';'));
    };
    set(country.id, table.field(row, id));
    set(country.name, table.field(row, name));
    set(country.adjective, table.field(row, adjectives));
    set(country.demonym, table.field(row, demonyms));
    set(country.capital, table.field(row, capital));
    set(country.kind, table.field(row, kind));
    add_names(table.field(row, name), KnownKind::kCountry, index);
    add_names(table.field(row, aliases), KnownKind::kCountry, index);
    add_names(table.field(row, adjectives), KnownKind::kNationality, index);
    add_names(table.field(row, demonyms), KnownKind::kPeople, index);
    add_names(table.field(row, capital), KnownKind::kCapital, index);
  }
}

void Knowledge::read_organisations(const Lexicon& lexicon) {
  const LexiconTable& table = lexicon.table("organisations");
  const std::size_t id = table.column("id"), name = table.column("name"), aliases = table.column("aliases"),
                    kind = table.column("kind"), country = table.column("country");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto [known, is_new] =
        organisation_ids_.try_emplace(table.field(row, id), static_cast<std::uint32_t>(organisations_.size()));
    if (is_new) {
      organisations_.push_back({table.field(row, id), table.field(row, name), table.field(row, kind),
                                country_by_id(table.field(row, country))});
    }
    add_names(table.field(row, name), KnownKind::kOrganisation, known->second);
    add_names(table.field(row, aliases), KnownKind::kOrganisation, known->second);
  }
}

void Knowledge::read_persons(const Lexicon& lexicon) {
  const LexiconTable& table = lexicon.table("people");
  const std::size_t id = table.column("id"), name = table.column("name"), aliases = table.column("aliases"),
                    country = table.column("country"), gender = table.column("gender");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto [known, is_new] =
        person_ids_.try_emplace(table.field(row, id), static_cast<std::uint32_t>(persons_.size()));
    if (is_new) {
      persons_.push_back({table.field(row, id),
                          table.field(row, name),
                          table.field(row, gender),
                          country_by_id(table.field(row, country)),
                          {}});
    }
    const std::uint32_t index = known->second;
    const auto add = [&](std::string_view spelling) {
      add_name(spelling, KnownKind::kPerson, index);
      std::vector<std::uint32_t>& sounding = sounding_[sound_key(last_word(name_key(spelling)))];
      if (sounding.empty() || sounding.back() != index) sounding.push_back(index);
    };
    for_each_item(table.field(row, name), add);
    for_each_item(table.field(row, aliases), add);
  }

  const LexiconTable& terms = lexicon.table("offices");
  const std::size_t person = terms.column("person"), office = terms.column("office"),
                    scope = terms.column("country_or_org"), from = terms.column("from"), to = terms.column("to");
  for (std::size_t row = 0; row < terms.rows(); ++row) {
    KnownOffice term;
    term.person = person_by_id(terms.field(row, person));
    if (term.person == kUnknownIndex) continue;
    term.office = terms.field(row, office);
    term.scope = terms.field(row, scope);
    if (const auto range = parse_iso_date(terms.field(row, from))) term.from = range->first;
    if (const auto range = parse_iso_date(terms.field(row, to))) term.to = range->last;
    // A user's row about a term that we have says when it ended.
    const auto& known = persons_[term.person].offices;
    const auto same = std::find_if(known.begin(), known.end(), [&](std::uint32_t other) {
      return offices_[other].office == term.office && offices_[other].scope == term.scope &&
             offices_[other].from == term.from;
    });
    if (terms.is_users(row) && same != known.end()) {
      offices_[*same].to = term.to;
      continue;
    }
    const auto index = static_cast<std::uint32_t>(offices_.size());
    persons_[term.person].offices.push_back(index);
    offices_by_scope_[term.scope].push_back(index);
    offices_.push_back(term);
  }
}

void Knowledge::read_rest(const Lexicon& lexicon) {
  const LexiconTable& titles = lexicon.table("office_titles");
  const LexiconTable& own_titles = lexicon.table("titles");
  for (const auto& [table, office_column] : {std::pair{&titles, "office"}, std::pair{&own_titles, "offices"}}) {
    const std::size_t title = table->column("title"), office = table->column(office_column),
                      scope = table->column("scope");
    for (std::size_t row = 0; row < table->rows(); ++row) {
      std::string key = name_key(table->field(row, title));
      const std::string_view place = table->field(row, scope);
      if (country_by_id(place) != kUnknownIndex || organisation_by_id(place) != kUnknownIndex)
        title_scopes_[key] = place;
      std::vector<std::string_view>& offices = title_offices_[std::move(key)];
      for_each_item(table->field(row, office), [&](std::string_view value) {
        const auto at = std::lower_bound(offices.begin(), offices.end(), value);
        if (at == offices.end() || *at != value) offices.insert(at, value);
      });
    }
  }

  const LexiconTable& metonyms = lexicon.table("metonyms");
  const std::size_t metonym_name = metonyms.column("name"), target = metonyms.column("target"),
                    metonym_kind = metonyms.column("kind");
  for (std::size_t row = 0; row < metonyms.rows(); ++row) {
    KnownMetonym metonym{metonyms.field(row, metonym_name), organisation_by_id(metonyms.field(row, target)),
                         country_by_id(metonyms.field(row, target)), metonyms.field(row, metonym_kind) == "government"};
    if (metonym.country == kUnknownIndex && metonym.organisation != kUnknownIndex) {
      metonym.country = organisations_[metonym.organisation].country;
    }
    add_name(metonym.name, KnownKind::kMetonym, static_cast<std::uint32_t>(metonyms_.size()));
    metonyms_.push_back(metonym);
  }

  const LexiconTable& outlets = lexicon.table("outlets");
  const std::size_t outlet_id = outlets.column("id"), outlet_name = outlets.column("name"),
                    outlet_aliases = outlets.column("aliases");
  for (std::size_t row = 0; row < outlets.rows(); ++row) {
    const auto index = static_cast<std::uint32_t>(outlets_.size());
    outlets_.push_back({outlets.field(row, outlet_id), outlets.field(row, outlet_name)});
    add_names(outlets.field(row, outlet_name), KnownKind::kOutlet, index);
    add_names(outlets.field(row, outlet_aliases), KnownKind::kOutlet, index);
  }

  const LexiconTable& places = lexicon.table("places");
  const std::size_t place_name = places.column("name"), place_kind = places.column("kind"),
                    place_country = places.column("country");
  for (std::size_t row = 0; row < places.rows(); ++row) {
    const auto index = static_cast<std::uint32_t>(places_.size());
    places_.push_back({places.field(row, place_name), places.field(row, place_kind),
                       country_by_id(places.field(row, place_country))});
    add_name(places.field(row, place_name), KnownKind::kPlace, index);
  }
}

std::span<const KnownReading> Knowledge::readings(std::string_view key) const {
  const auto found = names_.find(key);
  return found == names_.end() ? std::span<const KnownReading>{} : std::span<const KnownReading>(found->second);
}

std::uint32_t Knowledge::longest_from(std::string_view first_word) const {
  const auto found = longest_.find(first_word);
  return found == longest_.end() ? 0 : found->second;
}

std::span<const std::uint32_t> Knowledge::persons_sounding(std::string_view sound) const {
  const auto found = sounding_.find(sound);
  return found == sounding_.end() ? std::span<const std::uint32_t>{} : std::span<const std::uint32_t>(found->second);
}

std::span<const std::string_view> Knowledge::offices_of_title(std::string_view title_key) const {
  const auto found = title_offices_.find(title_key);
  return found == title_offices_.end() ? std::span<const std::string_view>{}
                                       : std::span<const std::string_view>(found->second);
}

std::string_view Knowledge::scope_of_title(std::string_view title_key) const {
  const auto found = title_scopes_.find(title_key);
  return found == title_scopes_.end() ? std::string_view{} : found->second;
}

bool Knowledge::holds(std::uint32_t person, std::span<const std::string_view> offices, std::string_view scope,
                      const std::optional<DateRange>& when) const {
  return std::any_of(persons_[person].offices.begin(), persons_[person].offices.end(), [&](std::uint32_t index) {
    const KnownOffice& term = offices_[index];
    return (scope.empty() || term.scope == scope) && (!when || (term.from <= when->last && when->first <= term.to)) &&
           std::binary_search(offices.begin(), offices.end(), term.office);
  });
}

std::uint32_t Knowledge::holder(std::span<const std::string_view> offices, std::string_view scope,
                                const DateRange& when) const {
  const auto terms = offices_by_scope_.find(scope);
  if (terms == offices_by_scope_.end()) return kUnknownIndex;
  // A "leader" may be a president or a prime minister; where the table says who leads in fact, it is that one.
  constexpr std::string_view kLeader = "national_leader";
  const bool may_lead = std::binary_search(offices.begin(), offices.end(), kLeader);
  std::uint32_t found = kUnknownIndex, leader = kUnknownIndex;
  bool several = false, several_lead = false;
  for (const std::uint32_t index : terms->second) {
    const KnownOffice& term = offices_[index];
    if (term.to < when.first || when.last < term.from) continue;
    if (!std::binary_search(offices.begin(), offices.end(), term.office)) continue;
    several |= found != kUnknownIndex && found != term.person;
    found = term.person;
    if (!may_lead || term.office != kLeader) continue;
    several_lead |= leader != kUnknownIndex && leader != term.person;
    leader = term.person;
  }
  if (leader != kUnknownIndex) return several_lead ? kUnknownIndex : leader;
  return several ? kUnknownIndex : found;
}

std::uint32_t Knowledge::country_by_id(std::string_view id) const {
  return find_id(country_ids_, id);
}
std::uint32_t Knowledge::person_by_id(std::string_view id) const {
  return find_id(person_ids_, id);
}
std::uint32_t Knowledge::organisation_by_id(std::string_view id) const {
  return find_id(organisation_ids_, id);
}

}  // namespace onrecord

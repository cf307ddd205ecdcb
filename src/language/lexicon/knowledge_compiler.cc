#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "base/name_key.h"
#include "base/person_name.h"
#include "base/sound_key.h"
#include "language/lexicon/knowledge.h"
#include "language/lexicon/knowledge_form.h"

namespace onrecord {
namespace {

using Lookup = PackedIndexWriter::Lookup;

std::string_view last_word(std::string_view key) {
  const std::size_t space = key.rfind(' ');
  return space == std::string_view::npos ? key : key.substr(space + 1);
}

// The rows of the tables, in memory, until they are packed.
class KnowledgeCompiler {
 public:
  explicit KnowledgeCompiler(const Lexicon& lexicon) {
    names_.reserve(lexicon.table("people").rows() * 8);
    sounding_.reserve(lexicon.table("people").rows() * 2);
    read_countries(lexicon.table("countries"));
    read_organisations(lexicon.table("organisations"));
    read_persons(lexicon.table("people"));
    read_terms(lexicon.table("offices"));
    read_titles(lexicon.table("office_titles"), "office");
    read_titles(lexicon.table("titles"), "offices");
    read_metonyms(lexicon.table("metonyms"));
    read_outlets(lexicon.table("outlets"));
    read_places(lexicon.table("places"));
  }

  std::string bytes() {
    PackedIndexWriter writer;
    pack_lists(writer);
    pack_lookups(writer);
    return writer.bytes(kKnowledgeForm);
  }

 private:
  // A list whose rows an id names; the index of a row is its place.
  struct Ids {
    Lookup rows;

    // Returns the row of `id`, and whether it is new.
    std::pair<std::uint32_t, bool> add(std::string_view id) {
      const auto next = static_cast<std::uint32_t>(rows.size());
      const auto [at, is_new] = rows.try_emplace(std::string{id}, std::vector<std::uint32_t>{next});
      return {at->second.front(), is_new};
    }
    std::uint32_t find(std::string_view id) const {
      const auto found = rows.find(std::string{id});
      return found == rows.end() ? kUnknownIndex : found->second.front();
    }
  };
  struct Person {
    std::string_view id, name, gender;
    std::uint32_t country;
    std::vector<std::uint32_t> offices;
  };
  struct Term {
    std::uint32_t person = kUnknownIndex;
    std::string_view office, scope;
    IsoDate from{0, 1, 1}, to{9999, 12, 31};
  };

  static KnownReading reading_at(const std::vector<std::uint32_t>& readings, std::size_t at) {
    return {static_cast<KnownKind>(readings[at]), readings[at + 1]};
  }

  void add_name(std::string_view name, KnownKind kind, std::uint32_t index) {
    std::string key = name_key(name);
    if (key.empty()) return;
    const auto words = static_cast<std::uint32_t>(std::count(key.begin(), key.end(), ' ') + 1);
    std::vector<std::uint32_t>& longest = longest_[key.substr(0, key.find(' '))];
    longest.resize(1);
    longest[0] = std::max(longest[0], words);
    // Readings of a name are in order, each a kind and an index.
    std::vector<std::uint32_t>& readings = names_[std::move(key)];
    std::size_t at = 0;
    const KnownReading reading{kind, index};
    while (at < readings.size() && reading_at(readings, at) < reading) at += 2;
    if (at < readings.size() && reading_at(readings, at) == reading) return;
    readings.insert(readings.begin() + static_cast<std::ptrdiff_t>(at), {static_cast<std::uint32_t>(kind), index});
  }

  void add_names(std::string_view list, KnownKind kind, std::uint32_t index) {
    for_each_item(list, [&](std::string_view name) { add_name(name, kind, index); });
  }

  void read_countries(const LexiconTable& table) {
    const std::size_t id = table.column("id"), name = table.column("name"), aliases = table.column("aliases"),
                      adjectives = table.column("adjectives"), demonyms = table.column("demonyms"),
                      capital = table.column("capital"), kind = table.column("kind");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto [added, is_new] = country_ids_.add(table.field(row, id));
      const std::uint32_t index = added;
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

  void read_organisations(const LexiconTable& table) {
    const std::size_t id = table.column("id"), name = table.column("name"), aliases = table.column("aliases"),
                      kind = table.column("kind"), country = table.column("country");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto [index, is_new] = organisation_ids_.add(table.field(row, id));
      if (is_new) {
        organisations_.push_back({table.field(row, id), table.field(row, name), table.field(row, kind),
                                  country_ids_.find(table.field(row, country))});
      }
      add_names(table.field(row, name), KnownKind::kOrganisation, index);
      add_names(table.field(row, aliases), KnownKind::kOrganisation, index);
    }
  }

  void read_persons(const LexiconTable& table) {
    const std::size_t id = table.column("id"), name = table.column("name"), aliases = table.column("aliases"),
                      country = table.column("country"), gender = table.column("gender");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto [added, is_new] = person_ids_.add(table.field(row, id));
      const std::uint32_t index = added;
      if (is_new) {
        persons_.push_back({table.field(row, id),
                            table.field(row, name),
                            table.field(row, gender),
                            country_ids_.find(table.field(row, country)),
                            {}});
      }
      const auto add = [&](std::string_view spelling) {
        add_name(spelling, KnownKind::kPerson, index);
        const std::string key = name_key(spelling);
        std::vector<std::uint32_t>& sounding = sounding_[sound_key(last_word(without_generation(key)))];
        if (sounding.empty() || sounding.back() != index) sounding.push_back(index);
      };
      for_each_item(table.field(row, name), add);
      for_each_item(table.field(row, aliases), add);
    }
  }

  void read_terms(const LexiconTable& table) {
    const std::size_t person = table.column("person"), office = table.column("office"),
                      scope = table.column("country_or_org"), from = table.column("from"), to = table.column("to");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      Term term;
      term.person = person_ids_.find(table.field(row, person));
      if (term.person == kUnknownIndex) continue;
      term.office = table.field(row, office);
      term.scope = table.field(row, scope);
      if (const auto range = parse_iso_date(table.field(row, from))) term.from = range->first;
      if (const auto range = parse_iso_date(table.field(row, to))) term.to = range->last;
      // A user's row about a term that we have says when it ended.
      const auto& known = persons_[term.person].offices;
      const auto same = std::find_if(known.begin(), known.end(), [&](std::uint32_t other) {
        return terms_[other].office == term.office && terms_[other].scope == term.scope &&
               terms_[other].from == term.from;
      });
      if (table.is_users(row) && same != known.end()) {
        terms_[*same].to = term.to;
        continue;
      }
      const auto index = static_cast<std::uint32_t>(terms_.size());
      persons_[term.person].offices.push_back(index);
      terms_of_scope_[std::string{term.scope}].push_back(index);
      office_names_.insert(term.office);
      terms_.push_back(term);
    }
  }

  void read_titles(const LexiconTable& table, std::string_view office_column) {
    const std::size_t title = table.column("title"), office = table.column(office_column),
                      scope = table.column("scope");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      std::string key = name_key(table.field(row, title));
      for_each_item(table.field(row, scope), [&](std::string_view id) {
        const std::uint32_t country = country_ids_.find(id), organisation = organisation_ids_.find(id);
        if (country == kUnknownIndex && organisation == kUnknownIndex) return;
        std::vector<std::uint32_t>& scopes = title_scopes_[key];
        const std::uint32_t of = organisation == kUnknownIndex ? country : organisations_[organisation].country;
        for (std::size_t at = 0; at < scopes.size(); at += 2) {
          if (scopes[at] == of && scopes[at + 1] == organisation) return;
        }
        scopes.insert(scopes.end(), {of, organisation});
      });
      for_each_item(table.field(row, office), [&](std::string_view value) {
        office_names_.insert(value);
        title_offices_[key].insert(value);
      });
    }
  }

  void read_metonyms(const LexiconTable& table) {
    const std::size_t name = table.column("name"), target = table.column("target"), kind = table.column("kind");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      KnownMetonym metonym{table.field(row, name), organisation_ids_.find(table.field(row, target)),
                           country_ids_.find(table.field(row, target)), table.field(row, kind) == "government"};
      if (metonym.country == kUnknownIndex && metonym.organisation != kUnknownIndex) {
        metonym.country = organisations_[metonym.organisation].country;
      }
      add_name(metonym.name, KnownKind::kMetonym, static_cast<std::uint32_t>(metonyms_.size()));
      metonyms_.push_back(metonym);
    }
  }

  void read_outlets(const LexiconTable& table) {
    const std::size_t id = table.column("id"), name = table.column("name"), aliases = table.column("aliases");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto index = static_cast<std::uint32_t>(outlets_.size());
      outlets_.push_back({table.field(row, id), table.field(row, name)});
      add_names(table.field(row, name), KnownKind::kOutlet, index);
      add_names(table.field(row, aliases), KnownKind::kOutlet, index);
    }
  }

  void read_places(const LexiconTable& table) {
    const std::size_t name = table.column("name"), kind = table.column("kind"), country = table.column("country");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto index = static_cast<std::uint32_t>(places_.size());
      places_.push_back({table.field(row, name), table.field(row, kind), country_ids_.find(table.field(row, country))});
      add_name(table.field(row, name), KnownKind::kPlace, index);
    }
  }

  std::uint32_t military_of(const KnownCountry& country) const {
    for (const char* noun : {" military", " army"}) {
      const auto found = names_.find(name_key(country.adjective) + noun);
      if (found == names_.end()) continue;
      for (std::size_t at = 0; at < found->second.size(); at += 2) {
        const KnownReading reading = reading_at(found->second, at);
        if (reading.kind == KnownKind::kOrganisation) return reading.index;
      }
    }
    return kUnknownIndex;
  }

  OfficeId office_id(std::string_view office) const {
    return static_cast<OfficeId>(std::distance(office_names_.begin(), office_names_.find(office)));
  }

  void pack_lists(PackedIndexWriter& writer) const {
    std::vector<std::uint32_t> list;
    const auto put_texts = [&](std::initializer_list<std::string_view> texts) {
      for (const std::string_view text : texts) {
        const PackedText place = writer.text(text);
        list.insert(list.end(), {place.begin, place.size});
      }
    };
    const auto end_list = [&] {
      writer.add(std::move(list));
      list.clear();
    };
    for (const KnownCountry& row : countries_) {
      put_texts({row.id, row.name, row.adjective, row.demonym, row.capital, row.kind});
      list.push_back(military_of(row));
    }
    end_list();
    std::vector<std::uint32_t> person_offices;
    for (const Person& row : persons_) {
      put_texts({row.id, row.name, row.gender});
      list.insert(list.end(), {row.country, static_cast<std::uint32_t>(person_offices.size()),
                               static_cast<std::uint32_t>(row.offices.size())});
      person_offices.insert(person_offices.end(), row.offices.begin(), row.offices.end());
    }
    end_list();
    writer.add(std::move(person_offices));
    for (const Term& row : terms_) {
      list.insert(list.end(), {row.person, office_id(row.office)});
      put_texts({row.scope});
      list.insert(list.end(), {packed_day(row.from), packed_day(row.to)});
    }
    end_list();
    for (const std::string_view office : office_names_) put_texts({office});
    end_list();
    for (const KnownOrganisation& row : organisations_) {
      put_texts({row.id, row.name, row.kind});
      list.push_back(row.country);
    }
    end_list();
    for (const KnownOutlet& row : outlets_) put_texts({row.id, row.name});
    end_list();
    for (const KnownPlace& row : places_) {
      put_texts({row.name, row.kind});
      list.push_back(row.country);
    }
    end_list();
    for (const KnownMetonym& row : metonyms_) {
      put_texts({row.name});
      list.insert(list.end(), {row.organisation, row.country, row.government ? 1u : 0u});
    }
    end_list();
  }

  void pack_lookups(PackedIndexWriter& writer) const {
    for (const Ids* ids : {&country_ids_, &person_ids_, &organisation_ids_}) writer.add_lookup(ids->rows);
    Lookup title_offices;
    for (const auto& [key, offices] : title_offices_) {
      for (const std::string_view office : offices) title_offices[key].push_back(office_id(office));
    }
    const std::initializer_list<const Lookup*> lookups{&names_,        &longest_,      &sounding_,
                                                       &title_offices, &title_scopes_, &terms_of_scope_};
    for (const Lookup* lookup : lookups) writer.add_lookup(*lookup);
  }

  std::vector<KnownCountry> countries_;
  std::vector<Person> persons_;
  std::vector<Term> terms_;
  std::vector<KnownOrganisation> organisations_;
  std::vector<KnownOutlet> outlets_;
  std::vector<KnownPlace> places_;
  std::vector<KnownMetonym> metonyms_;
  Ids country_ids_, person_ids_, organisation_ids_;
  Lookup names_, longest_, sounding_, terms_of_scope_;
  Lookup title_scopes_;  // Country and organisation, one pair after the other.
  std::map<std::string, std::set<std::string_view>> title_offices_;
  std::set<std::string_view> office_names_;
};

}  // namespace

std::string compile_knowledge(const Lexicon& lexicon) {
  return KnowledgeCompiler(lexicon).bytes();
}

}  // namespace onrecord

#include "language/entities/name_linking.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/name_key.h"
#include "base/person_name.h"
#include "base/sound_key.h"
#include "base/utf8.h"

namespace onrecord {
namespace {

std::string_view first_word(std::string_view key) {
  return key.substr(0, key.find(' '));
}
std::string_view last_word(std::string_view key) {
  const std::size_t space = key.rfind(' ');
  return space == std::string_view::npos ? key : key.substr(space + 1);
}
bool one_word(std::string_view key) {
  return key.find(' ') == std::string_view::npos;
}

std::uint32_t new_cluster(Drafts& drafts, EntityKind kind, bool named) {
  drafts.clusters.emplace_back();
  drafts.clusters.back().kind = kind;
  drafts.clusters.back().named = named;
  return static_cast<std::uint32_t>(drafts.clusters.size() - 1);
}

std::uint32_t state_cluster(Drafts& drafts, std::uint32_t country, bool military) {
  auto& by_country = military ? drafts.military_of : drafts.government_of;
  const auto [at, is_new] = by_country.try_emplace(country, kNone32);
  if (!is_new) return drafts.find(at->second);
  const std::uint32_t made = at->second = new_cluster(drafts, EntityKind::kOrganisation, true);
  Cluster& cluster = drafts.clusters[made];
  cluster.government = !military;
  cluster.military = military;
  cluster.country = country;
  if (military) {
    const std::uint32_t known = drafts.knowledge.military_of(country);
    if (known != kUnknownIndex) cluster.known = {KnownKind::kOrganisation, known};
  }
  return made;
}

class NameLinker {
 public:
  explicit NameLinker(Drafts& drafts) : drafts_(drafts), knowledge_(drafts.knowledge), words_(drafts.words) {}

  void link() {
    find_named_countries();
    prefer_first_names();
    agree_on_kinds();

    for (std::uint32_t i = 0; i < drafts_.drafts.size(); ++i) {
      if (drafts_.drafts[i].mention.kind == MentionKind::kName) place(i);
    }
    link_acronyms();
    link_partial_persons();
    know_persons();
    read_single_names();
    link_partial_organisations();
  }

 private:
  // "Jordan" is a person where the report has a Jordan Osk, and "Irena" is no agency where it has an Irena.
  void prefer_first_names() {
    std::map<std::string_view, char> first_names;
    for (const Draft& draft : drafts_.drafts) {
      if (draft.mention.kind == MentionKind::kName && draft.mention.entity_kind == EntityKind::kPerson &&
          !one_word(draft.key)) {
        first_names.emplace(first_word(draft.key), '\1');
      }
    }
    for (Draft& draft : drafts_.drafts) {
      if (draft.mention.kind != MentionKind::kName || draft.known.index == kUnknownIndex || !one_word(draft.key))
        continue;
      if (draft.known.kind == KnownKind::kPerson || draft.located) continue;
      if (first_names.find(draft.key) == first_names.end()) continue;
      draft.known.index = kUnknownIndex;
      draft.mention.entity_kind = EntityKind::kPerson;
    }
  }

  // One name is of one kind throughout a report: what most of its mentions were taken for.
  void agree_on_kinds() {
    std::map<std::string_view, std::array<std::uint32_t, 5>> votes;
    for (const Draft& draft : drafts_.drafts) {
      if (draft.mention.kind != MentionKind::kName || draft.known.index != kUnknownIndex) continue;
      ++votes[draft.key][static_cast<std::size_t>(draft.mention.entity_kind)];
    }
    for (Draft& draft : drafts_.drafts) {
      if (draft.mention.kind != MentionKind::kName || draft.known.index != kUnknownIndex || !draft.title.key.empty())
        continue;
      const auto& counts = votes[draft.key];
      std::size_t best = 0;
      for (std::size_t kind = 1; kind < counts.size(); ++kind) {
        if (counts[kind] > 0 && (best == 0 || counts[kind] > counts[best])) best = kind;
      }
      draft.mention.entity_kind = static_cast<EntityKind>(best);
    }
  }

  // A name's first cluster: by its key, or by what the lexicon knows it for.
  void place(std::uint32_t index) {
    Draft& draft = drafts_.drafts[index];
    const KnownReading known = draft.known;
    if (known.index != kUnknownIndex && (known.kind == KnownKind::kCountry || known.kind == KnownKind::kCapital)) {
      place_country(index, known);
      return;
    }
    if (known.index != kUnknownIndex && known.kind == KnownKind::kMetonym) {
      const KnownMetonym& metonym = knowledge_.metonym(known.index);
      if (metonym.government && metonym.country != kUnknownIndex && !draft.located) {
        draft.mention.kind = MentionKind::kMetonym;
        draft.mention.entity_kind = EntityKind::kOrganisation;
        drafts_.join(index, government_cluster(drafts_, metonym.country));
        return;
      }
      if (metonym.organisation != kUnknownIndex) draft.known = {KnownKind::kOrganisation, metonym.organisation};
    }
    if (draft.known.index == kUnknownIndex && draft.possessor != kNone32 &&
        draft.mention.entity_kind != EntityKind::kPerson) {
      draft.known = known_with_country(draft);
    }
    // A country's armed forces are one, by whatever name.
    if (draft.known.index != kUnknownIndex && draft.known.kind == KnownKind::kOrganisation) {
      const std::uint32_t country = knowledge_.organisation(draft.known.index).country;
      if (country != kUnknownIndex && knowledge_.military_of(country) == draft.known.index) {
        drafts_.join(index, military_cluster(drafts_, country));
        return;
      }
    }
    std::string key = draft.key;
    if (draft.known.index != kUnknownIndex && draft.known.kind != KnownKind::kPlace) {
      key = "\x01" + std::to_string(static_cast<int>(draft.known.kind)) + ':' + std::to_string(draft.known.index);
    }
    const auto [at, is_new] = by_key_.try_emplace(std::move(key), kNone32);
    if (!is_new && compatible(at->second, draft)) {
      drafts_.join(index, at->second);
      fuller(at->second, draft);
      return;
    }
    const std::uint32_t cluster = new_cluster(drafts_, draft.mention.entity_kind, true);
    Cluster& made = drafts_.clusters[cluster];
    made.known = draft.known;
    made.plural = draft.known.index != kUnknownIndex &&
                  (draft.known.kind == KnownKind::kPeople || draft.known.kind == KnownKind::kNationality);
    drafts_.join(index, cluster);
    fuller(cluster, draft);
    if (is_new) at->second = cluster;
  }

  // "Karthia's Foreign Ministry" is known as the "Karthian Foreign Ministry".
  KnownReading known_with_country(const Draft& draft) const {
    const KnownReading owner = drafts_.drafts[draft.possessor].known;
    if (owner.index == kUnknownIndex || (owner.kind != KnownKind::kCountry && owner.kind != KnownKind::kCapital)) {
      return draft.known;
    }
    const std::string key = name_key(knowledge_.country(owner.index).adjective) + ' ' + draft.key;
    for (const KnownReading& reading : knowledge_.readings(key)) {
      if (reading.kind == KnownKind::kOrganisation) return reading;
    }
    return draft.known;
  }

  bool compatible(std::uint32_t cluster, const Draft& draft) const {
    const Cluster& c = drafts_.clusters[cluster];
    const EntityKind kind = draft.mention.entity_kind;
    return c.kind == kind || c.kind == EntityKind::kUnknown || kind == EntityKind::kUnknown;
  }

  void fuller(std::uint32_t cluster, const Draft& draft) {
    Cluster& c = drafts_.clusters[cluster];
    if (c.kind == EntityKind::kUnknown) c.kind = draft.mention.entity_kind;
    if (draft.key.size() > c.key.size()) {
      c.key = draft.key;
      c.name = slice(drafts_.document.text, draft.mention.core);
    }
  }

  // A country or its capital: its government where it speaks or acts, else the place.
  void place_country(std::uint32_t index, KnownReading known) {
    Draft& draft = drafts_.drafts[index];
    const bool capital = known.kind == KnownKind::kCapital;
    bool government = !draft.located && (draft.speaks || draft.acts);
    // "Marsk's demands", "talks with Marsk": a capital that is no place here stands for its government; a
    // country's possessive may be the land ("Karthia's coast").
    if (capital && !draft.located && !government) {
      government = draft.relation == Deprel::kNmodPoss || draft.relation == Deprel::kObj ||
                   draft.relation == Deprel::kIobj || draft.relation == Deprel::kNmod || draft.relation == Deprel::kObl;
    }
    if (government) {
      draft.mention.kind = MentionKind::kMetonym;
      draft.mention.entity_kind = EntityKind::kOrganisation;
      drafts_.join(index, government_cluster(drafts_, known.index));
      return;
    }
    std::string key = (capital ? "\x02" : "\x03") + std::to_string(known.index);
    const auto [at, is_new] = by_key_.try_emplace(std::move(key), kNone32);
    if (is_new) {
      at->second = new_cluster(drafts_, EntityKind::kPlace, true);
      drafts_.clusters[at->second].known = known;
    }
    drafts_.join(index, at->second);
    fuller(at->second, draft);
  }

  // "Institute for the Study of War (ISW)", and later "ISW".
  void link_acronyms() {
    std::unordered_map<std::string, std::uint32_t> acronyms;
    for (std::uint32_t i = 0; i < drafts_.drafts.size(); ++i) {
      const Draft& draft = drafts_.drafts[i];
      if (draft.mention.kind != MentionKind::kName || draft.mention.entity_kind == EntityKind::kPerson) continue;
      const std::string_view form = slice(drafts_.document.text, draft.mention.core);
      if (one_word(draft.key)) continue;
      std::string initials, all;
      bool word_begins = true;
      for (std::size_t at = 0; at < form.size();) {
        const CodePoint point = decode_utf8(form, at);
        if (word_begins && is_letter(point.value)) {
          if (is_upper(point.value)) append_utf8(initials, to_lower(point.value));
          append_utf8(all, to_lower(point.value));
        }
        word_begins = !is_letter(point.value) && point.value != '\'' && point.value != 0x2019;
        at += point.bytes;
      }
      if (initials.size() >= 2) acronyms.try_emplace(initials, i);
      if (all.size() >= 3) acronyms.try_emplace(all, i);
    }
    for (std::uint32_t i = 0; i < drafts_.drafts.size(); ++i) {
      const Draft& draft = drafts_.drafts[i];
      if (draft.mention.kind != MentionKind::kName || !one_word(draft.key) || draft.key.size() < 2) continue;
      const std::string_view form = slice(drafts_.document.text, draft.mention.core);
      if (!is_upper(decode_utf8(form, 0).value) || form.size() < 2 || form.size() > 9) continue;
      if (form.size() > 1 && is_lower(static_cast<unsigned char>(form.back())) && form.back() != 's') continue;
      const auto found = acronyms.find(draft.key);
      if (found == acronyms.end() || drafts_.clusters[drafts_.cluster_of(i)].government) continue;
      const std::uint32_t a = drafts_.cluster_of(found->second), b = drafts_.cluster_of(i);
      if (drafts_.may_merge(a, b)) drafts_.merge(a, b);
    }
  }

  // "Arvell" after "Tomas Arvell"; "Selenskyj" beside "Zelenskyy"; "Xi" for "Xi Jinping".
  void link_partial_persons() {
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_last, by_first;
    for (std::uint32_t c = 0; c < drafts_.clusters.size(); ++c) {
      const Cluster& cluster = drafts_.clusters[c];
      if (cluster.merged_into != kNone32 || !may_be_person(cluster)) continue;
      const std::string key = cluster.is_known() ? name_key(knowledge_.person(cluster.known.index).name) : cluster.key;
      if (one_word(without_generation(key))) continue;
      by_last[sound_key(last_word(without_generation(key)))].push_back(c);
      by_first[std::string(first_word(key))].push_back(c);
    }
    // Full names that are spellings of one: the same surname by sound and the same or initial first name.
    for (auto& [sound, clusters] : by_last) {
      const bool has_namesakes = several_generations(clusters);
      for (std::size_t i = 1; i < clusters.size() && i < 24; ++i) {
        for (std::size_t k = 0; k < i; ++k) {
          const std::uint32_t a = drafts_.find(clusters[k]), b = drafts_.find(clusters[i]);
          if (a == b || !same_full_name(drafts_.clusters[a].key, drafts_.clusters[b].key)) continue;
          if (has_namesakes && generation(a) != generation(b)) continue;
          if (drafts_.may_merge(a, b)) drafts_.merge(a, b);
        }
      }
    }
    for (std::uint32_t c = 0; c < drafts_.clusters.size(); ++c) {
      const Cluster& cluster = drafts_.clusters[c];
      const std::string key{without_generation(cluster.key)};
      if (cluster.merged_into != kNone32 || !may_be_person(cluster) || !one_word(key) || cluster.is_known()) continue;
      std::uint32_t found = kNone32;
      if (const auto same = by_last.find(sound_key(key)); same != by_last.end()) {
        found = nearest(c, of_generation(same->second, cluster.key));
      }
      if (found == kNone32 && key.size() >= 2) {
        if (const auto same = by_first.find(key); same != by_first.end()) found = nearest(c, same->second);
      }
      if (found == kNone32) continue;
      drafts_.merge(found, c);
    }
    // Two of one word that sound alike ("Selenskyj", "Zelenskyy") in one report are one person.
    std::map<std::string, std::uint32_t, std::less<>> single;
    for (std::uint32_t c = 0; c < drafts_.clusters.size(); ++c) {
      const Cluster& cluster = drafts_.clusters[c];
      if (cluster.merged_into != kNone32 || cluster.kind != EntityKind::kPerson || !one_word(cluster.key)) continue;
      if (cluster.key.size() < 5) continue;
      const auto [at, is_new] = single.try_emplace(sound_key(cluster.key), c);
      if (!is_new && drafts_.may_merge(at->second, c)) drafts_.merge(at->second, c);
    }
  }

  // A person of whom the report gives one word only may be called by a first name.
  void read_single_names() {
    for (Cluster& cluster : drafts_.clusters) {
      if (cluster.merged_into != kNone32 || cluster.kind != EntityKind::kPerson || cluster.gender != Gender::kUnknown) {
        continue;
      }
      if (!one_word(cluster.key)) continue;
      if (const GivenName* given = words_.given_name(cluster.key)) cluster.gender = given->gender;
    }
  }

  std::string generation(std::uint32_t cluster) const {
    const Cluster& c = drafts_.clusters[cluster];
    return std::string{generation_of(c.is_known() ? name_key(knowledge_.person(c.known.index).name) : c.key)};
  }
  // Of these, those whom a partial name ("Holt Jr.") may mean; any if it tells no generation.
  std::vector<std::uint32_t> of_generation(const std::vector<std::uint32_t>& clusters, std::string_view key) const {
    const std::string_view wanted = generation_of(key);
    if (wanted.empty()) return clusters;
    std::vector<std::uint32_t> same;
    for (const std::uint32_t c : clusters) {
      if (generation(drafts_.find(c)) == wanted) same.push_back(c);
    }
    return same;
  }

  // "Marek Holt Jr." beside "Marek Holt Sr.".
  bool several_generations(const std::vector<std::uint32_t>& clusters) const {
    std::string first;
    for (const std::uint32_t cluster : clusters) {
      const std::string of = generation(drafts_.find(cluster));
      if (of.empty() || of == first) continue;
      if (!first.empty()) return true;
      first = of;
    }
    return false;
  }

  static bool may_be_person(const Cluster& cluster) {
    return cluster.named && (cluster.kind == EntityKind::kPerson || cluster.kind == EntityKind::kUnknown) &&
           !(cluster.is_known() && cluster.known.kind != KnownKind::kPerson);
  }

  bool same_full_name(std::string_view a, std::string_view b) const {
    return same_given_name(first_word(a), first_word(b));
  }
  bool same_given_name(std::string_view a, std::string_view b) const {
    if (a == b) return true;
    if (a.size() == 1 || b.size() == 1) return a.front() == b.front();
    const GivenName* x = words_.given_name(a);
    const GivenName* y = words_.given_name(b);
    if (x && y && !x->root.empty() && x->root == y->root) return true;
    const std::string s = sound_key(a), t = sound_key(b);
    if (s == t) return true;
    const std::string u = consonant_key(s);
    return u.size() >= 2 && u == consonant_key(t);
  }

  // The cluster of `among` whose name was used last before `cluster` begins, else the first after it; none if
  // the kinds or genders speak against it.
  std::uint32_t nearest(std::uint32_t cluster, const std::vector<std::uint32_t>& among) {
    const std::uint32_t at = drafts_.clusters[cluster].drafts.front();
    std::uint32_t before = kNone32, after = kNone32, before_at = 0;
    for (const std::uint32_t candidate : among) {
      const std::uint32_t c = drafts_.find(candidate);
      if (c == drafts_.find(cluster) || !drafts_.may_merge(c, cluster)) continue;
      for (const std::uint32_t draft : drafts_.clusters[c].drafts) {
        if (draft < at && (before == kNone32 || draft >= before_at)) before = c, before_at = draft;
        if (draft > at && after == kNone32) after = c;
      }
    }
    return before != kNone32 ? before : after;
  }

  // Persons of the lexicon: by full name in any romanisation, or by a surname that only one notable person
  // has.
  void know_persons() {
    std::map<std::uint32_t, std::uint32_t> cluster_of_person;
    for (std::uint32_t c = 0; c < drafts_.clusters.size(); ++c) {
      const Cluster& cluster = drafts_.clusters[c];
      if (cluster.merged_into != kNone32 || !may_be_person(cluster)) continue;
      std::uint32_t person = cluster.is_known() ? cluster.known.index : find_person(cluster);
      if (person == kUnknownIndex) continue;
      Cluster& target = drafts_.clusters[c];
      target.known = {KnownKind::kPerson, person};
      target.kind = EntityKind::kPerson;
      const KnownPerson& known = knowledge_.person(person);
      if (target.country == kUnknownIndex) target.country = known.country;
      if (target.gender == Gender::kUnknown) {
        target.gender = known.gender == "m" ? Gender::kMale : known.gender == "f" ? Gender::kFemale : Gender::kUnknown;
      }
      const auto [at, is_new] = cluster_of_person.try_emplace(person, c);
      if (!is_new) at->second = drafts_.merge(at->second, c);
    }
  }

  std::uint32_t find_person(const Cluster& cluster) const {
    const std::string_view key = cluster.key;
    std::uint32_t found = kUnknownIndex;
    bool several = false;
    const auto consider = [&](std::uint32_t person) {
      if (found == kUnknownIndex || found == person) {
        found = person;
      } else {
        several = true;
      }
    };
    if (one_word(key)) {
      for (const std::uint32_t person : knowledge_.persons_sounding(sound_key(key))) {
        if (is_notable(person) && country_is_named(person)) consider(person);
      }
      // A surname that sounds alike is not enough for a short one, nor for a word that is a first name too.
      if (key.size() < 4 || words_.given_name(key)) return kUnknownIndex;
    } else {
      const std::string sound = sound_key(last_word(without_generation(key)));
      for (const std::uint32_t person : knowledge_.persons_sounding(sound)) {
        const std::string known_key = name_key(knowledge_.person(person).name);
        if (same_given_name(first_word(key), first_word(known_key)) && generation_of(key) == generation_of(known_key) &&
            sound_key(last_word(without_generation(known_key))) == sound) {
          consider(person);
        }
      }
    }
    return several ? kUnknownIndex : found;
  }

  bool is_notable(std::uint32_t person) const {
    const auto& when = drafts_.document.published;
    const KnownPerson& known = knowledge_.person(person);
    if (known.offices.empty()) return false;
    if (!when) return true;
    return std::any_of(known.offices.begin(), known.offices.end(), [&](std::uint32_t office) {
      const KnownOffice& term = knowledge_.office(office);
      return term.from <= when->last;
    });
  }

  // A surname alone is taken for a known person only where the report names that person's country.
  bool country_is_named(std::uint32_t person) const {
    const std::uint32_t country = knowledge_.person(person).country;
    return country != kUnknownIndex && named_countries_[country];
  }
  void find_named_countries() {
    named_countries_.assign(knowledge_.countries(), 0);
    for (const Draft& draft : drafts_.drafts) {
      if (draft.country != kUnknownIndex) named_countries_[draft.country] = 1;
      if (draft.title.country != kUnknownIndex) named_countries_[draft.title.country] = 1;
      if (draft.known.index == kUnknownIndex) continue;
      if (draft.known.kind == KnownKind::kCountry || draft.known.kind == KnownKind::kCapital ||
          draft.known.kind == KnownKind::kPeople || draft.known.kind == KnownKind::kNationality) {
        named_countries_[draft.known.index] = 1;
      }
    }
  }

  // "the Coast Guard" for "the Karthian Coast Guard": the last words of a longer name.
  void link_partial_organisations() {
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_tail;
    const auto suitable = [&](const Cluster& c) {
      return c.merged_into == kNone32 && c.named && c.kind == EntityKind::kOrganisation && !c.government && !c.military;
    };
    for (std::uint32_t i = 0; i < drafts_.clusters.size(); ++i) {
      const Cluster& cluster = drafts_.clusters[i];
      if (!suitable(cluster)) continue;
      std::string_view tail = cluster.key;
      for (std::size_t space = tail.find(' '); space != std::string_view::npos; space = tail.find(' ')) {
        tail.remove_prefix(space + 1);
        if (!one_word(tail)) by_tail[std::string(tail)].push_back(i);
      }
    }
    for (std::uint32_t i = 0; i < drafts_.clusters.size(); ++i) {
      const Cluster& cluster = drafts_.clusters[i];
      if (!suitable(cluster) || one_word(cluster.key) || cluster.is_known()) continue;
      const auto found = by_tail.find(cluster.key);
      if (found == by_tail.end()) continue;
      const std::uint32_t target = nearest(i, found->second);
      if (target != kNone32) drafts_.merge(target, i);
    }
  }

  Drafts& drafts_;
  const Knowledge& knowledge_;
  const PersonWords& words_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::vector<char> named_countries_;
};

}  // namespace

void link_names(Drafts& drafts) {
  NameLinker(drafts).link();
}

std::uint32_t government_cluster(Drafts& drafts, std::uint32_t country) {
  return state_cluster(drafts, country, false);
}
std::uint32_t military_cluster(Drafts& drafts, std::uint32_t country) {
  return state_cluster(drafts, country, true);
}

}  // namespace onrecord

#include "store/link/person_groups.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/person_name.h"
#include "base/sound_key.h"

namespace onrecord {
namespace {

using RootOf = std::function<std::string_view(std::string_view)>;

constexpr std::size_t kCompared = 8;    // Names of one sound with which a name is compared.
constexpr std::size_t kCompanyOf = 64;  // Documents of a person whose company counts.
constexpr std::size_t kSharedNames = 2;

std::string_view first_word(std::string_view key) {
  return key.substr(0, key.find(' '));
}
std::string_view last_word(std::string_view key) {
  return key.substr(key.rfind(' ') + 1);
}
bool is_full(std::string_view key) {
  return key.find(' ') != std::string_view::npos && first_word(key).size() > 1;
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& item) { return std::binary_search(b.begin(), b.end(), item); });
}

std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      ++count, ++i, ++j;
    else
      ++(a[i] < b[j] ? i : j);
  }
  return count;
}

std::string given_token(std::string_view given) {
  const std::string sound = sound_key(given);
  const std::string consonants = consonant_key(sound);
  return consonants.size() >= 2 ? consonants : sound;
}

// Some documents' persons taken for one.
struct Cluster {
  std::vector<std::size_t> members;  // Sorted by id.
  std::string key;
  std::vector<std::string> scopes;
  std::set<std::string, std::less<>> short_keys;
  char gender = 0;
  bool known = false;
  std::size_t into = kNobody;
  mutable std::vector<std::uint64_t> company;  // See Grouper::company().
  mutable bool company_known = false;
};

class Grouper {
 public:
  Grouper(const std::vector<PersonSeen>& persons, const RootOf& root_of) : persons_(persons), root_of_(root_of) {}

  PersonGroups run() {
    order_.resize(persons_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(persons_[a].key, persons_[a].id) < std::tie(persons_[b].key, persons_[b].id);
    });
    for (std::size_t begin = 0; begin < order_.size();) {
      std::size_t end = begin;
      while (end < order_.size() && persons_[order_[end]].key == persons_[order_[begin]].key) ++end;
      const std::vector<std::size_t> namesakes(order_.begin() + static_cast<std::ptrdiff_t>(begin),
                                               order_.begin() + static_cast<std::ptrdiff_t>(end));
      if (is_full(persons_[namesakes.front()].key)) {
        part_namesakes(namesakes);
      } else {
        shorts_.insert(shorts_.end(), namesakes.begin(), namesakes.end());
      }
      begin = end;
    }
    join_spellings();
    join_shorts();
    PersonGroups groups;
    groups.first.resize(persons_.size());
    for (std::size_t c = 0; c < clusters_.size(); ++c) {
      const std::size_t root = find(c);
      for (const std::size_t person : clusters_[c].members) groups.first[person] = clusters_[root].members.front();
    }
    std::set<std::pair<std::size_t, std::size_t>> listed;
    for (const auto& [a, b, why] : doubts_) {
      const std::size_t x = clusters_[find(a)].members.front(), y = clusters_[find(b)].members.front();
      if (x != y && listed.emplace(std::min(x, y), std::max(x, y)).second) groups.doubts.push_back({x, y, why});
    }
    return groups;
  }

 private:
  std::size_t find(std::size_t cluster) const {
    while (clusters_[cluster].into != kNobody) cluster = clusters_[cluster].into;
    return cluster;
  }

  std::size_t make_cluster(const std::vector<std::size_t>& members) {
    Cluster cluster;
    cluster.members = members;
    cluster.key = persons_[members.front()].key;
    std::size_t men = 0, women = 0;
    for (const std::size_t member : members) {
      const PersonSeen& person = persons_[member];
      cluster.known |= person.known;
      men += person.gender == 'm';
      women += person.gender == 'f';
      cluster.scopes.insert(cluster.scopes.end(), person.scopes.begin(), person.scopes.end());
      cluster.short_keys.insert(person.short_keys.begin(), person.short_keys.end());
    }
    // A pronoun is easily taken wrong in one document, so most must agree.
    if (men > 0 && men >= women * 3) cluster.gender = 'm';
    if (women > 0 && women >= men * 3) cluster.gender = 'f';
    std::sort(cluster.scopes.begin(), cluster.scopes.end());
    cluster.scopes.erase(std::unique(cluster.scopes.begin(), cluster.scopes.end()), cluster.scopes.end());
    clusters_.push_back(std::move(cluster));
    return clusters_.size() - 1;
  }

  void merge(std::size_t into, std::size_t from) {
    into = find(into), from = find(from);
    if (into == from) return;
    Cluster& to = clusters_[into];
    const Cluster& other = clusters_[from];
    to.scopes.insert(to.scopes.end(), other.scopes.begin(), other.scopes.end());
    std::sort(to.scopes.begin(), to.scopes.end());
    to.scopes.erase(std::unique(to.scopes.begin(), to.scopes.end()), to.scopes.end());
    to.short_keys.insert(other.short_keys.begin(), other.short_keys.end());
    if (to.gender == 0) to.gender = other.gender;
    to.known |= other.known;
    clusters_[from].into = into;
  }

  bool disagree(const Cluster& a, const Cluster& b) const {
    if (a.gender != 0 && b.gender != 0 && a.gender != b.gender) return true;
    return !a.scopes.empty() && !b.scopes.empty() && !share_one(a.scopes, b.scopes);
  }

  // Who is named beside a person in any of its first documents. Of several, put together once.
  const std::vector<std::uint64_t>& company(const Cluster& cluster) const {
    if (cluster.members.size() == 1) return persons_[cluster.members.front()].company;
    if (!cluster.company_known) {
      for (std::size_t i = 0; i < std::min(cluster.members.size(), kCompanyOf); ++i) {
        const auto& names = persons_[cluster.members[i]].company;
        cluster.company.insert(cluster.company.end(), names.begin(), names.end());
      }
      std::sort(cluster.company.begin(), cluster.company.end());
      cluster.company.erase(std::unique(cluster.company.begin(), cluster.company.end()), cluster.company.end());
      cluster.company_known = true;
    }
    return cluster.company;
  }

  // A country or two other names in common.
  bool supported(const Cluster& a, const Cluster& b) const {
    if (share_one(a.scopes, b.scopes)) return true;
    return shared(company(a), company(b)) >= kSharedNames;
  }

  void doubt(std::size_t a, std::size_t b, const char* why) { doubts_.emplace_back(a, b, why); }

  // Persons of one full name: one, unless the countries of their titles fall apart.
  void part_namesakes(const std::vector<std::size_t>& namesakes) {
    std::vector<std::size_t> known, untold, told;
    for (const std::size_t person : namesakes) {
      (persons_[person].known ? known : persons_[person].scopes.empty() ? untold : told).push_back(person);
    }
    std::vector<std::size_t> made;
    for (const std::size_t person : known) made.push_back(make_cluster({person}));
    // Two known ones of one name are two; and extraction had a reason not to take the others for a known one.
    const std::size_t first_other = made.size();
    std::map<std::string_view, std::size_t> part_of_scope;
    std::vector<std::size_t> part(told.size());
    std::iota(part.begin(), part.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
      while (part[i] != i) i = part[i] = part[part[i]];
      return i;
    };
    for (std::size_t i = 0; i < told.size(); ++i) {
      for (const std::string& scope : persons_[told[i]].scopes) {
        const auto [at, is_new] = part_of_scope.emplace(scope, i);
        if (!is_new) part[std::max(root(i), root(at->second))] = std::min(root(i), root(at->second));
      }
    }
    std::map<std::size_t, std::vector<std::size_t>> parts;
    for (std::size_t i = 0; i < told.size(); ++i) parts[root(i)].push_back(told[i]);
    if (parts.size() <= 1) {
      std::vector<std::size_t> all = told;
      all.insert(all.end(), untold.begin(), untold.end());
      std::sort(all.begin(), all.end(), [&](auto a, auto b) { return persons_[a].id < persons_[b].id; });
      if (!all.empty()) made.push_back(make_cluster(all));
    } else {
      for (const auto& [first, members] : parts) made.push_back(make_cluster(members));
      place_untold(untold, first_other, made);
    }
    for (std::size_t i = 0; i < std::min(made.size(), kCompared); ++i) {
      for (std::size_t j = i + 1; j < std::min(made.size(), kCompared); ++j) doubt(made[i], made[j], "same name");
    }
    fulls_.insert(fulls_.end(), made.begin(), made.end());
  }

  void place_untold(const std::vector<std::size_t>& untold, std::size_t first_other, std::vector<std::size_t>& made) {
    const std::size_t parts = std::min(made.size(), first_other + kCompared);
    std::vector<std::size_t> nowhere;
    for (const std::size_t person : untold) {
      std::size_t place = kNobody;
      Cluster alone;
      alone.members = {person};
      for (std::size_t p = first_other; p < parts; ++p) {
        if (!supported(alone, clusters_[made[p]])) continue;
        place = place == kNobody ? made[p] : kNobody - 1;
      }
      if (place < kNobody - 1) {
        merge(place, make_cluster({person}));
      } else {
        nowhere.push_back(person);
      }
    }
    if (!nowhere.empty()) made.push_back(make_cluster(nowhere));
  }

  // Full names in other spellings. The commonest spelling comes first, those of the knowledge base before it.
  void join_spellings() {
    std::sort(fulls_.begin(), fulls_.end(), [&](std::size_t a, std::size_t b) {
      const Cluster &x = clusters_[a], &y = clusters_[b];
      const auto rank = [&](const Cluster& c) { return std::tuple(!c.known, ~c.members.size()); };
      if (rank(x) != rank(y)) return rank(x) < rank(y);
      return std::tie(x.key, persons_[x.members.front()].id) < std::tie(y.key, persons_[y.members.front()].id);
    });
    for (const std::size_t full : fulls_) {
      const Cluster& cluster = clusters_[full];
      std::vector<std::size_t> same, possible;
      std::set<std::size_t> seen;
      const auto try_all = [&](const std::vector<std::string>& tokens, bool by_error) {
        for (const std::string& token : tokens) {
          const auto found = by_token_.find(token);
          if (found == by_token_.end()) continue;
          for (const std::size_t other : found->second) {
            if (!seen.insert(other).second || clusters_[other].key == cluster.key) continue;
            const NameMatch match = match_person_names(cluster.key, clusters_[other].key, root_of_);
            if (match == NameMatch::kSame && !by_error) same.push_back(other);
            if (match == NameMatch::kPossible) possible.push_back(other);
          }
        }
      };
      const std::vector<std::string> tokens = name_tokens(cluster.key, root_of_);
      try_all(tokens, false);
      if (same.empty()) try_all(error_tokens(cluster.key), true);
      join_best(full, same, possible);
      if (clusters_[full].into == kNobody) {
        index(full, tokens);
        index(full, error_tokens(cluster.key));
      }
    }
  }

  void join_best(std::size_t full, const std::vector<std::size_t>& same, const std::vector<std::size_t>& possible) {
    const Cluster& cluster = clusters_[full];
    std::set<std::size_t> agreeing, backed;
    for (const std::size_t other : same) {
      const std::size_t root = find(other);
      if (disagree(cluster, clusters_[root])) continue;
      agreeing.insert(root);
      if (agreeing.size() > 1 || clusters_[root].known) {
        if (supported(cluster, clusters_[root])) backed.insert(root);
      }
    }
    if (agreeing.size() == 1 && (!clusters_[*agreeing.begin()].known || backed.size() == 1 || cluster.scopes.empty())) {
      return merge(*agreeing.begin(), full);
    }
    if (agreeing.size() > 1 && backed.size() == 1) return merge(*backed.begin(), full);
    for (const std::size_t other : agreeing) doubt(full, other, "another spelling");
    if (!agreeing.empty()) return;
    std::set<std::size_t> near;
    for (const std::size_t other : possible) {
      const std::size_t root = find(other);
      if (!disagree(cluster, clusters_[root])) near.insert(root);
    }
    for (const std::size_t other : near) {
      const bool rarer = clusters_[other].known || clusters_[other].members.size() > cluster.members.size();
      if (near.size() == 1 && rarer && supported(cluster, clusters_[other])) return merge(other, full);
      doubt(full, other, "nearly the same name");
    }
  }

  // Sounds of the family name without one letter: two names that differ in one letter share one of these.
  std::vector<std::string> error_tokens(const std::string& key) const {
    std::vector<std::string> tokens;
    const std::string family = sound_key(last_word(key));
    if (family.size() < 4 || family.size() > 24) return tokens;
    const std::string given = given_token(first_word(key));
    tokens.push_back("~" + consonant_key(family) + "|" + given);
    if (family.size() < 6) return tokens;
    tokens.push_back("~" + family + "|" + given);
    for (std::size_t i = 0; i < family.size(); ++i) {
      tokens.push_back("~" + family.substr(0, i) + family.substr(i + 1) + "|" + given);
    }
    return tokens;
  }

  void index(std::size_t cluster, const std::vector<std::string>& tokens) {
    for (const std::string& token : tokens) {
      std::vector<std::size_t>& list = by_token_[token];
      if (list.size() < kCompared && (list.empty() || list.back() != cluster)) list.push_back(cluster);
    }
  }

  // Surnames and initials.
  void join_shorts() {
    std::unordered_map<std::string, std::vector<std::size_t>> by_family;  // Looked up, never iterated.
    std::set<std::size_t> listed;
    for (const std::size_t full : fulls_) {
      const std::size_t root = find(full);
      for (const std::string_view word : {last_word(clusters_[full].key), first_word(clusters_[full].key)}) {
        std::vector<std::size_t>& list = by_family[sound_key(word)];
        if (list.size() <= kCompared && std::find(list.begin(), list.end(), root) == list.end()) list.push_back(root);
      }
    }
    std::map<std::string_view, std::vector<std::size_t>> left;
    for (const std::size_t person : shorts_) {
      const std::size_t cluster = make_cluster({person});
      const auto found = by_family.find(sound_key(last_word(clusters_[cluster].key)));
      if (persons_[person].known || found == by_family.end() || !join_short(cluster, found->second)) {
        left[persons_[person].key].push_back(cluster);
      }
    }
    for (const auto& [key, clusters] : left) join_left(clusters);
  }

  bool join_short(std::size_t cluster, const std::vector<std::size_t>& candidates) {
    const std::string& key = clusters_[cluster].key;
    std::set<std::size_t> possible, backed;
    for (const std::size_t candidate : candidates) {
      const std::size_t root = find(candidate);
      const Cluster& full = clusters_[root];
      const bool called_so = full.short_keys.count(key) > 0;
      if (!called_so && !matches(key, full)) continue;
      if (disagree(clusters_[cluster], full)) continue;
      possible.insert(root);
      if (supported(clusters_[cluster], full)) backed.insert(root);
    }
    if (possible.size() > kCompared) return false;
    if (backed.size() == 1) return merge(*backed.begin(), cluster), true;
    if (possible.size() != 1) return false;
    const std::size_t only = *possible.begin();
    if (candidates.size() <= kCompared && clusters_[only].short_keys.count(std::string(last_word(key))) > 0) {
      return merge(only, cluster), true;
    }
    doubt(cluster, only, key.find(' ') == std::string::npos ? "surname alone" : "initial");
    return false;
  }

  // Returns true if one of the spellings of a cluster may be shortened so.
  bool matches(const std::string& key, const Cluster& full) const {
    if (key.find(' ') == std::string::npos) return sound_key(last_word(full.key)) == sound_key(key);
    return match_person_names(key, full.key, root_of_) != NameMatch::kDifferent;
  }

  // Those of one short name whom nobody's full name explains.
  void join_left(const std::vector<std::size_t>& clusters) {
    std::vector<std::size_t> apart;
    for (const std::size_t cluster : clusters) {
      bool joined = clusters_[cluster].known;
      for (std::size_t i = 0; i < apart.size() && !joined; ++i) {
        if (disagree(clusters_[cluster], clusters_[apart[i]]) || !supported(clusters_[cluster], clusters_[apart[i]]))
          continue;
        merge(apart[i], cluster);
        joined = true;
      }
      if (!joined && apart.size() < kCompared) apart.push_back(cluster);
    }
  }

  const std::vector<PersonSeen>& persons_;
  const RootOf& root_of_;
  std::vector<std::size_t> order_;
  std::vector<Cluster> clusters_;
  std::vector<std::size_t> fulls_, shorts_;                             // Clusters; persons.
  std::unordered_map<std::string, std::vector<std::size_t>> by_token_;  // Looked up, never iterated.
  std::vector<std::tuple<std::size_t, std::size_t, const char*>> doubts_;
};

}  // namespace

std::vector<std::string> name_tokens(std::string_view key, const RootOf& root_of) {
  std::vector<std::string> tokens;
  const auto add = [&](std::string_view family, std::string_view given) {
    const std::string sound = sound_key(family);
    tokens.push_back(sound + "|" + given_token(given));
    const std::string_view root = root_of ? root_of(given) : std::string_view{};
    if (!root.empty()) tokens.push_back(sound + "|=" + std::string(root));
  };
  const std::string_view first = first_word(key), last = last_word(key);
  add(last, first);
  if (first != last) add(first, last);
  // A second family name: "Tomas Arvell Ferro" may be "Tomas Arvell".
  std::string_view inner = key.substr(first.size());
  inner.remove_suffix(std::min(inner.size(), last.size()));
  for (std::size_t words = 0; words < 3 && inner.size() > 1; ++words) {
    inner.remove_prefix(1);
    const std::string_view word = first_word(inner);
    tokens.push_back(sound_key(word) + "|" + given_token(first));
    inner.remove_prefix(word.size());
  }
  std::string joined;
  for (const char c : key) {
    if (c != ' ') joined.push_back(c);
  }
  tokens.push_back("." + sound_key(joined));
  // "Abdel Karim" and "Abdelkarim" share what begins the one and the other.
  tokens.push_back(sound_key(last) + "^" + sound_key(first).substr(0, 3));
  return tokens;
}

PersonGroups group_persons(const std::vector<PersonSeen>& persons, const RootOf& root_of) {
  return Grouper(persons, root_of).run();
}

}  // namespace onrecord

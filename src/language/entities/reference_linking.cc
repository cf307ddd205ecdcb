#include "language/entities/reference_linking.h"

#include <algorithm>
#include <map>

#include "base/name_key.h"
#include "language/entities/name_linking.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kWindow = 160;          // Mentions looked back over.
constexpr std::uint32_t kPronounSentences = 5;  // How far a pronoun may be from what it stands for.
constexpr int kNever = -1000;
constexpr int kLeastForThings = 15;  // "it" and "they" that stand for nothing named are many.

std::string_view last_word(std::string_view key) {
  const std::size_t space = key.rfind(' ');
  return space == std::string_view::npos ? key : key.substr(space + 1);
}

class ReferenceLinker {
 public:
  ReferenceLinker(Drafts& drafts, const PronounWeights& weights, PronounTeacher* teacher)
      : drafts_(drafts),
        analysis_(drafts.analysis),
        knowledge_(drafts.knowledge),
        weights_(weights),
        teacher_(teacher),
        ranker_(drafts) {}

  void link() {
    for (std::uint32_t i = 0; i < drafts_.drafts.size(); ++i) {
      const Draft& draft = drafts_.drafts[i];
      if (draft.mention.entity == kNone32) {
        if (draft.pronoun) {
          link_pronoun(i);
        } else {
          link_description(i);
        }
      }
      ranker_.pass(i);
    }
  }

 private:
  const Token& token(std::uint32_t i) const { return analysis_.tokens[i]; }
  Draft& draft(std::uint32_t i) { return drafts_.drafts[i]; }

  std::uint32_t new_cluster(std::uint32_t index) {
    const Draft& d = draft(index);
    drafts_.clusters.emplace_back();
    Cluster& cluster = drafts_.clusters.back();
    cluster.kind = d.mention.entity_kind;
    cluster.gender = d.gender;
    cluster.plural = d.plural;
    cluster.country = d.country;
    cluster.key = d.key;
    cluster.thing = d.thing;

    const auto made = static_cast<std::uint32_t>(drafts_.clusters.size() - 1);
    drafts_.join(index, made);
    return made;
  }

  // ---- Descriptions ----

  void link_description(std::uint32_t index) {
    const Draft& d = draft(index);
    if (d.thing) {
      new_cluster(index);
      return;
    }
    if (d.mention.entity_kind == EntityKind::kPerson && !d.plural && !d.title.key.empty() &&
        (d.definite || d.country != kUnknownIndex)) {
      const std::uint32_t person = person_of_role(index);
      if (person != kNone32) {
        drafts_.join(index, person);
        return;
      }
    }
    const StateOrgan organ = drafts_.words.organ(organ_lemma(d));
    if (organ != StateOrgan::kNone && d.country != kUnknownIndex && (d.definite || d.plural) &&
        d.mention.token_end == d.mention.head + 1 && bare_but_nationality(d)) {
      drafts_.join(index, organ == StateOrgan::kMilitary ? military_cluster(drafts_, d.country)
                                                         : government_cluster(drafts_, d.country));
      return;
    }
    if (d.definite) {
      const std::uint32_t same = same_noun(index);
      if (same != kNone32) {
        drafts_.join(index, same);
        return;
      }
      const std::uint32_t other_words = person_in_other_words(index);
      if (other_words != kNone32) {
        drafts_.join(index, other_words);
        return;
      }
    }
    if (organ == StateOrgan::kGovernment && d.definite && d.country == kUnknownIndex && !d.plural &&
        d.mention.head == d.mention.first_token + 1) {
      const std::uint32_t country = country_of_report(d);
      if (country != kUnknownIndex) {
        drafts_.join(index, government_cluster(drafts_, country));
        return;
      }
    }
    if (d.definite && !d.plural && d.mention.entity_kind == EntityKind::kOrganisation && organ == StateOrgan::kNone &&
        d.mention.head == d.mention.first_token + 1) {
      const std::uint32_t name = organisation_meant(index);
      if (name != kNone32) {
        drafts_.join(index, name);
        return;
      }
    }
    new_cluster(index);
  }

  // "Arvell left. The former teacher said ...": news calls the subject of the sentence before by what else he is. Only
  // for
  // nouns that are no office, since an office would be known or stand beside a name.
  std::uint32_t person_in_other_words(std::uint32_t index) {
    const Draft& d = draft(index);
    if (d.mention.entity_kind != EntityKind::kPerson || d.plural || d.possessor != kNone32 || !d.acts) return kNone32;
    if (d.quotation != kNone32 || d.mention.token_end != d.mention.head + 1) return kNone32;
    if (!knowledge_.offices_of_title(d.title.key).empty() || !knowledge_.offices_of_title(d.key).empty())
      return kNone32;
    std::uint32_t found = kNone32;
    for (std::uint32_t k = index; k-- > 0 && index - k < 40;) {
      const Draft& other = draft(k);
      const std::uint32_t sentences = ranker_.distance(other, d);
      if (sentences > 1) break;
      if (other.quotation != kNone32) continue;
      const std::uint32_t cluster = drafts_.cluster_of(k);
      if (cluster == kNone32 || drafts_.clusters[cluster].kind != EntityKind::kPerson) continue;
      if (other.mention.sentence == d.mention.sentence) return kNone32;  // Somebody else is spoken of already.
      if (!other.acts) continue;
      const Cluster& c = drafts_.clusters[cluster];
      if (!c.named || !countries_agree(d.country, c.country)) return kNone32;
      if (d.gender != Gender::kUnknown && c.gender != Gender::kUnknown && d.gender != c.gender) return kNone32;
      if (found != kNone32 && found != cluster) return kNone32;  // Two persons act.
      found = cluster;
    }
    return found;
  }

  // "the government": of the one country that most of the countries' mentions are of.
  std::uint32_t country_of_report(const Draft&) {
    if (!countries_counted_) {
      countries_counted_ = true;
      std::map<std::uint32_t, std::uint32_t> counts;
      std::uint32_t all = 0;
      for (const Draft& d : drafts_.drafts) {
        std::uint32_t country = d.country;
        if (country == kUnknownIndex && d.known.index != kUnknownIndex &&
            (d.known.kind == KnownKind::kCountry || d.known.kind == KnownKind::kCapital)) {
          country = d.known.index;
        }
        if (country == kUnknownIndex) continue;
        ++counts[country];
        ++all;
      }
      for (const auto& [country, count] : counts) {
        if (count >= 2 && count * 5 >= all * 3) report_country_ = country;
      }
    }
    return report_country_;
  }

  // "the company", "the agency": the organisation named last that may be one; its own name must not say what it is.
  std::uint32_t organisation_meant(std::uint32_t index) {
    const Draft& d = draft(index);
    const std::string_view kinds = drafts_.words.organisation_kinds(d.key);
    if (kinds.empty()) return kNone32;
    for (std::uint32_t k = index; k-- > 0 && index - k < 40;) {
      const Draft& other = draft(k);
      if (ranker_.distance(other, d) > 2) break;
      if (other.mention.kind != MentionKind::kName || other.modifies || other.located) continue;
      const std::uint32_t cluster = drafts_.cluster_of(k);
      if (cluster == kNone32) continue;
      const Cluster& c = drafts_.clusters[cluster];
      if (c.kind != EntityKind::kOrganisation || c.government || c.military) continue;
      if (c.is_known() && c.known.kind == KnownKind::kOrganisation) {
        const std::string_view kind = knowledge_.organisation(c.known.index).kind;
        if (kinds.find(kind) == std::string_view::npos) continue;
        return cluster;
      }
      if (c.is_known() && kinds != "media") continue;
      if (drafts_.words.noun(last_word(other.key))) continue;
      return cluster;
    }
    return kNone32;
  }

  std::string_view organ_lemma(const Draft& d) const { return d.key; }

  // "the Karthian army", not "the Karthian army's reserve" and not "pro-Karthian rebel army".
  bool bare_but_nationality(const Draft& d) const {
    for (std::uint32_t i = d.mention.first_token; i < d.mention.head; ++i) {
      const Upos upos = token(i).upos;
      if (upos == Upos::kNoun) return false;
      if (upos == Upos::kAdj && token(i).span.size() > 0 && knowledge_.readings(name_key(drafts_.text(i))).empty()) {
        return false;
      }
    }
    return true;
  }

  bool countries_agree(std::uint32_t a, std::uint32_t b) const {
    return a == kUnknownIndex || b == kUnknownIndex || a == b;
  }

  // Returns true if two titles may be of one office.
  bool titles_agree(const DraftTitle& description, const DraftTitle& title, std::uint32_t organisation) {
    if (!countries_agree(description.country, title.country)) return false;
    // "The society's director" is not the head of something else.
    if (organisation != kNone32 && title.scope != kNone32 && drafts_.cluster_of(title.scope) != organisation)
      return false;
    if (description.scope != kNone32 && title.scope != kNone32 &&
        drafts_.cluster_of(description.scope) != drafts_.cluster_of(title.scope) &&
        description.country == kUnknownIndex) {
      return false;
    }
    if (description.key == title.key || last_word(description.key) == title.key ||
        description.key == last_word(title.key)) {
      return true;
    }
    const auto a = knowledge_.offices_of_title(description.key), b = knowledge_.offices_of_title(title.key);
    for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
      if (a[i] == b[k]) return true;
      a[i] < b[k] ? ++i : ++k;
    }
    return false;
  }

  bool plays_role(const Cluster& cluster, const Draft& d) {
    if (cluster.kind != EntityKind::kPerson || !cluster.named) return false;
    if (d.gender != Gender::kUnknown && cluster.gender != Gender::kUnknown && d.gender != cluster.gender) return false;
    if (!countries_agree(d.title.country, cluster.country)) return false;
    std::uint32_t organisation = d.possessor == kNone32 ? kNone32 : drafts_.cluster_of(d.possessor);
    if (organisation != kNone32 &&
        (drafts_.clusters[organisation].kind != EntityKind::kOrganisation ||
         drafts_.clusters[organisation].government || !drafts_.clusters[organisation].named)) {
      organisation = kNone32;
    }
    for (const std::uint32_t titled : cluster.titles) {
      DraftTitle title = draft(titled).title;
      if (title.country == kUnknownIndex) title.country = cluster.country;
      if (titles_agree(d.title, title, organisation)) return true;
    }
    if (!cluster.is_known() || cluster.known.kind != KnownKind::kPerson) return false;
    const auto offices = knowledge_.offices_of_title(d.title.key);
    if (offices.empty()) return false;
    const std::string_view scope =
        d.title.country == kUnknownIndex ? std::string_view{} : knowledge_.country(d.title.country).id;
    if (d.title.scope != kNone32) {
      const std::uint32_t of = drafts_.cluster_of(d.title.scope);
      if (of != kNone32 && drafts_.clusters[of].is_known() &&
          drafts_.clusters[of].known.kind == KnownKind::kOrganisation) {
        const bool holds =
            knowledge_.holds(cluster.known.index, offices, knowledge_.organisation(drafts_.clusters[of].known.index).id,
                             drafts_.document.published);
        if (holds || d.title.country == kUnknownIndex) return holds;
      }
    }
    const std::optional<DateRange> when = d.title.former ? std::nullopt : drafts_.document.published;
    return knowledge_.holds(cluster.known.index, offices, scope, when) ||
           (!scope.empty() && cluster.country == d.title.country &&
            knowledge_.holds(cluster.known.index, offices, {}, when));
  }

  // The person who is "the Karthian president": of those in the text before, the most salient; of those named
  // soon after, the first; else the holder of the office on the day of publication.
  std::uint32_t person_of_role(std::uint32_t index) {
    const Draft& d = draft(index);
    std::uint32_t best = kNone32;
    int best_score = kNever;
    const std::uint32_t from = index > kWindow ? index - kWindow : 0;
    for (std::uint32_t k = index; k-- > from;) {
      const std::uint32_t cluster = drafts_.cluster_of(k);
      if (cluster == kNone32 || !plays_role(drafts_.clusters[cluster], d)) continue;
      if (d.possessor != kNone32 && drafts_.cluster_of(d.possessor) == cluster) continue;
      const int score = salience(draft(k), d);
      if (score > best_score) best_score = score, best = cluster;
    }
    if (best != kNone32) return best;
    for (std::uint32_t k = index + 1; k < drafts_.drafts.size() && k < index + 24; ++k) {
      if (draft(k).mention.sentence > d.mention.sentence + 2) break;
      const std::uint32_t cluster = drafts_.cluster_of(k);
      if (cluster != kNone32 && plays_role(drafts_.clusters[cluster], d)) return cluster;
    }
    return holder_of_role(index);
  }

  std::uint32_t holder_of_role(std::uint32_t index) {
    const Draft& d = draft(index);
    if (!drafts_.document.published || d.title.former) return kNone32;
    const auto offices = knowledge_.offices_of_title(d.title.key);
    if (offices.empty()) return kNone32;
    std::string_view scope;
    if (d.title.scope != kNone32) {
      const std::uint32_t of = drafts_.cluster_of(d.title.scope);
      if (of != kNone32 && drafts_.clusters[of].is_known() &&
          drafts_.clusters[of].known.kind == KnownKind::kOrganisation) {
        scope = knowledge_.organisation(drafts_.clusters[of].known.index).id;
      }
    }
    if (scope.empty() && d.title.country != kUnknownIndex) scope = knowledge_.country(d.title.country).id;
    if (scope.empty()) return kNone32;
    const std::uint32_t person = knowledge_.holder(offices, scope, *drafts_.document.published);
    if (person == kUnknownIndex) return kNone32;
    const KnownPerson& known = knowledge_.person(person);
    for (std::uint32_t c = 0; c < drafts_.clusters.size() && c < 256; ++c) {
      if (drafts_.clusters[c].merged_into == kNone32 && drafts_.clusters[c].known.kind == KnownKind::kPerson &&
          drafts_.clusters[c].known.index == person) {
        return c;
      }
    }
    drafts_.clusters.emplace_back();
    Cluster& cluster = drafts_.clusters.back();
    cluster.kind = EntityKind::kPerson;
    cluster.known = {KnownKind::kPerson, person};
    cluster.named = true;
    cluster.country = known.country;
    cluster.gender = known.gender == "m" ? Gender::kMale : known.gender == "f" ? Gender::kFemale : Gender::kUnknown;
    return static_cast<std::uint32_t>(drafts_.clusters.size() - 1);
  }

  // "the ministry" after "the Karthian Foreign Ministry", "the officials" after "two officials".
  std::uint32_t same_noun(std::uint32_t index) {
    const Draft& d = draft(index);
    const std::uint32_t from = index > kWindow ? index - kWindow : 0;
    for (std::uint32_t k = index; k-- > from;) {
      const Draft& other = draft(k);
      if (other.pronoun || other.mention.span.overlaps(d.mention.span)) continue;
      const std::uint32_t cluster = drafts_.cluster_of(k);
      if (cluster == kNone32 || other.thing) continue;
      if (!countries_agree(d.country, other.country)) continue;
      const bool name = other.mention.kind == MentionKind::kName;
      if (name) {
        if (d.plural || d.mention.entity_kind == EntityKind::kPerson) continue;
        if (drafts_.clusters[cluster].kind == EntityKind::kPerson) continue;
        if (last_word(other.key) != d.key || other.key == d.key) continue;
      } else {
        if (other.key != d.key || other.plural != d.plural) continue;
        if (!modifiers_within(d, other)) continue;
      }
      return cluster;
    }
    return kNone32;
  }

  // Returns true if every adjective and noun before the head of `later` stands in `earlier` too.
  bool modifiers_within(const Draft& later, const Draft& earlier) const {
    for (std::uint32_t i = later.mention.first_token; i < later.mention.head; ++i) {
      const Upos upos = token(i).upos;
      if (upos != Upos::kNoun && upos != Upos::kAdj && upos != Upos::kPropn && upos != Upos::kNum) continue;
      bool found = false;
      for (std::uint32_t k = earlier.mention.first_token; k < earlier.mention.token_end && !found; ++k) {
        found = drafts_.text(i) == drafts_.text(k);
      }
      if (!found) return false;
    }
    return true;
  }

  // ---- Pronouns ----

  void link_pronoun(std::uint32_t index) {
    const Draft& p = draft(index);
    const PronounWord& word = *p.pronoun;
    switch (word.kind) {
      case PronounKind::kRelative:
        link_relative(index);
        return;
      case PronounKind::kLatter:
        link_latter(index);
        return;
      case PronounKind::kIndefinite:
      case PronounKind::kDemonstrative:
        new_cluster(index);
        return;
      default:
        break;
    }
    if (word.person != 3) return;
    std::uint32_t best = kNone32;
    const PronounGroup group = group_of(word);
    // Somebody who speaks is somebody the report has named.
    int best_score = p.speaks ? kNever : group == PronounGroup::kAnimate ? 0 : kLeastForThings;
    candidates_.clear();
    const std::uint32_t from = index > kWindow ? index - kWindow : 0;
    for (std::uint32_t k = index; k-- > from;) {
      const Draft& candidate = draft(k);
      if (ranker_.distance(candidate, p) > kPronounSentences) break;
      const std::uint32_t cluster = drafts_.cluster_of(k);
      if (cluster == kNone32) continue;
      PronounFeatures features;
      if (!ranker_.features(index, k, features)) continue;
      const int score = weights_.score(group, features);
      if (teacher_) candidates_.push_back({k, features});

      if (score > best_score) best_score = score, best = cluster;
    }
    if (teacher_) {
      const std::uint32_t chosen = teacher_->choose(index, group, candidates_);
      best = chosen == kNone32 ? kNone32 : drafts_.cluster_of(chosen);
    }
    if (best == kNone32) best = cataphor(index);
    if (best != kNone32) drafts_.join(index, best);
  }

  // "While defending his decision, the president said": the subject of the clause that the pronoun's clause
  // hangs from.
  std::uint32_t cataphor(std::uint32_t index) {
    const Draft& p = draft(index);
    for (std::uint32_t k = index + 1; k < drafts_.drafts.size() && k < index + 12; ++k) {
      const Draft& candidate = draft(k);
      if (candidate.mention.sentence != p.mention.sentence) break;
      if (candidate.mention.kind != MentionKind::kName || !candidate.acts) continue;
      const std::uint32_t cluster = drafts_.cluster_of(k);
      if (cluster == kNone32 || !ranker_.fits(p, candidate, drafts_.clusters[cluster])) continue;
      return cluster;
    }
    return kNone32;
  }

  void link_relative(std::uint32_t index) {
    const Draft& p = draft(index);
    std::uint32_t at = p.mention.head;
    for (int step = 0; step < 6 && at != kNone32; ++step) {
      const Token& word = token(at);
      if (word.deprel == Deprel::kAclRelcl || word.deprel == Deprel::kAcl) {
        const std::uint32_t antecedent = word.head == kNone32 ? kNone32 : drafts_.draft_of_head[word.head];
        if (antecedent != kNone32 && drafts_.cluster_of(antecedent) != kNone32 &&
            !(p.pronoun->inanimate && drafts_.clusters[drafts_.cluster_of(antecedent)].kind == EntityKind::kPerson)) {
          drafts_.join(index, drafts_.cluster_of(antecedent));
        }
        return;
      }
      at = word.head;
    }
  }

  void link_latter(std::uint32_t index) {
    const Draft& d = draft(index);
    for (std::uint32_t k = index; k-- > 0 && index - k < 24;) {
      const Draft& other = draft(k);
      if (other.mention.sentence + 1 < d.mention.sentence) break;
      if (other.mention.kind != MentionKind::kName || other.mention.entity_kind == EntityKind::kPlace) continue;
      if (other.modifies) continue;
      drafts_.join(index, drafts_.cluster_of(k));
      return;
    }
    new_cluster(index);
  }

  int role_weight(const Draft& candidate) const {
    if (candidate.modifies) return -15;
    switch (candidate.relation) {
      case Deprel::kNsubj:
      case Deprel::kNsubjPass:
      case Deprel::kNsubjOuter:
        return 30;
      case Deprel::kObj:
      case Deprel::kIobj:
        return 12;
      case Deprel::kOblAgent:
        return 15;
      case Deprel::kNmodPoss:
        return 4;
      case Deprel::kRoot:
        return 15;
      case Deprel::kAppos:
        return 8;
      default:
        return 0;
    }
  }

  int distance_weight(const Draft& candidate, const Draft& from) const {
    static constexpr int kByDistance[] = {40, 25, 5, -10, -22, -35};
    return kByDistance[std::min<std::uint32_t>(ranker_.distance(candidate, from), 5)];
  }

  int salience(const Draft& candidate, const Draft& from) const {
    int score = distance_weight(candidate, from) + role_weight(candidate);
    if (candidate.speaks) score += 20;
    if (candidate.mention.kind == MentionKind::kName) score += 5;
    return score;
  }

  Drafts& drafts_;
  const Analysis& analysis_;
  const Knowledge& knowledge_;
  const PronounWeights& weights_;
  PronounTeacher* teacher_;
  PronounRanker ranker_;
  std::vector<PronounCandidate> candidates_;
  bool countries_counted_ = false;
  std::uint32_t report_country_ = kUnknownIndex;
};

}  // namespace

void link_references(Drafts& drafts, const PronounWeights& weights, PronounTeacher* teacher) {
  ReferenceLinker(drafts, weights, teacher).link();
}

}  // namespace onrecord

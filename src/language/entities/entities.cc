#include "language/entities/entities.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "language/entities/apposition.h"
#include "language/entities/draft.h"
#include "language/entities/mention_finder.h"
#include "language/entities/name_linking.h"
#include "language/entities/reference_linking.h"
#include "language/lexicon/knowledge.h"
#include "language/lexicon/person_words.h"

namespace onrecord {
namespace {

// Returns `text` with each run of white space as one space.
std::string one_line(std::string_view text) {
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    if (is_space(point.value)) {
      gap = !out.empty();
    } else {
      if (gap) out.push_back(' ');
      gap = false;
      out.append(text.substr(i, point.bytes));
    }
    i += point.bytes;
  }
  return out;
}

class SieveResolver : public EntityResolver {
 public:
  SieveResolver(Knowledge knowledge, const Lexicon& lexicon)
      : knowledge_(std::move(knowledge)), words_(lexicon), weights_(lexicon) {}

  void resolve(const Document& document, Analysis& analysis) const override {
    Drafts drafts{document, analysis, knowledge_, words_, {}, {}, {}, {}, {}};
    find_mentions(drafts);
    link_names(drafts);
    link_appositions(drafts);
    link_references(drafts, weights_);
    write(drafts, analysis);
  }

 private:
  void write(Drafts& drafts, Analysis& analysis) const {
    std::vector<std::uint32_t> entity_of(drafts.clusters.size(), kNone32);
    std::vector<Entity> entities;
    std::vector<Mention> mentions;
    mentions.reserve(drafts.drafts.size());
    for (std::uint32_t i = 0; i < drafts.drafts.size(); ++i) {
      const Draft& draft = drafts.drafts[i];
      if (draft.thing) continue;
      Mention mention = draft.mention;
      const std::uint32_t cluster = drafts.cluster_of(i);
      mention.entity = kNone32;
      if (cluster != kNone32 && !drafts.clusters[cluster].thing) {
        if (entity_of[cluster] == kNone32) {
          entity_of[cluster] = static_cast<std::uint32_t>(entities.size());
          entities.push_back(make_entity(drafts, cluster, draft));
        }
        mention.entity = entity_of[cluster];
        mention.entity_kind = drafts.clusters[cluster].kind;
        entities[mention.entity].mentions.push_back({mention.span, mention.kind});
      }
      mentions.push_back(mention);
    }
    analysis.mentions = std::move(mentions);
    analysis.entities = std::move(entities);
  }

  Entity make_entity(const Drafts& drafts, std::uint32_t index, const Draft& first) const {
    const Cluster& cluster = drafts.clusters[index];
    Entity entity;
    entity.kind = cluster.kind;
    entity.named = cluster.named;
    if (cluster.government) {
      entity.name = fmt::format("{} (government)", knowledge_.country(cluster.country).name);
      entity.known = fmt::format("{}:government", knowledge_.country(cluster.country).id);
    } else if (cluster.is_known()) {
      name_known(cluster, entity);
    } else if (cluster.military) {
      entity.name = fmt::format("Armed Forces of {}", knowledge_.country(cluster.country).name);
      entity.known = fmt::format("{}:military", knowledge_.country(cluster.country).id);
    } else if (cluster.named) {
      entity.name = one_line(cluster.name);
    } else {
      entity.name = description_name(drafts, first);
    }
    if (entity.name.empty()) entity.name = one_line(slice(drafts.document.text, first.mention.span));
    const std::string_view kind = name_of(entity.kind);
    const std::string id =
        entity.known ? content_id({"known", *entity.known, kind})
        : entity.named
            ? content_id({"name", entity.name, kind})
            : content_id({"unnamed", drafts.document.id, entity.name, std::to_string(first.mention.span.begin)});
    entity.id = "N-" + id;
    if (entity.kind == EntityKind::kPerson && entity.named) add_roles(drafts, cluster, entity);
    return entity;
  }

  void add_roles(const Drafts& drafts, const Cluster& cluster, Entity& entity) const {
    if (cluster.gender != Gender::kUnknown) entity.gender = cluster.gender == Gender::kMale ? 'm' : 'f';
    const auto scope_of = [&](std::uint32_t country) {
      return country == kUnknownIndex ? std::string{} : std::string{knowledge_.country(country).id};
    };
    for (const std::uint32_t titled : cluster.titles) {
      const DraftTitle& title = drafts.drafts[titled].title;
      const TitleWord* word = words_.title(title.key);
      if (word != nullptr && word->kind == TitleKind::kHonorific) continue;
      entity.roles.push_back({title.key, scope_of(title.country)});
    }
    for (const std::uint32_t described : cluster.drafts) {
      const Draft& draft = drafts.drafts[described];
      if (draft.mention.kind != MentionKind::kDescription || draft.plural || !draft.title.key.empty()) continue;
      const PersonNoun* noun = words_.noun(draft.key);
      if (noun != nullptr && noun->kind == NounKind::kPerson)
        entity.roles.push_back({draft.key, scope_of(draft.country)});
    }
    std::sort(entity.roles.begin(), entity.roles.end());
    entity.roles.erase(std::unique(entity.roles.begin(), entity.roles.end()), entity.roles.end());
  }

  void name_known(const Cluster& cluster, Entity& entity) const {
    const std::uint32_t index = cluster.known.index;
    switch (cluster.known.kind) {
      case KnownKind::kPerson:
        entity.name = knowledge_.person(index).name;
        entity.known = std::string(knowledge_.person(index).id);
        break;
      case KnownKind::kOrganisation:
        entity.name = knowledge_.organisation(index).name;
        entity.known = std::string(knowledge_.organisation(index).id);
        break;
      case KnownKind::kOutlet:
        entity.name = knowledge_.outlet(index).name;
        entity.known = std::string(knowledge_.outlet(index).id);
        break;
      case KnownKind::kCountry:
        entity.name = knowledge_.country(index).name;
        entity.known = std::string(knowledge_.country(index).id);
        break;
      case KnownKind::kPeople:
      case KnownKind::kNationality:
        entity.name = one_line(cluster.name);
        entity.known = fmt::format("{}:people", knowledge_.country(index).id);
        break;
      case KnownKind::kCapital:
        entity.name = knowledge_.country(index).capital;
        entity.known = fmt::format("{}:capital", knowledge_.country(index).id);
        break;
      case KnownKind::kPlace:
        entity.name = knowledge_.place(index).name;
        break;
      case KnownKind::kMetonym:
        entity.name = knowledge_.metonym(index).name;
        break;
    }
  }

  // The words of a description without the determiner before them.
  std::string description_name(const Drafts& drafts, const Draft& draft) const {
    std::uint32_t first = draft.mention.first_token;
    while (first < draft.mention.head && drafts.analysis.tokens[first].upos == Upos::kDet) ++first;
    return one_line(slice(drafts.document.text, {drafts.analysis.tokens[first].span.begin, draft.mention.span.end}));
  }

  Knowledge knowledge_;
  PersonWords words_;
  PronounWeights weights_;
};

}  // namespace

Result<std::unique_ptr<EntityResolver>> EntityResolver::open(const Lexicon& lexicon) {
  Result<Knowledge> knowledge = Knowledge::open(lexicon);
  if (!knowledge) return knowledge.error();
  return std::unique_ptr<EntityResolver>(new SieveResolver(std::move(*knowledge), lexicon));
}

}  // namespace onrecord

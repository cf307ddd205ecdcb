#include "language/entities/draft.h"

#include <algorithm>

namespace onrecord {
namespace {

// So many titles of one person are remembered; more would only repeat them.
constexpr std::size_t kMaxTitles = 16;

}  // namespace

std::uint32_t Drafts::find(std::uint32_t cluster) {
  while (clusters[cluster].merged_into != kNone32) {
    const std::uint32_t next = clusters[cluster].merged_into;
    if (clusters[next].merged_into != kNone32) clusters[cluster].merged_into = clusters[next].merged_into;
    cluster = next;
  }
  return cluster;
}

std::uint32_t Drafts::cluster_of(std::uint32_t draft) {
  const std::uint32_t cluster = drafts[draft].mention.entity;
  return cluster == kNone32 ? kNone32 : find(cluster);
}

void Drafts::join(std::uint32_t draft, std::uint32_t cluster) {
  cluster = find(cluster);
  Cluster& target = clusters[cluster];
  drafts[draft].mention.entity = cluster;
  target.drafts.push_back(draft);
  if (!drafts[draft].title.key.empty() && target.titles.size() < kMaxTitles) target.titles.push_back(draft);
  if (target.gender == Gender::kUnknown) target.gender = drafts[draft].gender;
}

bool Drafts::may_merge(std::uint32_t a, std::uint32_t b) {
  const Cluster& x = clusters[find(a)];
  const Cluster& y = clusters[find(b)];
  if (x.is_known() && y.is_known() && x.known != y.known) return false;
  if (x.gender != Gender::kUnknown && y.gender != Gender::kUnknown && x.gender != y.gender) return false;
  if (x.kind != EntityKind::kUnknown && y.kind != EntityKind::kUnknown && x.kind != y.kind) return false;
  return x.government == y.government && x.military == y.military;
}

std::uint32_t Drafts::merge(std::uint32_t into, std::uint32_t from) {
  into = find(into);
  from = find(from);
  if (into == from) return into;
  Cluster& target = clusters[into];
  Cluster& source = clusters[from];
  source.merged_into = into;
  if (target.kind == EntityKind::kUnknown) target.kind = source.kind;
  if (target.gender == Gender::kUnknown) target.gender = source.gender;
  if (target.country == kUnknownIndex) target.country = source.country;
  if (!target.is_known()) target.known = source.known;
  const bool fuller = source.named && (!target.named || source.key.size() > target.key.size());
  if (fuller) {
    target.name = source.name;
    target.key = source.key;
    target.plural = source.plural;
  }
  target.named = target.named || source.named;
  // Small to large, so that many merges stay cheap.
  const auto take = [](std::vector<std::uint32_t>& to, std::vector<std::uint32_t>& of) {
    if (to.size() < of.size()) to.swap(of);
    to.insert(to.end(), of.begin(), of.end());
    of.clear();
  };
  take(target.drafts, source.drafts);
  take(target.titles, source.titles);
  return into;
}

}  // namespace onrecord

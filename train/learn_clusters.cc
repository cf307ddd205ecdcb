#include "learn_clusters.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unordered_map>

#include "language/syntax/hash_table.h"
#include "treebank.h"

namespace onrecord {
namespace {

struct Neighbour {
  std::uint32_t word;
  std::uint32_t count;
};

// Bigrams of items 0..size-1, both ways.
struct Bigrams {
  std::vector<std::uint64_t> counts;  // Of each item.
  std::vector<std::vector<Neighbour>> after, before;
};

// x * log2(x) in units of 2^-10. Rounded far above the last bit of log2, so that every C library gives the same.
class Entropy {
 public:
  Entropy() : table_(1 << 20) {
    for (std::size_t n = 0; n < table_.size(); ++n) table_[n] = exact(n);
  }
  std::int64_t operator()(std::int64_t n) const {
    return static_cast<std::size_t>(n) < table_.size() ? table_[static_cast<std::size_t>(n)]
                                                       : exact(static_cast<std::size_t>(n));
  }

 private:
  static std::int64_t exact(std::size_t n) {
    if (n < 2) return 0;
    const double bits = std::floor(std::log2(static_cast<double>(n)) * 1048576.0 + 0.5);
    return static_cast<std::int64_t>(n) * static_cast<std::int64_t>(bits) >> 10;
  }
  std::vector<std::int64_t> table_;
};

// Returns a class for each item. Items stand in order of falling count.
std::vector<std::uint32_t> exchange(const Bigrams& bigrams, std::uint32_t classes, int passes) {
  const Entropy f;
  const auto size = static_cast<std::uint32_t>(bigrams.counts.size());
  std::vector<std::uint32_t> class_of(size);
  for (std::uint32_t i = 0; i < size; ++i) class_of[i] = i % classes;
  std::vector<std::int64_t> joint(std::size_t{classes} * classes, 0);    // [a][b]: a then b.
  std::vector<std::int64_t> joint_t(std::size_t{classes} * classes, 0);  // [b][a]: the same, turned.
  std::vector<std::int64_t> total(classes, 0);
  const auto add = [&](std::uint32_t a, std::uint32_t b, std::int64_t n) {
    joint[std::size_t{a} * classes + b] += n;
    joint_t[std::size_t{b} * classes + a] += n;
  };
  for (std::uint32_t w = 0; w < size; ++w) {
    total[class_of[w]] += static_cast<std::int64_t>(bigrams.counts[w]);
    for (const Neighbour& n : bigrams.after[w]) add(class_of[w], class_of[n.word], n.count);
  }
  std::vector<std::int64_t> after(classes, 0);
  std::vector<std::int64_t> before(classes, 0);
  std::vector<std::uint32_t> after_classes;
  std::vector<std::uint32_t> before_classes;
  for (int pass = 0; pass < passes; ++pass) {
    std::size_t moved = 0;
    for (std::uint32_t w = 0; w < size; ++w) {
      std::int64_t self = 0;
      after_classes.clear();
      before_classes.clear();
      for (const Neighbour& n : bigrams.after[w]) {
        if (n.word == w) {
          self = n.count;
          continue;
        }
        if (after[class_of[n.word]] == 0) after_classes.push_back(class_of[n.word]);
        after[class_of[n.word]] += n.count;
      }
      for (const Neighbour& n : bigrams.before[w]) {
        if (n.word == w) continue;
        if (before[class_of[n.word]] == 0) before_classes.push_back(class_of[n.word]);
        before[class_of[n.word]] += n.count;
      }
      const auto count = static_cast<std::int64_t>(bigrams.counts[w]);
      const std::uint32_t old = class_of[w];
      const auto put = [&](std::uint32_t c, std::int64_t sign) {
        for (const std::uint32_t b : after_classes) add(c, b, sign * after[b]);
        for (const std::uint32_t b : before_classes) add(b, c, sign * before[b]);
        add(c, c, sign * self);
        total[c] += sign * count;
      };
      put(old, -1);
      std::uint32_t best = old;
      std::int64_t best_gain = INT64_MIN;
      for (std::uint32_t c = 0; c < classes; ++c) {
        const std::int64_t* row = joint.data() + std::size_t{c} * classes;
        const std::int64_t* column = joint_t.data() + std::size_t{c} * classes;
        std::int64_t gain = -2 * (f(total[c] + count) - f(total[c]));
        for (const std::uint32_t b : after_classes) {
          if (b != c) gain += f(row[b] + after[b]) - f(row[b]);
        }
        for (const std::uint32_t b : before_classes) {
          if (b != c) gain += f(column[b] + before[b]) - f(column[b]);
        }
        gain += f(row[c] + after[c] + before[c] + self) - f(row[c]);
        if (gain > best_gain || (gain == best_gain && c == old)) best_gain = gain, best = c;
      }
      put(best, 1);
      class_of[w] = best;
      moved += best != old;
      for (const std::uint32_t b : after_classes) after[b] = 0;
      for (const std::uint32_t b : before_classes) before[b] = 0;
    }
    fmt::print(stderr, "  clusters {} pass {}: {} of {} words moved\n", classes, pass + 1, moved, size);
    if (moved * 200 < size) break;
  }
  return class_of;
}

Bigrams count_bigrams(std::vector<std::uint64_t>& pairs, std::uint32_t size) {
  std::sort(pairs.begin(), pairs.end());
  Bigrams bigrams;
  bigrams.counts.assign(size, 0);
  bigrams.after.resize(size);
  bigrams.before.resize(size);
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t j = i;
    while (j < pairs.size() && pairs[j] == pairs[i]) ++j;
    const auto a = static_cast<std::uint32_t>(pairs[i] >> 32);
    const auto b = static_cast<std::uint32_t>(pairs[i]);
    const auto n = static_cast<std::uint32_t>(j - i);
    bigrams.after[a].push_back({b, n});
    bigrams.before[b].push_back({a, n});
    bigrams.counts[a] += n;
    i = j;
  }
  return bigrams;
}

}  // namespace

Result<std::string> learn_clusters(const Tokeniser& tokeniser, const std::string& path, const ClusterPlan& plan) {
  auto bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  bytes->reserve(bytes->size() + simdjson::SIMDJSON_PADDING);
  // Forms by number, in order of first sight; paragraphs end with ~0.
  std::vector<std::uint32_t> text;
  std::unordered_map<std::uint32_t, std::uint32_t> number_of;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> counts;  // Count and form of each number.
  simdjson::dom::parser parser;
  std::vector<Word> words;
  std::string_view rest = *bytes;
  for (std::size_t article = 0; !rest.empty() && article < plan.max_articles; ++article) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    std::string_view content;
    if (parser.parse(line.data(), line.size(), true)["text"].get(content) != simdjson::SUCCESS) continue;
    while (!content.empty()) {
      const std::string_view paragraph = content.substr(0, content.find('\n'));
      content.remove_prefix(std::min(content.size(), paragraph.size() + 1));
      words.clear();
      tokeniser.tokenise(paragraph, {0, static_cast<std::uint32_t>(paragraph.size())}, words);
      for (const Word& word : words) {
        const auto [found, fresh] = number_of.emplace(word.form, static_cast<std::uint32_t>(counts.size()));
        if (fresh) counts.emplace_back(0, word.form);
        ++counts[found->second].first;
        text.push_back(found->second);
      }
      text.push_back(~0u);
    }
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    if (counts[i].first >= plan.least_count) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return counts[a].first > counts[b].first; });
  std::vector<std::uint32_t> rank(counts.size(), ~0u);
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  const auto size = static_cast<std::uint32_t>(order.size());
  fmt::print(stderr, "  clusters: {} tokens, {} words with a class\n", text.size(), size);
  std::vector<std::uint64_t> pairs;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == ~0u || text[i + 1] == ~0u) continue;
    const std::uint64_t a = rank[text[i]];
    const std::uint64_t b = rank[text[i + 1]];
    if (a != ~0u && b != ~0u) pairs.push_back(a << 32 | b);
  }
  const Bigrams bigrams = count_bigrams(pairs, size);
  const std::vector<std::uint32_t> fine = exchange(bigrams, plan.fine, plan.passes);
  // The classes themselves are clustered again for the coarse level. Their order is that of their number.
  for (std::uint64_t& pair : pairs) pair = std::uint64_t{fine[pair >> 32]} << 32 | fine[pair & 0xFFFFFFFFu];
  const std::vector<std::uint32_t> coarse = exchange(count_bigrams(pairs, plan.fine), plan.coarse, 10);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> table;
  for (std::uint32_t i = 0; i < size; ++i) {
    table.emplace_back(counts[order[i]].second, (fine[i] + 1) | (coarse[fine[i]] + 1) << 16);
  }
  return HashTable::section(table);
}

}  // namespace onrecord

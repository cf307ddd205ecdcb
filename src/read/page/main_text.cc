#include "read/page/main_text.h"

#include <algorithm>
#include <map>
#include <utility>

namespace onrecord {
namespace {

// How much an element gains that says of itself that it holds the report, by its tag or by its class.
constexpr double kDeclared = 1.2, kNamed = 1.5;

// How much of a block is running text, in bytes.
double running_bytes(const PageBlock& block) {
  if (block.kind == PageBlockKind::kHeading || block.kind == PageBlockKind::kCaption) return 0;
  if (block.link_density() > 0.4) return 0;
  const bool long_enough = block.shape.words >= 20 || (block.shape.words >= 8 && block.shape.ends_sentence());
  return long_enough ? block.span.size() - block.link_bytes : 0;
}

class MainTextFinder {
 public:
  MainTextFinder(const HtmlTree& tree, const PageText& page, const Furniture& furniture, std::string_view title)
      : tree_(tree), page_(page), furniture_(furniture), title_key_(headline_key(title)) {}

  std::vector<MainBlock> find() {
    if (page_.blocks.empty()) return {};
    weigh();
    const std::uint32_t container = choose_container();
    pick(container);
    return std::move(picked_);
  }

 private:
  // Sums of running text and of everything else, over nodes in the order of the page, so that an element's own sums are
  // the difference of two.
  void weigh() {
    const std::size_t nodes = tree_.nodes.size();
    running_.assign(nodes + 1, 0);
    for (const PageBlock& block : page_.blocks) running_[block.last_node + 1] += running_bytes(block);
    for (std::size_t i = 1; i <= nodes; ++i) running_[i] += running_[i - 1];
    const double all = running_[nodes];
    weigh_hints(all);
    score_.assign(nodes + 1, 0);
    for (const PageBlock& block : page_.blocks) {
      const double good = hint_of(block).empty() ? running_bytes(block) : 0;
      double worth = good;
      if (good == 0 && block.kind != PageBlockKind::kHeading) {
        const bool plain = block.link_density() < 0.2 && hint_of(block).empty();
        worth = plain ? -0.05 * block.span.size() : -0.15 * block.span.size();
      }
      score_[block.last_node + 1] += worth;
    }
    for (std::size_t i = 1; i <= nodes; ++i) score_[i] += score_[i - 1];
  }

  // A word that most of the page's text stands under says nothing on this page: layouts are full of "widget" and
  // "comments-open". So the text under all elements of a word is summed, and only a word with little counts.
  void weigh_hints(double all) {
    const std::size_t nodes = tree_.nodes.size();
    std::map<std::string_view, std::pair<double, std::uint32_t>> under;  // Text, and the node up to which it is summed.
    for (std::uint32_t i = 1; i < nodes; ++i) {
      if (page_.hints[i].empty()) continue;
      auto& [bytes, last] = under[page_.hints[i]];
      if (i <= last) continue;
      bytes += below(running_, i);
      last = tree_.nodes[i].last_below;
    }
    hints_.resize(nodes);
    for (std::uint32_t i = 1; i < nodes; ++i) {
      hints_[i] = hints_[tree_.nodes[i].parent];
      const std::string_view word = page_.hints[i];
      if (!hints_[i].empty() || word.empty()) continue;
      // Readers may write more than the reporter.
      const double most = furniture_.class_reason(word) == "comments" ? 0.9 : 0.4;
      if (under[word].first <= most * all) hints_[i] = word;
    }
  }

  double below(const std::vector<double>& sums, std::uint32_t node) const {
    return sums[tree_.nodes[node].last_below + 1] - sums[node];
  }
  std::string_view hint_of(const PageBlock& block) const { return hints_[tree_.nodes[block.last_node].parent]; }

  // Returns the element with the best sum; of equal ones the innermost.
  std::uint32_t choose_container() const {
    std::uint32_t best = 0;
    double best_score = below(score_, 0);
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const HtmlNode& node = tree_.nodes[i];
      if (node.last_below == i || !(tag_traits(node.tag) & kBlockTag)) continue;
      double score = below(score_, i);
      if (score <= 0) continue;
      if (node.tag == Tag::kArticle || node.tag == Tag::kMain) score *= kDeclared;
      if (page_.content[i]) score *= kNamed;
      if (score >= best_score) {
        best = i;
        best_score = score;
      }
    }
    return best;
  }

  std::string_view furniture_reason(const PageBlock& block) const {
    if (block.span.size() > 300) return {};
    const std::optional<Furniture::Hit> hit = furniture_.find(folded_line(page_.of(block)), LineZone::kTail);
    return hit ? hit->why : std::string_view{};
  }
  bool is_furniture(const PageBlock& block) const { return !furniture_reason(block).empty(); }

  void pick(std::uint32_t container) {
    const std::uint32_t last = tree_.nodes[container].last_below;
    std::vector<std::size_t> inside;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const PageBlock& block = page_.blocks[i];
      if (block.last_node < container || block.last_node > last) continue;
      if (!hint_of(block).empty()) continue;
      inside.push_back(i);
    }
    std::size_t first_running = inside.size(), last_running = 0;
    for (std::size_t k = 0; k < inside.size(); ++k) {
      if (running_bytes(page_.blocks[inside[k]]) == 0) continue;
      first_running = std::min(first_running, k);
      last_running = k;
    }
    if (first_running == inside.size()) {
      for (const std::size_t i : inside) {
        if (page_.blocks[i].link_density() < 0.5)
          picked_.push_back({i, page_.blocks[i].kind == PageBlockKind::kHeading});
      }
      return;
    }
    std::vector<std::size_t> headings;  // Waiting for something to head.
    int foreign_level = 0;              // Of a heading like "Related stories": what it heads is not the report's.
    for (std::size_t k = 0; k < inside.size(); ++k) {
      const PageBlock& block = page_.blocks[inside[k]];
      if (block.kind == PageBlockKind::kHeading) {
        if (const std::string_view why = furniture_reason(block); !why.empty()) {
          const bool late = 2 * k > first_running + last_running;
          if (late && (why == "related" || why == "comments")) foreign_level = block.level;
          continue;
        }
        if (foreign_level > 0 && block.level > foreign_level) continue;
        foreign_level = 0;
        if (block.link_density() > 0.6) continue;
        if (!title_key_.empty() && headline_key(page_.of(block)) == title_key_) continue;
        if (k > last_running) continue;
        if (k < first_running && block.level == 1) continue;
        while (!headings.empty() && page_.blocks[headings.back()].level >= block.level) headings.pop_back();
        headings.push_back(inside[k]);
        continue;
      }
      if (foreign_level > 0 || !keeps(block, k, first_running, last_running)) continue;
      for (const std::size_t heading : headings) picked_.push_back({heading, true});
      headings.clear();
      picked_.push_back({inside[k], false});
    }
    std::sort(picked_.begin(), picked_.end(), [](const MainBlock& a, const MainBlock& b) { return a.block < b.block; });
  }

  bool keeps(const PageBlock& block, std::size_t at, std::size_t first_running, std::size_t last_running) const {
    const bool running = running_bytes(block) > 0;
    if (is_furniture(block)) return false;
    if (running) return true;
    if (block.kind == PageBlockKind::kCaption) return false;
    if (block.link_density() > 0.5) return false;
    if (!title_key_.empty() && headline_key(page_.of(block)) == title_key_) return false;
    if (at < first_running) return block.shape.words >= 8;
    if (at > last_running) {
      // What follows the last sentence is the end of a list, or page furniture.
      return block.kind == PageBlockKind::kListItem || block.kind == PageBlockKind::kCell ||
             block.shape.ends_sentence();
    }
    return true;
  }

  const HtmlTree& tree_;
  const PageText& page_;
  const Furniture& furniture_;
  const std::string title_key_;
  std::vector<double> running_, score_;
  std::vector<std::string_view> hints_;  // By node: the hint in force on what stands in it.
  std::vector<MainBlock> picked_;
};

}  // namespace

std::vector<MainBlock> find_main_text(const HtmlTree& tree, const PageText& page, const Furniture& furniture,
                                      std::string_view title) {
  return MainTextFinder(tree, page, furniture, title).find();
}

}  // namespace onrecord

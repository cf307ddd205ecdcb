#include "read/page/main_text.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "read/page/declared_body.h"

namespace onrecord {
namespace {

// How much an element gains that says of itself that it holds the report, by its tag or by its class.
constexpr double kDeclared = 1.2, kNamed = 1.5;
// Shares of a block's words that stand in the declared body: it is of the report, it is not; and of all that was
// picked.
constexpr std::size_t kShortestTitle = 6, kFarthestLead = 4;  // Letters; blocks behind the headline.
constexpr double kDeclaredBlock = .8, kForeignBlock = .2, kDeclaredWhole = .85;

// How much of a block is running text, in bytes.
double running_bytes(const PageBlock& block) {
  if (block.kind == PageBlockKind::kHeading || block.kind == PageBlockKind::kCaption) return 0;
  if (block.link_density() > 0.4) return 0;
  const bool long_enough = block.shape.words >= 20 || (block.shape.words >= 8 && block.shape.ends_sentence());
  return long_enough ? block.span.size() - block.link_bytes : 0;
}

class MainTextFinder {
 public:
  MainTextFinder(const HtmlTree& tree, const PageText& page, const Furniture& furniture, std::string_view title,
                 std::string_view declared_body)
      : tree_(tree), page_(page), furniture_(furniture), title_key_(headline_key(title)) {
    if (declared_body.empty()) return;
    declared_.emplace(declared_body, page);
    if (!declared_->agrees()) declared_.reset();
  }

  MainText find() {
    if (page_.blocks.empty()) return {};
    weigh();
    const std::uint32_t container = choose_container();
    pick(container);
    if (declared_) follow_declared_body();
    add_lead();
    find_asides(container);
    return std::move(found_);
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
    // Text, and the node up to which it is summed. Looked up, never walked through.
    std::unordered_map<std::string_view, std::pair<double, std::uint32_t>> under;
    for (std::uint32_t i = 1; i < nodes; ++i) {
      if (page_.hints[i].empty()) continue;
      auto& [bytes, last] = under[page_.hints[i]];
      if (i <= last) continue;
      bytes += below(running_, i);
      last = tree_.nodes[i].last_below;
    }
    // A box of other stories links to them, or has a heading; the "teaser" of this one, before its text, has neither.
    leads_away_.assign(nodes + 1, 0);
    for (const PageBlock& block : page_.blocks) {
      if (block.link_bytes > 0 || block.kind == PageBlockKind::kHeading) leads_away_[block.last_node + 1] += 1;
    }
    for (std::size_t i = 1; i <= nodes; ++i) leads_away_[i] += leads_away_[i - 1];
    hints_.resize(nodes);
    for (std::uint32_t i = 1; i < nodes; ++i) {
      hints_[i] = hints_[tree_.nodes[i].parent];
      const std::string_view word = page_.hints[i];
      if (!hints_[i].empty() || word.empty()) continue;
      const bool before_text = running_[i] <= 0.1 * all;
      if (before_text && below(leads_away_, i) == 0 && furniture_.class_reason(word) == "related") continue;
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
          found_.report.push_back({i, page_.blocks[i].kind == PageBlockKind::kHeading});
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
        if (foreign_level > 0 && block.level > foreign_level) {
          foreign_.push_back(inside[k]);
          continue;
        }
        foreign_level = 0;
        if (block.link_density() > 0.6) continue;
        if (!title_key_.empty() && headline_key(page_.of(block)) == title_key_) continue;
        if (k > last_running) continue;
        if (k < first_running && block.level == 1) continue;
        while (!headings.empty() && page_.blocks[headings.back()].level >= block.level) headings.pop_back();
        headings.push_back(inside[k]);
        continue;
      }
      if (foreign_level > 0) foreign_.push_back(inside[k]);
      if (foreign_level > 0 || !keeps(block, k, first_running, last_running)) continue;
      for (const std::size_t heading : headings) found_.report.push_back({heading, true});
      headings.clear();
      found_.report.push_back({inside[k], false});
    }
    std::sort(found_.report.begin(), found_.report.end(),
              [](const MainBlock& a, const MainBlock& b) { return a.block < b.block; });
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

  // Puts in what the rules lost, and leaves out what stands behind the last block of the declared body, if that is
  // nearly all of what was picked: many publishers declare the first lines alone, and few the summary before them.
  void follow_declared_body() {
    std::vector<bool> picked(page_.blocks.size());
    double all = 0, declared = 0;
    for (const MainBlock& main : found_.report) {
      picked[main.block] = true;
      const double bytes = running_bytes(page_.blocks[main.block]);
      all += bytes;
      declared += bytes * declared_->share(main.block);
    }
    std::size_t behind = 0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const PageBlock& block = page_.blocks[i];
      if (declared_->share(i) < kDeclaredBlock || running_bytes(block) == 0) continue;
      behind = i + 1;
      if (picked[i] || is_furniture(block)) continue;
      found_.report.push_back({i, false});
      all += running_bytes(block);
      declared += running_bytes(block);
    }
    if (declared >= kDeclaredWhole * all) {
      const auto outside = [&](const MainBlock& main) {
        return main.block >= behind && declared_->share(main.block) < kForeignBlock;
      };
      found_.report.erase(std::remove_if(found_.report.begin(), found_.report.end(), outside), found_.report.end());
    }
    std::sort(found_.report.begin(), found_.report.end(),
              [](const MainBlock& a, const MainBlock& b) { return a.block < b.block; });
  }

  // The lead often stands with the headline, outside of the element that holds the report: running text between the
  // headline and the first block.
  void add_lead() {
    if (found_.report.empty() || title_key_.size() < kShortestTitle) return;
    const std::size_t first = found_.report.front().block;
    std::size_t headline = first;
    for (std::size_t i = first; i-- > 0 && headline == first;) {
      if (page_.blocks[i].kind == PageBlockKind::kHeading && headline_key(page_.of(page_.blocks[i])) == title_key_) {
        headline = i;
      }
    }
    std::vector<MainBlock> lead;
    for (std::size_t i = headline + 1; i < first && i <= headline + kFarthestLead; ++i) {
      const PageBlock& block = page_.blocks[i];
      if (running_bytes(block) == 0 || block.link_bytes > 0 || !hint_of(block).empty() || is_furniture(block)) continue;
      // Some pages print it again in the report.
      const std::string key = headline_key(page_.of(block));
      if (headline_key(page_.of(page_.blocks[first])).find(key) != std::string::npos) continue;
      lead.push_back({i, false});
    }
    found_.report.insert(found_.report.begin(), lead.begin(), lead.end());
  }

  // What stands beside the report anywhere on the page, as its reason tells; the frame of the site does not.
  static bool is_beside_report(std::string_view why) {
    return why == "advert" || why == "related" || why == "subscribe" || why == "comments" || why == "cookie" ||
           why == "metadata" || why == "paywall";
  }

  // Returns why a block that was not picked is no part of the report, or "" if nothing tells.
  std::string_view reason_of(std::size_t index) const {
    const PageBlock& block = page_.blocks[index];
    const std::string_view hint = hint_of(block);
    if (!hint.empty()) {
      const std::string_view why = furniture_.class_reason(hint);
      return why.empty() ? hint : why;
    }
    if (const std::string_view why = furniture_reason(block); !why.empty()) return why;
    if (block.kind == PageBlockKind::kCaption) return "caption";
    if (!title_key_.empty() && headline_key(page_.of(block)) == title_key_) return "title";
    return block.link_density() > 0.5 ? "links" : std::string_view{};
  }

  void find_asides(std::uint32_t container) {
    const std::uint32_t last = tree_.nodes[container].last_below;
    std::size_t picked = 0, foreign = 0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (picked < found_.report.size() && found_.report[picked].block == i) {
        ++picked;
        continue;
      }
      while (foreign < foreign_.size() && foreign_[foreign] < i) ++foreign;
      const PageBlock& block = page_.blocks[i];
      const bool inside = block.last_node >= container && block.last_node <= last;
      if (!inside && hint_of(block).empty()) continue;
      std::string_view why = reason_of(i);
      if (foreign < foreign_.size() && foreign_[foreign] == i && why.empty()) why = "related";
      if (why.empty() || why == "hidden" || (!inside && !is_beside_report(why))) continue;
      found_.asides.push_back({i, why});
    }
  }

  const HtmlTree& tree_;
  const PageText& page_;
  const Furniture& furniture_;
  const std::string title_key_;
  std::vector<double> running_, score_;   // Sums over the blocks before a node.
  std::vector<double> leads_away_;        // Likewise, of blocks with a link and headings.
  std::vector<std::size_t> foreign_;      // Blocks under a heading that opens something else.
  std::vector<std::string_view> hints_;   // By node: the hint in force on what stands in it.
  std::optional<DeclaredBody> declared_;  // Where it agrees with the page.
  MainText found_;
};

}  // namespace

MainText find_main_text(const HtmlTree& tree, const PageText& page, const Furniture& furniture, std::string_view title,
                        std::string_view declared_body) {
  return MainTextFinder(tree, page, furniture, title, declared_body).find();
}

}  // namespace onrecord

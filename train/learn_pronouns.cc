#include "learn_pronouns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <sstream>

#include "language/entities/apposition.h"
#include "language/entities/draft.h"
#include "language/entities/mention_finder.h"
#include "language/entities/name_linking.h"
#include "language/entities/reference_linking.h"
#include "language/syntax/quotation.h"
#include "treebank.h"

namespace onrecord {
namespace {

constexpr int kPasses = 600;
constexpr double kStep = 0.002;
constexpr double kDecay = 2.0;  // Keeps the weights of rare features small.

// A document whose tokens know the chain of the mention they head.
struct CorefDocument {
  Document document;
  std::map<std::uint32_t, std::string> chain_at;  // By the first byte of the head token.
};

struct Row {
  TextSpan span;
  std::int32_t head;
  std::vector<std::string> opens, closes;
};

// Chains of a file's sentences; the format is Entity=(1(2 ... 2)1) with numbers only.
class CorefReader {
 public:
  CorefDocument read(const std::string& bytes) {
    std::istringstream in(bytes);
    std::string line;
    while (std::getline(in, line)) {
      if (line.rfind("# newpar", 0) == 0 && line.find("block") == std::string::npos) end_block();
      if (!line.empty() && line.front() == '#') continue;
      if (line.empty()) {
        base_ = rows_.size();
        whole_end_ = 0;
      } else {
        add(line);
      }
    }
    end_block();
    read_chains();
    return std::move(out_);
  }

 private:
  void end_block() {
    std::string& text = out_.document.text;
    if (text.size() <= block_begin_) return;
    out_.document.blocks.push_back({{block_begin_, static_cast<std::uint32_t>(text.size())}, BlockKind::kParagraph});
    text += '\n';
    block_begin_ = static_cast<std::uint32_t>(text.size());
    space_ = false;
  }

  void add(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream parts(line);
    for (std::string field; std::getline(parts, field, '\t');) fields.push_back(field);
    if (fields.size() < 10 || fields[0].find('.') != std::string::npos) return;
    std::string& text = out_.document.text;
    const bool space_after = fields[9].find("SpaceAfter=No") == std::string::npos;
    if (const std::size_t dash = fields[0].find('-'); dash != std::string::npos) {
      whole_end_ = std::stoi(fields[0].substr(dash + 1));
      if (space_) text += ' ';
      whole_at_ = text.size();
      text += fields[1];
      space_ = space_after;
      return;
    }
    Row row;
    if (std::stoi(fields[0]) <= whole_end_) {
      std::size_t begin = text.find(fields[1], whole_at_);
      if (begin == std::string::npos) begin = whole_at_;
      whole_at_ = std::min(begin + fields[1].size(), text.size());
      row.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(whole_at_)};
    } else {
      if (space_) text += ' ';
      row.span.begin = static_cast<std::uint32_t>(text.size());
      text += fields[1];
      row.span.end = static_cast<std::uint32_t>(text.size());
      space_ = space_after;
    }
    const int head = std::stoi(fields[6]);
    row.head = head == 0 ? -1 : static_cast<std::int32_t>(base_) + head - 1;
    const std::size_t at = fields[9].find("Entity=");
    if (at != std::string::npos) {
      const std::string value = fields[9].substr(at + 7, fields[9].find('|', at) - at - 7);
      for (std::size_t i = 0; i < value.size();) {
        const bool opens = value[i] == '(';
        if (opens) ++i;
        std::size_t end = i;
        while (end < value.size() && value[end] != '(' && value[end] != ')') ++end;
        const std::string chain = value.substr(i, std::min(end, value.find('-', i)) - i);
        if (opens) row.opens.push_back(chain);
        i = end;
        if (i < value.size() && value[i] == ')') row.closes.push_back(chain), ++i;
      }
    }
    rows_.push_back(std::move(row));
  }

  void read_chains() {
    std::map<std::string, std::vector<std::size_t>> open;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      for (const std::string& chain : rows_[i].opens) open[chain].push_back(i);
      for (const std::string& chain : rows_[i].closes) {
        std::vector<std::size_t>& begins = open[chain];
        if (begins.empty()) continue;
        const std::size_t first = begins.back();
        begins.pop_back();
        for (std::size_t k = first; k <= i; ++k) {
          const std::int32_t head = rows_[k].head;
          if (head >= static_cast<std::int32_t>(first) && head <= static_cast<std::int32_t>(i)) continue;
          out_.chain_at.try_emplace(rows_[k].span.begin, chain);
          break;
        }
      }
    }
  }

  CorefDocument out_;
  std::vector<Row> rows_;
  std::size_t base_ = 0, whole_at_ = 0;
  std::uint32_t block_begin_ = 0;
  int whole_end_ = 0;
  bool space_ = false;
};

struct Example {
  PronounGroup group;
  std::vector<PronounFeatures> right, wrong;
};

// Chooses what the annotators chose, and keeps the examples.
class Annotators : public PronounTeacher {
 public:
  Annotators(const CorefDocument& gold, const Drafts& drafts, std::vector<Example>& examples)
      : gold_(gold), drafts_(drafts), examples_(examples) {}

  std::uint32_t choose(std::uint32_t pronoun, PronounGroup group,
                       const std::vector<PronounCandidate>& candidates) override {
    const std::string* chain = chain_of(pronoun);
    Example example{group, {}, {}};
    std::uint32_t chosen = kNone32;
    for (const PronounCandidate& candidate : candidates) {
      const std::string* other = chain_of(candidate.draft);
      const bool right = chain && other && *chain == *other;
      (right ? example.right : example.wrong).push_back(candidate.features);
      if (right && chosen == kNone32) chosen = candidate.draft;
    }
    if (!candidates.empty()) examples_.push_back(std::move(example));
    return chosen;
  }

 private:
  const std::string* chain_of(std::uint32_t draft) const {
    const std::uint32_t head = drafts_.drafts[draft].mention.head;
    const auto found = gold_.chain_at.find(drafts_.analysis.tokens[head].span.begin);
    return found == gold_.chain_at.end() ? nullptr : &found->second;
  }

  const CorefDocument& gold_;
  const Drafts& drafts_;
  std::vector<Example>& examples_;
};

using Weights = std::array<std::array<double, kPronounFeatures>, kPronounGroups>;

double score(const std::array<double, kPronounFeatures>& weights, const PronounFeatures& features) {
  double sum = 0;
  for (std::size_t i = 0; i < kPronounFeatures; ++i) {
    if (features[i]) sum += weights[i];
  }
  return sum;
}

}  // namespace

Result<std::string> learn_pronouns(const SyntaxAnalyser& syntax, const Lexicon& lexicon,
                                   const std::vector<std::string>& paths) {
  const Result<Knowledge> opened = Knowledge::open(lexicon);
  if (!opened) return opened.error();
  const Knowledge& knowledge = *opened;
  const PersonWords words(lexicon);
  const PronounWeights before(lexicon);
  std::vector<Example> examples;
  for (const std::string& path : paths) {
    Result<std::string> bytes = read_bytes(path);
    if (!bytes) return bytes.error();
    const CorefDocument gold = CorefReader().read(*bytes);
    Analysis analysis;
    analysis.quotations = find_quotations(gold.document);
    syntax.analyse(gold.document, analysis);
    Drafts drafts{gold.document, analysis, knowledge, words, {}, {}, {}, {}, {}};
    find_mentions(drafts);
    link_names(drafts);
    link_appositions(drafts);
    Annotators annotators(gold, drafts, examples);
    link_references(drafts, before, &annotators);
  }

  Weights weights{};
  for (std::size_t g = 0; g < kPronounGroups; ++g) {
    for (std::size_t i = 0; i < kPronounFeatures; ++i) {
      const auto feature = static_cast<PronounFeature>(i);
      if (before.is_set(feature)) weights[g][i] = before.weight(static_cast<PronounGroup>(g), feature) / 50.0;
    }
  }
  // Gradient ascent on the log probability that one of the right candidates is chosen, "nobody" having score 0; all
  // examples at once, so that their order does not matter.
  for (int pass = 0; pass < kPasses; ++pass) {
    Weights slope{};
    double total = 0;
    for (const Example& example : examples) {
      const auto& of = weights[static_cast<std::size_t>(example.group)];
      auto& to = slope[static_cast<std::size_t>(example.group)];
      double all = 1.0, right = example.right.empty() ? 1.0 : 0.0;
      std::vector<double> right_values, wrong_values;
      for (const PronounFeatures& features : example.right) {
        right_values.push_back(std::exp(score(of, features)));
        right += right_values.back();
        all += right_values.back();
      }
      for (const PronounFeatures& features : example.wrong) {
        wrong_values.push_back(std::exp(score(of, features)));
        all += wrong_values.back();
      }
      total += std::log(right / all);
      const auto add = [&](const PronounFeatures& features, double by) {
        for (std::size_t i = 0; i < kPronounFeatures; ++i) {
          if (features[i]) to[i] += by;
        }
      };
      for (std::size_t i = 0; i < right_values.size(); ++i) {
        add(example.right[i], right_values[i] / right - right_values[i] / all);
      }
      for (std::size_t i = 0; i < wrong_values.size(); ++i) add(example.wrong[i], -wrong_values[i] / all);
    }
    for (std::size_t g = 0; g < kPronounGroups; ++g) {
      for (std::size_t i = 0; i < kPronounFeatures; ++i) {
        const auto feature = static_cast<PronounFeature>(i);
        if (before.is_set(feature)) continue;
        double& weight = weights[g][i];
        weight += kStep * (slope[g][i] - kDecay * weight);
        // What is farther is never better.
        if (feature >= PronounFeature::kDistance1 && feature <= PronounFeature::kGap20) weight = std::min(weight, 0.0);
      }
    }
    if (pass + 1 == kPasses) fmt::print(stderr, "{} pronouns, log probability {:.1f}\n", examples.size(), total);
  }

  std::string out =
      "# table\tpronoun_weights\n# source\tlearned by train/learn_pronouns.cc from the coreference of GUM; rows of "
      "basis 'set' by hand\n"
      "# licence\tApache-2.0\nfeature\tanimate\tinanimate\tplural\tbasis\n";
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < kPronounFeatures; ++i) {
    std::string row = name_of(static_cast<PronounFeature>(i));
    for (std::size_t g = 0; g < kPronounGroups; ++g) {
      row += fmt::format("\t{}", std::lround(50.0 * weights[g][i]));
    }
    row += before.is_set(static_cast<PronounFeature>(i)) ? "\tset" : "\tlearned";
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end());
  for (const std::string& row : rows) out += row + '\n';
  return out;
}

}  // namespace onrecord

#include "extract/statements/issues.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace onrecord {
namespace {

// Words around the content count less than those of the content: they say what a pronoun stands for, not what
// is said.
constexpr double kSentenceFactor = 0.6;
constexpr double kNeighbourFactor = 0.5;
constexpr double kShareOfMain = 1.0 / 3;
// What the document is about decides between issues named alike, and for what names none if it is clearly about one.
constexpr double kDocumentFactor = 0.5;
constexpr double kClearShare = 0.35;
constexpr double kClearDensity = 0.25;  // Weight of the main issue per sentence.

}  // namespace

Result<std::unique_ptr<IssueClassifier>> IssueClassifier::open(const Lexicon& lexicon) {
  auto classifier = std::make_unique<IssueClassifier>();
  const LexiconTable& table = lexicon.table("issues");
  const std::size_t term = table.column("term"), issue = table.column("issue"), detail = table.column("detail"),
                    weight = table.column("weight"), use = table.column("use");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view number = table.field(row, weight);
    double value = 1;  // A user need not weigh a term.
    if (!number.empty()) {
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
      if (error != std::errc{} || end != number.data() + number.size()) {
        return Error{fmt::format("table issues: weight \"{}\" of \"{}\" is no number", number, table.field(row, term))};
      }
    }
    const std::string id{table.field(row, issue)};
    if (table.field(row, term) == "*") {
      classifier->other_ = id;
      classifier->threshold_ = value;
      continue;
    }
    auto known = std::find(classifier->issues_.begin(), classifier->issues_.end(), id);
    if (known == classifier->issues_.end()) known = classifier->issues_.insert(known, id);
    classifier->trie_.add(lower_case(table.field(row, term)), static_cast<std::uint32_t>(classifier->terms_.size()));
    classifier->terms_.push_back({static_cast<std::uint32_t>(known - classifier->issues_.begin()),
                                  table.field(row, detail), value, table.field(row, use) == "topic"});
  }
  return classifier;
}

IssueReading IssueClassifier::find(const Document& document, const Analysis& analysis) const {
  IssueReading reading;
  std::vector<IssueHit>& hits = reading.hits;
  std::vector<PhraseWord> words;
  for (const Sentence& sentence : analysis.sentences) {
    words.clear();
    for (std::uint32_t t = sentence.first_token; t < sentence.token_end; ++t) {
      const Token& token = analysis.tokens[t];
      const std::string form = lower_case(slice(document.text, token.span));
      std::string lemma = lower_case(token.lemma);
      // A plural that was taken for its own lemma ("talks") is still found.
      if (lemma == form && lemma.size() > 3 && lemma.ends_with('s') && !lemma.ends_with("ss")) lemma.pop_back();
      trie_.append_words(form, lemma, t, words);
    }
    for (std::size_t at = 0; at < words.size();) {
      const PhraseTrie::Match match = trie_.longest_at(words, at);
      if (match.words == 0) {
        ++at;
        continue;
      }
      const std::uint32_t first = words[at].token, last = words[at + match.words - 1].token;
      const TextSpan span{analysis.tokens[first].span.begin, analysis.tokens[last].span.end};
      for (const std::uint32_t value : match.values) {
        hits.push_back({span, first, last + 1, terms_[value].issue, terms_[value].detail, terms_[value].weight,
                        terms_[value].topic});
      }
      at += match.words;
    }
  }
  reading.shares.assign(issues_.size(), 0.0);
  for (const IssueHit& hit : hits) {
    reading.shares[hit.issue] += hit.weight;
    reading.weight += hit.weight;
  }
  for (double& share : reading.shares) share = reading.weight > 0 ? share / reading.weight : 0;
  return reading;
}

void IssueClassifier::weigh(const std::vector<IssueHit>& hits, TextSpan span, double factor,
                            std::vector<double>& weights) const {
  auto hit =
      std::partition_point(hits.begin(), hits.end(), [&](const IssueHit& h) { return h.span.end <= span.begin; });
  for (; hit != hits.end() && hit->span.begin < span.end; ++hit) weights[hit->issue] += factor * hit->weight;
}

std::vector<std::string> IssueClassifier::classify(const Analysis& analysis, const IssueReading& reading,
                                                   const std::vector<TextSpan>& spans) const {
  const std::vector<IssueHit>& hits = reading.hits;
  std::vector<double> weights(issues_.size(), 0.0);
  const auto reached = [&] {
    return std::any_of(weights.begin(), weights.end(), [&](double w) { return w >= threshold_; });
  };
  for (const TextSpan span : spans) weigh(hits, span, 1, weights);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] > 0) weights[i] += kDocumentFactor * reading.shares[i];
  }
  if (!reached() && !spans.empty()) {
    const std::uint32_t first = analysis.sentence_at(spans.front().begin);
    const std::uint32_t last = analysis.sentence_at(spans.back().empty() ? spans.back().begin : spans.back().end - 1);
    if (first != kNone32 && last != kNone32) {
      for (std::uint32_t s = first; s <= last; ++s) weigh(hits, analysis.sentences[s].span, kSentenceFactor, weights);
      if (!reached() && first > 0 && analysis.sentences[first].block - analysis.sentences[first - 1].block <= 1) {
        weigh(hits, analysis.sentences[first - 1].span, kNeighbourFactor, weights);
      }
    }
  }
  std::vector<std::string> answer;
  if (!reached()) {
    const auto main = std::max_element(reading.shares.begin(), reading.shares.end());
    if (main != reading.shares.end() && *main >= kClearShare &&
        *main * reading.weight >= kClearDensity * static_cast<double>(analysis.sentences.size())) {
      answer.push_back(issues_[static_cast<std::size_t>(main - reading.shares.begin())]);
    } else if (!other_.empty()) {
      answer.push_back(other_);
    }
    return answer;
  }
  std::vector<std::uint32_t> order(issues_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return weights[a] > weights[b]; });
  for (const std::uint32_t i : order) {
    if (weights[i] < threshold_ || weights[i] < kShareOfMain * weights[order.front()]) break;
    answer.push_back(issues_[i]);
  }
  return answer;
}

std::vector<std::string> IssueClassifier::classify(const Document& document, const Analysis& analysis,
                                                   const std::vector<TextSpan>& spans) const {
  return classify(analysis, find(document, analysis), spans);
}

}  // namespace onrecord

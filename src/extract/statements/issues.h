// What a stretch of text is about: the issues of the table "issues", which a user may extend.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "base/phrase_trie.h"
#include "base/result.h"
#include "language/analysis.h"
#include "record/document.h"

namespace onrecord {

// A term of the table where it stands in a document.
struct IssueHit {
  TextSpan span;
  std::uint32_t first_token = 0;
  std::uint32_t token_end = 0;  // Not included.
  std::uint32_t issue = 0;      // Index into IssueClassifier::issues().
  std::string_view detail;      // Borrows from the lexicon; may be empty.
  double weight = 0;
  bool topic = false;  // Shows what a text is about, but is nothing to accept or reject.
};

// The terms of a document and how much of their weight each issue has. Made once per document.
struct IssueReading {
  std::vector<IssueHit> hits;  // In text order, not overlapping.
  std::vector<double> shares;  // Per issue, 0..1.
  double weight = 0;           // Of all hits.
};

// Holds the indexed table. Safe to share. Borrows the lexicon.
class IssueClassifier {
 public:
  // An error names the row whose weight is no number.
  static Result<std::unique_ptr<IssueClassifier>> open(const Lexicon& lexicon);

  // Returns the terms in the sentences of a document; of overlapping ones the longest wins. Cost: linear.
  IssueReading find(const Document& document, const Analysis& analysis) const;

  // Returns the issues of `spans` (in order), the main one first: those whose terms within the spans together reach the
  // table's threshold and a third of the main one's weight; of issues named alike, what the document is about counts
  // more. Where none reaches it, the rest of the sentence and the sentence before are asked, since "he ruled that out"
  // is about what was said before it; then the issue that the document is mainly about, if there is one; then the
  // table's issue for all else is returned. Cost: logarithmic in the hits plus those looked at.
  std::vector<std::string> classify(const Analysis& analysis, const IssueReading& reading,
                                    const std::vector<TextSpan>& spans) const;

  // The same, for one question only: finds the terms anew. Cost: linear in the document.
  std::vector<std::string> classify(const Document& document, const Analysis& analysis,
                                    const std::vector<TextSpan>& spans) const;

  // Ids of the issues in the order of their first rows.
  const std::vector<std::string>& issues() const { return issues_; }
  // Id of the issue for all else; empty if the table has none.
  const std::string& other() const { return other_; }

 private:
  struct Term {
    std::uint32_t issue = 0;
    std::string_view detail;
    double weight = 0;
    bool topic = false;
  };
  void weigh(const std::vector<IssueHit>& hits, TextSpan span, double factor, std::vector<double>& weights) const;

  PhraseTrie trie_;
  std::vector<Term> terms_;
  std::vector<std::string> issues_;
  std::string other_;
  double threshold_ = 0.5;
};

}  // namespace onrecord

#include "store/link/copy_verdict.h"

#include <algorithm>

#include "store/link/wire_credit.h"

namespace onrecord {
namespace {

// Chosen on half of the cases of docs/figures.md, "Copies".
constexpr double kWhole = .80;           // A report of which so much stands in another is contained in it.
constexpr double kFewMissing = .05;      // So much may be missing within a report that is still the same,
constexpr std::uint32_t kEndWords = 45;  // and so many words at its ends (signature, notices, a dateline).
constexpr double kMerged = .20;          // Less of the shorter report is no passage taken over,
constexpr std::uint32_t kPassage = 30;   // and neither is a run of fewer words.
constexpr std::uint32_t kQuotation = 8;  // Fewer quoted words are a figure of speech.
constexpr std::uint32_t kNewWords = 5;   // Of a later report of the same house that make it another one.
constexpr double kGrown = 1.02;          // Of an update against what it goes on with.

bool is_whole(std::uint32_t words, std::uint32_t inner, std::uint32_t outer) {
  const double allowed = std::max(3.0, kFewMissing * words);
  return inner <= allowed && outer <= std::min<double>(kEndWords, .3 * words);
}

// 1 if `a` was published before `b`, -1 if after; 0 if that is not known.
int before(const ReportOrigin& a, const ReportOrigin& b) {
  if (a.published_first.empty() || b.published_first.empty()) return 0;
  if (a.published_last < b.published_first) return 1;
  if (b.published_last < a.published_first) return -1;
  return 0;
}

bool one_house(const ReportOrigin& a, const ReportOrigin& b) {
  if (!a.outlet.empty() && a.outlet == b.outlet) return true;
  return !a.credit.empty() && a.credit == b.credit;
}

bool is_update(const Overlap& overlap, const ReportOrigin& a, const ReportOrigin& b, CopyClass by_words) {
  if (by_words == CopyClass::kQuotation || by_words == CopyClass::kNone) return false;
  if (std::max(overlap.share_of_a(), overlap.share_of_b()) < .5) return false;
  if (overlap.changed_numbers > 0 && by_words != CopyClass::kMerged) return true;
  if (!one_house(a, b)) return false;
  if (overlap.changed_numbers > 0) return true;
  const int order = before(a, b);
  if (order == 0) return false;
  if (by_words == CopyClass::kSame) {
    const std::uint32_t new_words = order > 0 ? overlap.inner_b + overlap.outer_b : overlap.inner_a + overlap.outer_a;
    return overlap.altered_a + overlap.altered_b > 0 || new_words >= kNewWords;
  }
  const double earlier = order > 0 ? overlap.words_a : overlap.words_b;
  const double later = order > 0 ? overlap.words_b : overlap.words_a;
  const double kept = order > 0 ? overlap.share_of_a() : overlap.share_of_b();
  return later >= earlier * kGrown && kept >= .5;
}

}  // namespace

const char* name_of(CopyClass copy_class) {
  constexpr const char* kNames[] = {"none", "same", "excerpt", "update", "merged", "quotation"};
  return kNames[static_cast<std::size_t>(copy_class)];
}

const char* name_of(CopyDirection direction) {
  constexpr const char* kNames[] = {"none", "credit", "date", "containment"};
  return kNames[static_cast<std::size_t>(direction)];
}

CopyClass class_by_words(const Overlap& overlap) {
  const std::uint32_t shorter = std::min(overlap.words_a, overlap.words_b);
  const std::uint32_t plain = overlap.shared - overlap.quoted;
  const double a = overlap.share_of_a(), b = overlap.share_of_b();
  const bool passages = plain >= std::min(kPassage, shorter / 2) && plain >= kMerged * shorter;
  if (!passages) return overlap.quoted >= kQuotation ? CopyClass::kQuotation : CopyClass::kNone;
  const bool whole_a = is_whole(overlap.words_a, overlap.inner_a, overlap.outer_a);
  const bool whole_b = is_whole(overlap.words_b, overlap.inner_b, overlap.outer_b);
  if (whole_a && whole_b) return CopyClass::kSame;
  return std::max(a, b) >= kWhole ? CopyClass::kExcerpt : CopyClass::kMerged;
}

CopyVerdict judge_copy(const Overlap& overlap, const ReportOrigin& a, const ReportOrigin& b) {
  CopyVerdict verdict;
  verdict.copy_class = class_by_words(overlap);
  if (is_update(overlap, a, b, verdict.copy_class)) verdict.copy_class = CopyClass::kUpdate;
  verdict.a_is_origin = a.doc_id < b.doc_id;
  const auto decide = [&](bool a_is_origin, CopyDirection direction) {
    verdict.a_is_origin = a_is_origin;
    verdict.direction = direction;
  };
  const bool a_is_agency = !b.credit.empty() && credit_names(b.credit, a.outlet);
  const bool b_is_agency = !a.credit.empty() && credit_names(a.credit, b.outlet);
  const int order = before(a, b);
  if (a_is_agency != b_is_agency) {
    decide(a_is_agency, CopyDirection::kCredit);
  } else if (order != 0) {
    decide(order > 0, CopyDirection::kDate);
  } else if (verdict.copy_class == CopyClass::kExcerpt) {
    decide(overlap.words_a > overlap.words_b, CopyDirection::kContainment);
  }
  return verdict;
}

}  // namespace onrecord

// What one report is to another that has words in common with it, and which of them was first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/link/shared_words.h"

namespace onrecord {

// Stored by name; never renamed.
enum class CopyClass : std::uint8_t {
  kNone = 0,       // Not enough in common to speak of a copy.
  kSame = 1,       // The same report; lines at its ends and the style of the house may differ ("same").
  kExcerpt = 2,    // One stands in the other, which has more ("excerpt").
  kUpdate = 3,     // The later one goes on with the earlier: figures changed, paragraphs added ("update").
  kMerged = 4,     // Passages of one stand in the other, beside text of its own ("merged").
  kQuotation = 5,  // Only words in quotation marks are shared: no copy ("quotation").
};

// How it is known which one is the origin. Stored by name; never renamed.
enum class CopyDirection : std::uint8_t {
  kNone = 0,         // Not known; the first is only the one with the smaller id ("none").
  kCredit = 1,       // The copy names the agency that the other is from ("credit").
  kDate = 2,         // By days of publication ("date").
  kContainment = 3,  // The copy stands in the other ("containment").
};

const char* name_of(CopyClass copy_class);
const char* name_of(CopyDirection direction);

// What is known of a report beside its words. Days are ISO 8601, "" if not known.
struct ReportOrigin {
  std::string doc_id, published_first, published_last, outlet, credit;
};

struct CopyVerdict {
  CopyClass copy_class = CopyClass::kNone;
  CopyDirection direction = CopyDirection::kNone;
  bool a_is_origin = true;
};

// Returns the class that the words alone give; never kUpdate.
CopyClass class_by_words(const Overlap& overlap);

// Returns the verdict. `overlap` is of the words of `a` and `b`. The same for (a, b) and (b, a), but for a_is_origin.
CopyVerdict judge_copy(const Overlap& overlap, const ReportOrigin& a, const ReportOrigin& b);

}  // namespace onrecord

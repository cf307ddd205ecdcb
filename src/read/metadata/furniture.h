// The phrases of page furniture: what stands on a news page beside the report. From the table "furniture" of
// the lexicon.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lexicon.h"

namespace onrecord {

// Where a line stands: before the running text, within it, after it.
enum class LineZone : std::uint8_t { kHead, kBody, kTail };

enum class DateWord : std::uint8_t { kPlain, kPublish, kUpdate };

// What a word in a line of authors is when it is no part of a name: it leads in a name ("by", "autor"), says what its
// bearer is ("reporter"), parts two names ("and"), or names nobody ("admin").
enum class BylineWord : std::uint8_t { kLead, kRole, kJoint, kNobody };

// Owns its phrases. Safe to share.
class Furniture {
 public:
  struct Hit {
    std::string_view why;          // Borrows from the Furniture.
    bool takes_headlines = false;  // The foreign headlines that follow belong to it.
  };

  static std::shared_ptr<const Furniture> from(const Lexicon& lexicon);

  // Returns what the line is, if it is furniture. `folded` is folded_line() of it. Only short lines are:
  // running text is too precious to lose to a phrase.
  std::optional<Hit> find(std::string_view folded, LineZone zone) const;

  // Returns true if the line is made of section labels ("World", "Politics | Europe", "Home > World").
  bool is_section_label(std::string_view folded) const;

  // Returns the length of a section label that is glued to the capitalised word after it ("WorldPresident
  // visits ..."), or 0.
  std::size_t glued_label(std::string_view line) const;

  // Returns what the word may do beside a printed date, if anything. `folded` is in lower case.
  std::optional<DateWord> date_word(std::string_view folded) const;

  // Returns what the word is in a line of authors, if it is no part of a name. `folded` is in lower case.
  std::optional<BylineWord> byline_word(std::string_view folded) const;

  // Returns the number of the month (1..12) that a name in another language than English stands for, or 0.
  std::uint8_t month(std::string_view folded) const;

  bool is_legal_form(std::string_view folded) const;

  // Returns `word`, borrowed from this, if an element of a page with it in its class or id holds no part of the report
  // as a rule, else "".
  std::string_view class_hint(std::string_view word) const;
  // Returns the reason to such a word, or "".
  std::string_view class_reason(std::string_view word) const;

 private:
  enum class Where : std::uint8_t { kAny, kHead, kTail, kEdge };
  struct Phrase {
    std::string text;
    std::string why;
    Where where = Where::kAny;
    bool takes_headlines = false;
  };
  using Phrases = std::map<std::string, Phrase, std::less<>>;

  // Tells most texts that are in no table from those that may be: which lengths occur with which first byte.
  class Lengths {
   public:
    void add(std::string_view text) {
      if (!text.empty()) by_first_[static_cast<unsigned char>(text[0])] |= bit(text.size());
    }
    bool may_hold(std::string_view text) const {
      return !text.empty() && (by_first_[static_cast<unsigned char>(text[0])] & bit(text.size())) != 0;
    }

   private:
    static std::uint64_t bit(std::size_t size) { return std::uint64_t{1} << std::min<std::size_t>(size, 63); }
    std::array<std::uint64_t, 256> by_first_{};
  };

  static bool stands_in(Where where, LineZone zone);
  const Phrase* find_prefix(const Phrases& phrases, const Lengths& lengths, std::string_view folded, LineZone zone,
                            bool lead) const;
  const Phrase* find_contained(std::string_view folded, LineZone zone) const;

  Phrases lines_, leads_, prefixes_;
  Lengths lead_lengths_, prefix_lengths_, class_lengths_;
  std::vector<Phrase> suffixes_, contained_;
  std::map<std::string, DateWord, std::less<>> date_words_;
  std::map<std::string, BylineWord, std::less<>> byline_words_;
  std::map<std::string, bool, std::less<>> sections_, legal_forms_;
  std::map<std::string, std::string, std::less<>> classes_;
  std::map<std::string, std::uint8_t, std::less<>> months_;
};

}  // namespace onrecord

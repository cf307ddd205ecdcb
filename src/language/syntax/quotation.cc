#include "language/syntax/quotation.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"

namespace onrecord {
namespace {

enum class MarkKind : std::uint8_t { kDouble, kLow, kGuillemet, kStraight, kSingle, kStraightSingle };
enum class MarkRole : std::uint8_t { kOpens, kCloses, kEither };

struct Mark {
  std::uint32_t begin;
  std::uint32_t end;
  MarkKind kind;
  MarkRole role;
};

bool opens_brackets(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == 0x2014 || c == 0x2013 || c == '-' || c == '/' || c == 0xBF ||
         c == 0xA1;
}

bool is_quote_mark(char32_t c) {
  return c == '"' || c == '\'' || c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019 || c == 0xAB || c == 0xBB ||
         c == 0x201E;
}

// What a mark may do is decided by its neighbours alone.
std::optional<Mark> mark_at(std::string_view text, std::uint32_t offset, CodePoint point, TextSpan block) {
  const char32_t c = point.value;
  const auto end = static_cast<std::uint32_t>(offset + point.bytes);
  const char32_t before = offset > block.begin ? decode_utf8_before(text, offset).value : U' ';
  const char32_t after = end < block.end ? decode_utf8(text, end).value : U' ';
  const bool may_open = (is_space(before) || opens_brackets(before) || is_quote_mark(before)) && !is_space(after);
  switch (c) {
    case 0x201C:
      // “ closes „German“ quotations; elsewhere it opens, also when it is glued to the word before.
      return Mark{offset, end, MarkKind::kDouble,
                  is_space(after) && !is_space(before) ? MarkRole::kEither : MarkRole::kOpens};
    case 0x201D:
      // Some copy opens with ” as well.
      return Mark{offset, end, MarkKind::kDouble, may_open && is_letter(after) ? MarkRole::kEither : MarkRole::kCloses};
    case 0x201E:
      return Mark{offset, end, MarkKind::kLow, MarkRole::kOpens};
    case 0xAB:
      return Mark{offset, end, MarkKind::kGuillemet, MarkRole::kOpens};
    case 0xBB:
      return Mark{offset, end, MarkKind::kGuillemet, MarkRole::kCloses};
    case '"':
      if (is_digit(before) && !is_space(after) && !is_letter(after)) {
        return Mark{offset, end, MarkKind::kStraight, MarkRole::kCloses};
      }
      return Mark{offset, end, MarkKind::kStraight, may_open ? MarkRole::kEither : MarkRole::kCloses};
    case 0x2018:
      if (is_letter(before) || is_digit(before)) return std::nullopt;  // An apostrophe: O‘Brien.
      return Mark{offset, end, MarkKind::kSingle, MarkRole::kOpens};
    case 0x2019:
      if (is_letter(after) || is_digit(after) || is_space(before)) return std::nullopt;  // don’t, ’90s
      return Mark{offset, end, MarkKind::kSingle, MarkRole::kCloses};
    case '\'':
      // ''...'' stands for one double mark in copy that came through old wires; a third one would be an apostrophe.
      if (after == '\'') {
        const char32_t next = end + 1 < block.end ? decode_utf8(text, end + 1).value : U' ';
        const bool opens = (is_space(before) || opens_brackets(before) || is_quote_mark(before)) && !is_space(next);
        return Mark{offset, end + 1, MarkKind::kStraight, opens ? MarkRole::kEither : MarkRole::kCloses};
      }
      if (is_letter(before) && (is_letter(after) || is_digit(after))) return std::nullopt;
      if (may_open && is_letter(after)) return Mark{offset, end, MarkKind::kStraightSingle, MarkRole::kOpens};
      if (!is_space(before) && !is_letter(after) && !is_digit(after)) {
        return Mark{offset, end, MarkKind::kStraightSingle, MarkRole::kCloses};
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool is_single(MarkKind kind) {
  return kind == MarkKind::kSingle || kind == MarkKind::kStraightSingle;
}

bool closes(const Mark& opening, const Mark& closing) {
  if (closing.role == MarkRole::kOpens) return opening.kind == MarkKind::kLow && closing.kind == MarkKind::kDouble;
  if (opening.kind == MarkKind::kLow) return closing.kind == MarkKind::kDouble;
  return opening.kind == closing.kind;
}

bool may_open(const Mark& mark) {
  return mark.role != MarkRole::kCloses;
}

// Returns where a quotation whose closing mark is missing must have ended: at the first sentence end after `begin`, so
// that it never swallows the next sentence. "... opens., he said" has lost its mark before the comma.
std::uint32_t end_of_first_sentence(std::string_view text, std::uint32_t begin, std::uint32_t limit) {
  for (std::uint32_t i = begin; i < limit; ++i) {
    const char c = text[i];
    if (c != '.' && c != '!' && c != '?') continue;
    const std::uint32_t next = i + 1;
    if (next >= limit) return limit;
    if (text[next] == ',') return next;
    if (text[next] != ' ' || next + 1 >= limit) continue;
    const CodePoint following = decode_utf8(text, next + 1);
    // "Mr. Arvell", "J. Smith": an abbreviation or initial is no sentence end.
    std::uint32_t word = i;
    while (word > begin && i - word < 8 && is_letter(decode_utf8_before(text, word).value))
      word -= decode_utf8_before(text, word).bytes;
    const bool abbreviation = i - word <= 3 && is_upper(decode_utf8(text, word).value);
    if (!abbreviation && (is_upper(following.value) || is_quote_mark(following.value))) return next;
  }
  return limit;
}

class BlockQuotations {
 public:
  BlockQuotations(std::string_view text, TextSpan block, std::uint32_t block_index, bool next_opens,
                  std::vector<Quotation>& out)
      : text_(text), block_(block), block_index_(block_index), next_opens_(next_opens), out_(out) {}

  void run() {
    collect_marks();
    std::vector<std::size_t> open;  // Indices into marks_.
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      const Mark& mark = marks_[i];
      std::size_t level = has_open_for(mark) ? open.size() : 0;
      while (level > 0 && !closes(marks_[open[level - 1]], mark)) --level;
      const bool can_close =
          mark.role != MarkRole::kOpens || (level > 0 && marks_[open[level - 1]].kind == MarkKind::kLow);
      if (can_close && level > 0) {
        // Marks opened inside and left open were none if single, or lost their closing mark.
        while (open.size() > level) drop(open);
        const Mark opening = pop(open);
        emit(opening, mark.begin, mark.end, true);
        continue;
      }
      if (!may_open(mark)) continue;
      if (is_single(mark.kind) && next_closing_[i] == kNone32) continue;
      // A second mark of the same kind while one is open: nested if both can close, else the first lost its mark.
      if (!open.empty() && marks_[open.back()].kind == mark.kind && !is_single(mark.kind) && closings_left(i) < 2) {
        const Mark first = pop(open);
        emit_unclosed(first, mark.begin);
      }
      open.push_back(i);
      ++open_of_kind_[static_cast<std::size_t>(mark.kind)];
    }
    while (!open.empty()) {
      const bool outermost = open.size() == 1;
      const Mark first = pop(open);
      if (is_single(first.kind)) continue;
      if (outermost && next_opens_) {
        emit(first, block_.end, block_.end, false);
      } else {
        emit_unclosed(first, block_.end);
      }
    }
  }

 private:
  void collect_marks() {
    for (std::uint32_t i = block_.begin; i < block_.end;) {
      const unsigned char byte = static_cast<unsigned char>(text_[i]);
      if (byte < 0x80 && byte != '"' && byte != '\'') {
        ++i;
        continue;
      }
      const CodePoint point = decode_utf8(text_, i);
      if (is_quote_mark(point.value)) {
        if (const auto mark = mark_at(text_, i, point, block_)) {
          marks_.push_back(*mark);
          i = mark->end;
          continue;
        }
      }
      i += point.bytes;
    }
    // One pass from the end: for each mark the next of its kind that closes, and how many closing double marks are
    // left.
    next_closing_.assign(marks_.size(), kNone32);
    closings_.assign(marks_.size() + 1, 0);
    std::array<std::uint32_t, 6> next{};
    next.fill(kNone32);
    for (std::size_t i = marks_.size(); i-- > 0;) {
      const auto kind = static_cast<std::size_t>(marks_[i].kind);
      next_closing_[i] = next[kind];
      closings_[i] = closings_[i + 1] + (!is_single(marks_[i].kind) && marks_[i].role == MarkRole::kCloses);
      if (marks_[i].role != MarkRole::kOpens) next[kind] = static_cast<std::uint32_t>(i);
    }
  }

  std::uint32_t closings_left(std::size_t from) const { return closings_[from]; }

  Mark pop(std::vector<std::size_t>& open) {
    const Mark mark = marks_[open.back()];
    open.pop_back();
    --open_of_kind_[static_cast<std::size_t>(mark.kind)];
    return mark;
  }

  // Whether any open mark could be closed by `mark`; without it a wall of other marks would be searched again and
  // again.
  bool has_open_for(const Mark& mark) const {
    if (mark.role == MarkRole::kOpens)
      return mark.kind == MarkKind::kDouble && open_of_kind_[static_cast<std::size_t>(MarkKind::kLow)] > 0;
    return open_of_kind_[static_cast<std::size_t>(mark.kind)] > 0 ||
           (mark.kind == MarkKind::kDouble && open_of_kind_[static_cast<std::size_t>(MarkKind::kLow)] > 0);
  }

  void drop(std::vector<std::size_t>& open) {
    const Mark first = pop(open);
    if (!is_single(first.kind)) emit_unclosed(first, block_.end);
  }

  void emit(const Mark& opening, std::uint32_t inner_end, std::uint32_t end, bool closed) {
    if (inner_end <= opening.end) return;  // Empty.
    Quotation quotation;
    quotation.span = {opening.begin, end};
    quotation.inner = {opening.end, inner_end};
    quotation.block = block_index_;
    quotation.closed = closed;
    quotation.single = is_single(opening.kind);
    out_.push_back(quotation);
  }

  void emit_unclosed(const Mark& opening, std::uint32_t limit) {
    std::uint32_t end =
        limit == block_.end ? first_sentence_end(opening.end) : end_of_first_sentence(text_, opening.end, limit);
    while (end > opening.end && is_space(decode_utf8_before(text_, end).value))
      end -= decode_utf8_before(text_, end).bytes;
    emit(opening, end, end, false);
  }

  // The first sentence end at or after `begin` in the block. Marks left open ask for it in any order; the answer of one
  // is reused for the others, so that all together read the block a few times at most.
  std::uint32_t first_sentence_end(std::uint32_t begin) {
    if (begin > answer_ || asked_ > answer_) {
      asked_ = begin;
      answer_ = end_of_first_sentence(text_, begin, block_.end);
    } else if (begin < asked_) {
      const std::uint32_t earlier = end_of_first_sentence(text_, begin, asked_);
      if (earlier < asked_) answer_ = earlier;
      asked_ = begin;
    }
    return answer_;
  }

  std::string_view text_;
  TextSpan block_;
  std::uint32_t block_index_;
  bool next_opens_;
  std::array<std::uint32_t, 6> open_of_kind_{};
  std::uint32_t asked_ = 1, answer_ = 0;  // asked_ > answer_: nothing asked yet.
  std::vector<Quotation>& out_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> next_closing_;
  std::vector<std::uint32_t> closings_;
};

// Returns true if the block begins with a double mark that opens.
bool begins_with_mark(std::string_view text, TextSpan block) {
  const char32_t c = decode_utf8(text, block.begin).value;
  return !block.empty() && (c == '"' || c == 0x201C || c == 0x201E || c == 0xAB);
}

// Nobody quotes deeper; deeper nesting is a wall of marks, and would make each look-up of it slow.
constexpr std::size_t kDeepest = 6;

// Sets the parents and drops what is nested too deep. REQUIRES: sorted by begin, outer before inner.
void link_parents(std::vector<Quotation>& quotations) {
  std::vector<std::uint32_t> around;  // Indices among those kept.
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < quotations.size(); ++i) {
    while (!around.empty() && !quotations[around.back()].inner.contains(quotations[i].span)) around.pop_back();
    if (around.size() >= kDeepest) continue;
    quotations[kept] = quotations[i];
    if (!around.empty()) quotations[kept].parent = around.back();
    around.push_back(kept++);
  }
  quotations.resize(kept);
}

// Joins quotations that run over paragraphs: the last open one of a block and the first of the next.
void link_continuations(const Document& document, std::vector<Quotation>& quotations) {
  for (std::uint32_t i = 1; i < quotations.size(); ++i) {
    if (quotations[i].parent != kNone32 || quotations[i].block == quotations[i - 1].block) continue;
    if (quotations[i].span.begin != document.blocks[quotations[i].block].span.begin) continue;
    std::uint32_t before = i - 1;
    while (quotations[before].parent != kNone32) before = quotations[before].parent;
    const Quotation& earlier = quotations[before];
    if (!earlier.closed && earlier.span.end == document.blocks[earlier.block].span.end)
      quotations[i].continues = before;
  }
}

}  // namespace

std::vector<Quotation> find_quotations(const Document& document, const std::vector<ForeignBlock>& foreign) {
  std::vector<Quotation> quotations;
  const auto& blocks = document.blocks;
  std::vector<bool> passed_over(blocks.size());
  for (std::size_t b = 0; b < blocks.size(); ++b) passed_over[b] = blocks[b].kind == BlockKind::kBoilerplate;
  for (const ForeignBlock& block : foreign) passed_over[block.block] = true;
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    if (passed_over[b]) continue;
    std::uint32_t next = b + 1;
    while (next < blocks.size() && passed_over[next]) ++next;
    const bool next_opens = next < blocks.size() && begins_with_mark(document.text, blocks[next].span);
    const std::size_t first = quotations.size();
    BlockQuotations(document.text, blocks[b].span, b, next_opens, quotations).run();
    std::sort(quotations.begin() + static_cast<std::ptrdiff_t>(first), quotations.end(),
              [](const Quotation& x, const Quotation& y) {
                return x.span.begin != y.span.begin ? x.span.begin < y.span.begin : x.span.end > y.span.end;
              });
  }
  link_parents(quotations);
  link_continuations(document, quotations);
  return quotations;
}

}  // namespace onrecord

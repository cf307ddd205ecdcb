#include "read/metadata/furniture.h"

#include <algorithm>

#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongest = 300;       // Bytes of a line that may be furniture at all.
constexpr std::size_t kLongestCredit = 80;  // Bytes at the end of a line in which a credit stands.
constexpr std::size_t kLongestPhrase = 60;  // Bytes of a phrase at the begin of a line.

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Returns `line` without the marks that decorate a label: "- Read more:", "Comments (3) >>".
std::string_view bare_label(std::string_view line) {
  const auto inner = [](char32_t c) { return is_letter(c) || is_digit(c); };
  std::size_t begin = 0, end = line.size();
  while (begin < end) {
    const CodePoint point = decode_utf8(line, begin);
    if (inner(point.value)) break;
    begin += point.bytes;
  }
  while (end > begin) {
    const CodePoint point = decode_utf8_before(line, end);
    if (inner(point.value)) break;
    end -= point.bytes;
  }
  return line.substr(begin, end - begin);
}

// Returns true if a mark that sets a label off stands at `at`, spaces aside.
bool is_lead_mark_at(std::string_view line, std::size_t at) {
  while (at < line.size() && line[at] == ' ') ++at;
  const char32_t c = decode_utf8(line, at).value;
  return c == U':' || c == U'|' || c == U'»' || c == U'›' || c == U'>' || c == U'→' || c == U'▶' || c == U'►';
}

// Which pairs of bytes a line holds: a phrase whose pairs it lacks need not be searched for.
class PairSet {
 public:
  explicit PairSet(std::string_view line) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) has_[slot_of(line.data() + i)] = true;
  }

  // True if the last, the middle and the first pair are there, or `phrase` is too short to have any.
  bool may_contain(std::string_view phrase) const {
    const std::size_t size = phrase.size();
    return size < 2 || (has_[slot_of(phrase.data() + size - 2)] && has_[slot_of(phrase.data() + size / 2 - 1)] &&
                        has_[slot_of(phrase.data())]);
  }

 private:
  static std::size_t slot_of(const char* pair) {
    return (static_cast<unsigned char>(pair[0]) * 37u + static_cast<unsigned char>(pair[1])) % 1024;
  }

  std::array<bool, 1024> has_{};
};

}  // namespace

bool Furniture::stands_in(Where where, LineZone zone) {
  switch (where) {
    case Where::kAny:
      return true;
    case Where::kHead:
      return zone == LineZone::kHead;
    case Where::kTail:
      return zone == LineZone::kTail;
    case Where::kEdge:
      return zone != LineZone::kBody;
  }
  return false;
}

std::shared_ptr<const Furniture> Furniture::from(const Lexicon& lexicon) {
  auto furniture = std::make_shared<Furniture>();
  const LexiconTable& table = lexicon.table("furniture");
  const std::size_t phrase = table.column("phrase"), match = table.column("match"), zone = table.column("zone");
  const std::size_t why = table.column("why"), extends = table.column("extends");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Phrase entry;
    entry.text = table.field(row, phrase);
    entry.why = table.field(row, why);
    entry.takes_headlines = table.field(row, extends) == "headlines";
    const std::string_view place = table.field(row, zone);
    entry.where = place == "head"   ? Where::kHead
                  : place == "tail" ? Where::kTail
                  : place == "edge" ? Where::kEdge
                                    : Where::kAny;
    const std::string_view how = table.field(row, match);
    const std::string key = entry.text;
    if (how == "line") {
      furniture->lines_[key] = std::move(entry);
    } else if (how == "lead") {
      furniture->lead_lengths_.add(key);
      furniture->leads_[key] = std::move(entry);
    } else if (how == "prefix") {
      furniture->prefix_lengths_.add(key);
      furniture->prefixes_[key] = std::move(entry);
    } else if (how == "suffix") {
      furniture->suffixes_.push_back(std::move(entry));
    } else if (how == "contains") {
      furniture->contained_.push_back(std::move(entry));
    } else if (how == "section") {
      furniture->sections_[key] = true;
    } else if (how == "legal-form") {
      furniture->legal_forms_[key] = true;
    } else if (how == "month") {
      int number = 0;
      for (const char c : entry.why) number = c >= '0' && c <= '9' && number < 10 ? number * 10 + (c - '0') : 99;
      if (number >= 1 && number <= 12) furniture->months_[key] = static_cast<std::uint8_t>(number);
    } else if (how == "class") {
      furniture->classes_[key] = entry.why;
      furniture->class_lengths_.add(key);
    } else if (how == "byline-word") {
      furniture->byline_words_[key] = entry.why == "lead"    ? BylineWord::kLead
                                      : entry.why == "role"  ? BylineWord::kRole
                                      : entry.why == "joint" ? BylineWord::kJoint
                                                             : BylineWord::kNobody;
    } else if (how == "date-word") {
      furniture->date_words_[key] = entry.why == "publish"  ? DateWord::kPublish
                                    : entry.why == "update" ? DateWord::kUpdate
                                                            : DateWord::kPlain;
    }
  }
  return furniture;
}

const Furniture::Phrase* Furniture::find_prefix(const Phrases& phrases, const Lengths& lengths, std::string_view folded,
                                                LineZone zone, bool lead) const {
  const Phrase* best = nullptr;
  const std::size_t limit = std::min(folded.size(), kLongestPhrase);
  for (std::size_t end = 1; end <= limit; ++end) {
    if (!lengths.may_hold(folded.substr(0, end))) continue;
    if (end < folded.size()) {
      // A phrase ends where a word does, or with a mark of its own.
      const char before = folded[end - 1], after = folded[end];
      const bool letter_before =
          is_letter(static_cast<unsigned char>(before)) || is_digit(static_cast<unsigned char>(before));
      const bool letter_after = static_cast<unsigned char>(after) >= 0x80 ||
                                is_letter(static_cast<unsigned char>(after)) ||
                                is_digit(static_cast<unsigned char>(after));
      if (letter_before && letter_after) continue;
      if (lead && !is_lead_mark_at(folded, end)) continue;
    } else if (lead) {
      continue;
    }
    const auto found = phrases.find(folded.substr(0, end));
    if (found != phrases.end() && stands_in(found->second.where, zone)) best = &found->second;
  }
  return best;
}

std::optional<Furniture::Hit> Furniture::find(std::string_view folded, LineZone zone) const {
  if (folded.empty() || folded.size() > kLongest) return std::nullopt;
  const auto hit = [](const Phrase& phrase) { return Hit{phrase.why, phrase.takes_headlines}; };
  const std::string_view label = bare_label(folded);
  if (label.size() <= kLongestPhrase) {
    const auto found = lines_.find(label);
    if (found != lines_.end() && stands_in(found->second.where, zone)) return hit(found->second);
  }
  const std::size_t skipped = static_cast<std::size_t>(label.data() - folded.data());
  const std::string_view from_label = folded.substr(label.empty() ? 0 : skipped);
  if (const Phrase* phrase = find_prefix(leads_, lead_lengths_, from_label, zone, true)) {
    // "Live: the president said that ..." is a label before a sentence of the report.
    const bool sentence = folded.back() == '.' && std::count(folded.begin(), folded.end(), ' ') >= 9;
    if (!sentence) return Hit{phrase->why, false};
  }
  if (const Phrase* phrase = find_prefix(prefixes_, prefix_lengths_, from_label, zone, false)) return hit(*phrase);
  for (const Phrase& phrase : suffixes_) {
    if (stands_in(phrase.where, zone) && (ends_with(folded, phrase.text) || ends_with(label, phrase.text))) {
      return hit(phrase);
    }
  }
  if (const Phrase* phrase = find_contained(folded, zone)) return hit(*phrase);
  return std::nullopt;
}

const Furniture::Phrase* Furniture::find_contained(std::string_view folded, LineZone zone) const {
  const PairSet pairs{folded};
  for (const Phrase& phrase : contained_) {
    if (!pairs.may_contain(phrase.text) || !stands_in(phrase.where, zone)) continue;
    // Within the report only a credit at the end of a caption counts.
    const bool anywhere = phrase.where != Where::kAny || folded.size() <= kLongestCredit;
    const std::size_t at = folded.find(phrase.text, anywhere ? 0 : folded.size() - kLongestCredit);
    if (at == std::string_view::npos) continue;
    // "ad blocker" does not stand in "road blockers": a phrase begins where a word does.
    if (at > 0 && is_letter(decode_utf8_before(folded, at).value) && is_letter(decode_utf8(folded, at).value)) continue;
    return &phrase;
  }
  return nullptr;
}

bool Furniture::is_section_label(std::string_view folded) const {
  if (folded.size() > kLongestPhrase) return false;
  bool any = false;
  std::string piece;
  const auto closes = [&] {
    if (piece.empty()) return true;
    any = true;
    const bool known = sections_.count(piece) > 0;
    piece.clear();
    return known;
  };
  for (std::size_t i = 0; i < folded.size();) {
    const CodePoint point = decode_utf8(folded, i);
    i += point.bytes;
    if (is_letter(point.value) || is_digit(point.value)) {
      append_utf8(piece, point.value);
    } else if (point.value == U' ' && sections_.count(piece) == 0) {
      piece.push_back(' ');
    } else if (point.value == U'\'' || point.value == U'-') {
      append_utf8(piece, point.value);
    } else {
      while (!piece.empty() && piece.back() == ' ') piece.pop_back();
      if (!closes()) return false;
    }
  }
  return closes() && any;
}

std::size_t Furniture::glued_label(std::string_view line) const {
  const std::size_t limit = std::min<std::size_t>(line.size(), 24);
  for (std::size_t end = 2; end < limit; ++end) {
    const char before = line[end - 1];
    if (!(before >= 'a' && before <= 'z') && !(before >= 'A' && before <= 'Z')) continue;
    const CodePoint next = decode_utf8(line, end);
    if (!is_upper(next.value)) continue;
    if (!is_upper(decode_utf8(line, 0).value)) return 0;
    if (sections_.count(lower_case(line.substr(0, end)))) return end;
  }
  return 0;
}

std::optional<DateWord> Furniture::date_word(std::string_view folded) const {
  const auto found = date_words_.find(folded);
  if (found == date_words_.end()) return std::nullopt;
  return found->second;
}

std::optional<BylineWord> Furniture::byline_word(std::string_view folded) const {
  const auto found = byline_words_.find(folded);
  if (found == byline_words_.end()) return std::nullopt;
  return found->second;
}

std::uint8_t Furniture::month(std::string_view folded) const {
  const auto found = months_.find(folded);
  return found == months_.end() ? std::uint8_t{0} : found->second;
}

std::string_view Furniture::class_hint(std::string_view word) const {
  if (!class_lengths_.may_hold(word)) return {};
  const auto found = classes_.find(word);
  if (found == classes_.end() || found->second == "content") return {};
  return found->first;
}

std::string_view Furniture::class_reason(std::string_view word) const {
  if (!class_lengths_.may_hold(word)) return {};
  const auto found = classes_.find(word);
  return found == classes_.end() ? std::string_view{} : std::string_view{found->second};
}

bool Furniture::is_legal_form(std::string_view folded) const {
  return legal_forms_.count(folded) > 0;
}

}  // namespace onrecord

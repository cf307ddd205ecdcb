#include "read/metadata/printed_date.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace onrecord {
namespace {

// The closed class of English month names; a record must not depend on a table for what a date is.
constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

enum class PieceKind : std::uint8_t { kWord, kNumber, kMark };

struct DatePiece {
  PieceKind kind = PieceKind::kMark;
  TextSpan span;
  std::string word;  // Lower case; of a mark, the mark.
  int number = 0;
  std::uint32_t digits = 0;
};

std::vector<DatePiece> pieces_of(std::string_view line) {
  std::vector<DatePiece> pieces;
  std::uint32_t i = 0;
  const std::uint32_t size = static_cast<std::uint32_t>(line.size());
  while (i < size) {
    const CodePoint point = decode_utf8(line, i);
    DatePiece piece;
    piece.span.begin = i;
    i += point.bytes;
    if (is_space(point.value)) continue;
    if (is_digit(point.value)) {
      piece.kind = PieceKind::kNumber;
      while (i < size && is_digit(static_cast<unsigned char>(line[i]))) ++i;
      piece.digits = i - piece.span.begin;
      for (std::uint32_t k = piece.span.begin; k < i && piece.digits <= 8; ++k) {
        piece.number = piece.number * 10 + (line[k] - '0');
      }
    } else if (is_letter(point.value)) {
      piece.kind = PieceKind::kWord;
      while (i < size) {
        const CodePoint next = decode_utf8(line, i);
        // "p.m." and "Sept." keep the stops between letters.
        const bool stop = next.value == U'.' && i + 1 < size && is_letter(decode_utf8(line, i + 1).value);
        if (!is_letter(next.value) && !stop) break;
        i += next.bytes;
      }
      piece.word = lower_case(line.substr(piece.span.begin, i - piece.span.begin));
    } else {
      piece.word = line.substr(piece.span.begin, point.bytes);
    }
    piece.span.end = i;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::optional<std::uint8_t> month_of(const std::string& word) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const bool whole = kMonths[i] == word;
    const bool cut = word.size() <= 4 && kMonths[i].substr(0, word.size()) == word && (word.size() == 3 || i == 8);
    if (whole || cut) return static_cast<std::uint8_t>(i + 1);
  }
  return std::nullopt;
}

class DateFinder {
 public:
  DateFinder(const std::vector<DatePiece>& pieces, const Furniture& furniture, DateForms forms)
      : pieces_(pieces), furniture_(furniture), forms_(forms) {}

  // Reads a date whose first piece is `at`; sets `end` to the piece after it.
  std::optional<IsoDate> date_at(std::size_t at, std::size_t& end) const {
    if (std::optional<IsoDate> date = month_first(at, end)) return date;
    if (std::optional<IsoDate> date = day_first(at, end)) return date;
    if (std::optional<IsoDate> date = year_first(at, end)) return date;
    if (std::optional<IsoDate> date = counted(at, end)) return date;
    return numeric(at, end);
  }

 private:
  bool is_mark(std::size_t at, std::string_view mark) const {
    return at < pieces_.size() && pieces_[at].kind == PieceKind::kMark && pieces_[at].word == mark;
  }
  std::size_t skip_marks(std::size_t at) const {
    while (is_mark(at, ",") || is_mark(at, ".") || is_mark(at, "-")) ++at;
    return at;
  }
  std::optional<int> day_at(std::size_t at, std::size_t& end) const {
    if (at >= pieces_.size() || pieces_[at].kind != PieceKind::kNumber) return std::nullopt;
    if (pieces_[at].digits > 2 || pieces_[at].number < 1 || pieces_[at].number > 31) return std::nullopt;
    end = at + 1;
    if (end < pieces_.size() && pieces_[end].span.begin == pieces_[at].span.end) {
      const std::string& word = pieces_[end].word;
      if (word == "st" || word == "nd" || word == "rd" || word == "th") ++end;
    }
    return pieces_[at].number;
  }
  std::optional<int> year_at(std::size_t at) const {
    if (at >= pieces_.size() || pieces_[at].kind != PieceKind::kNumber || pieces_[at].digits != 4) return std::nullopt;
    if (pieces_[at].number < 1900 || pieces_[at].number > 2100) return std::nullopt;
    return pieces_[at].number;
  }
  static std::optional<IsoDate> valid(int year, int month, int day) {
    const IsoDate date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                       static_cast<std::uint8_t>(day)};
    if (month < 1 || month > 12 || day < 1 || day > 31 || !is_valid(date)) return std::nullopt;
    return date;
  }

  std::optional<IsoDate> month_first(std::size_t at, std::size_t& end) const {
    if (pieces_[at].kind != PieceKind::kWord) return std::nullopt;
    const std::optional<std::uint8_t> month = any_month(pieces_[at].word);
    if (!month) return std::nullopt;
    std::size_t next = skip_marks(at + 1);
    const std::optional<int> day = day_at(next, next);
    if (!day) return std::nullopt;
    next = skip_marks(next);
    const std::optional<int> year = year_at(next);
    if (!year) return std::nullopt;
    end = next + 1;
    return valid(*year, *month, *day);
  }

  std::optional<IsoDate> day_first(std::size_t at, std::size_t& end) const {
    std::size_t next = at;
    const std::optional<int> day = day_at(at, next);
    if (!day) return std::nullopt;
    next = skip_marks(next);
    if (next < pieces_.size() && (pieces_[next].word == "of" || pieces_[next].word == "de")) ++next;
    if (next >= pieces_.size() || pieces_[next].kind != PieceKind::kWord) return std::nullopt;
    const std::optional<std::uint8_t> month = any_month(pieces_[next].word);
    if (!month) return std::nullopt;
    next = skip_marks(next + 1);
    if (next < pieces_.size() && pieces_[next].word == "de") ++next;
    const std::optional<int> year = year_at(next);
    if (!year) return std::nullopt;
    end = next + 1;
    return valid(*year, *month, *day);
  }

  // "2023 Jan 7".
  std::optional<IsoDate> year_first(std::size_t at, std::size_t& end) const {
    if (!year_at(at) || at + 2 >= pieces_.size() || pieces_[at + 1].kind != PieceKind::kWord) return std::nullopt;
    const std::optional<std::uint8_t> month = any_month(pieces_[at + 1].word);
    std::size_t next = skip_marks(at + 2);
    const std::optional<int> day = day_at(next, next);
    // "in 2023, March 7, 2024": the number before the year is the day of another date.
    if (!month || !day || year_at(skip_marks(next))) return std::nullopt;
    end = next;
    return valid(*year_at(at), *month, *day);
  }

  // "2024-03-02", "2024/03/02", "02.03.2024", "23/03/2024": three numbers with one mark between them, no
  // space.
  std::optional<IsoDate> numeric(std::size_t at, std::size_t& end) const {
    if (at + 4 >= pieces_.size()) return std::nullopt;
    const std::string& mark = pieces_[at + 1].word;
    if ((mark != "-" && mark != "/" && mark != ".") || pieces_[at + 3].word != mark) return std::nullopt;
    for (std::size_t i = at; i < at + 5; ++i) {
      const bool number = (i - at) % 2 == 0;
      if (number != (pieces_[i].kind == PieceKind::kNumber)) return std::nullopt;
      if (i > at && pieces_[i].span.begin != pieces_[i - 1].span.end) return std::nullopt;
    }
    const DatePiece &first = pieces_[at], &second = pieces_[at + 2], &third = pieces_[at + 4];
    end = at + 5;
    if (year_at(at) && second.digits <= 2 && third.digits <= 2) return valid(first.number, second.number, third.number);
    int year = third.number;
    if (forms_.short_years && third.digits == 2 && mark != "-" && first.digits <= 2) {
      year += year < 50 ? 2000 : 1900;
    } else if (!year_at(at + 4)) {
      return std::nullopt;
    }
    if (first.digits > 2 || second.digits > 2) return std::nullopt;
    if (mark == "." || first.number > 12) return valid(year, second.number, first.number);
    if (second.number > 12) return valid(year, first.number, second.number);
    if (first.number == second.number) return valid(year, first.number, second.number);
    if (forms_.order == DayOrder::kDayFirst) return valid(year, second.number, first.number);
    if (forms_.order == DayOrder::kMonthFirst) return valid(year, first.number, second.number);
    return std::nullopt;  // Which of the two is the month cannot be known.
  }

  // Year, month and day with the unit after each number, as in Chinese, Japanese and Korean.
  std::optional<IsoDate> counted(std::size_t at, std::size_t& end) const {
    if (at + 5 >= pieces_.size() || !year_at(at)) return std::nullopt;
    const auto unit = [&](std::size_t i, std::string_view han, std::string_view hangul) {
      return pieces_[i].kind == PieceKind::kWord && (pieces_[i].word == han || pieces_[i].word == hangul);
    };
    const bool number = pieces_[at + 2].kind == PieceKind::kNumber && pieces_[at + 4].kind == PieceKind::kNumber;
    if (!number || !unit(at + 1, "年", "년") || !unit(at + 3, "月", "월")) return std::nullopt;
    if (pieces_[at + 5].word.compare(0, 3, "日") != 0 && pieces_[at + 5].word.compare(0, 3, "일") != 0) {
      return std::nullopt;
    }
    end = at + 6;
    return valid(pieces_[at].number, pieces_[at + 2].number, pieces_[at + 4].number);
  }

  std::optional<std::uint8_t> any_month(const std::string& word) const {
    if (std::optional<std::uint8_t> month = month_of(word)) return month;
    const std::uint8_t other = furniture_.month(word);
    if (other == 0) return std::nullopt;
    return other;
  }

  const std::vector<DatePiece>& pieces_;
  const Furniture& furniture_;
  const DateForms forms_;
};

// What the words before a date say of it: "Updated", "Published", or a separator that ends what was said
// before.
void note_word(const DatePiece& piece, const Furniture& furniture, bool& update) {
  if (piece.kind == PieceKind::kMark) {
    if (piece.word == "/" || piece.word == "|" || piece.word == "•" || piece.word == "·") update = false;
  } else if (piece.kind == PieceKind::kWord) {
    const std::optional<DateWord> word = furniture.date_word(piece.word);
    if (word == DateWord::kUpdate) update = true;
    if (word == DateWord::kPublish) update = false;
  }
}

}  // namespace

std::vector<PrintedDate> find_printed_dates(std::string_view line, const Furniture& furniture, DateForms forms) {
  const std::vector<DatePiece> pieces = pieces_of(line);
  const DateFinder finder{pieces, furniture, forms};
  std::vector<PrintedDate> dates;
  bool update = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::size_t end = i;
    if (const std::optional<IsoDate> date = finder.date_at(i, end)) {
      dates.push_back({{*date, *date}, {pieces[i].span.begin, pieces[end - 1].span.end}, update});
      i = end - 1;
    } else {
      note_word(pieces[i], furniture, update);
    }
  }
  return dates;
}

std::optional<DateRange> parse_printed_date(std::string_view field) {
  if (std::optional<DateRange> iso = parse_iso_date(field)) return iso;
  static constexpr std::size_t kLongestField = 120;
  const std::vector<PrintedDate> dates = find_printed_dates(field.substr(0, kLongestField), Furniture{});
  if (dates.empty()) return std::nullopt;
  return dates.front().range;
}

bool is_date_line(std::string_view line, const std::vector<PrintedDate>& dates, const Furniture& furniture) {
  if (dates.empty() || line.size() > 160) return false;
  // A line in capitals may be a headline, in which every word looks like a name.
  const bool mixed = std::any_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const std::size_t most = mixed ? 5 : 2;
  std::size_t foreign = 0;
  for (const DatePiece& piece : pieces_of(line)) {
    bool in_date = false;
    for (const PrintedDate& date : dates) in_date |= date.span.contains(piece.span);
    if (in_date || piece.kind != PieceKind::kWord || furniture.date_word(piece.word)) continue;
    if (month_of(piece.word)) continue;
    // A place or a name may stand beside the date, never a sentence.
    if (!is_upper(decode_utf8(line, piece.span.begin).value)) return false;
    if (++foreign > most) return false;
  }
  return true;
}

bool is_time_line(std::string_view line, const Furniture& furniture) {
  if (line.size() > 40) return false;
  bool time = false;
  const std::vector<DatePiece> pieces = pieces_of(line);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind == PieceKind::kWord && !furniture.date_word(pieces[i].word)) return false;
    if (pieces[i].kind == PieceKind::kNumber) {
      if (pieces[i].digits > 2) return false;
      const bool clock = i + 2 < pieces.size() && (pieces[i + 1].word == ":" || pieces[i + 1].word == ".") &&
                         pieces[i + 2].kind == PieceKind::kNumber && pieces[i + 2].digits == 2;
      const bool hour = i + 1 < pieces.size() && (pieces[i + 1].word == "am" || pieces[i + 1].word == "pm" ||
                                                  pieces[i + 1].word == "a.m" || pieces[i + 1].word == "p.m");
      time |= clock || hour;
    }
  }
  return time;
}

std::optional<std::uint32_t> update_note_begin(std::string_view line, const Furniture& furniture) {
  const std::vector<DatePiece> pieces = pieces_of(line);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind != PieceKind::kWord || furniture.date_word(pieces[i].word) != DateWord::kUpdate) continue;
    std::size_t first = i;
    if (first > 0 && pieces[first - 1].word == "last") --first;
    if (first > 0 && pieces[first - 1].kind == PieceKind::kMark) --first;
    return pieces[first].span.begin;
  }
  return std::nullopt;
}

}  // namespace onrecord

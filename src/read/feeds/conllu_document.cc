#include "read/feeds/conllu_document.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

namespace onrecord {
namespace {

constexpr std::size_t kColumns = 10;
constexpr std::size_t kMisc = 9;

// A line of the file, with the place of its first byte.
struct Line {
  std::string_view bytes;  // Without newline and carriage return.
  std::size_t begin = 0;
  std::uint64_t number = 0;
};

// A piece of a line.
struct Piece {
  std::string_view bytes;
  std::size_t begin = 0;
};

// What is written in one go: a word, or a multiword token with its words.
struct Surface {
  Piece form;
  std::vector<std::string_view> words;  // Empty: the form is the word.
  bool space_after = true;
};

struct SentenceLines {
  std::optional<Piece> text;
  std::uint64_t text_line = 0;
  bool new_paragraph = false;
  std::vector<Surface> surfaces;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Returns the value of `# name = value`, or of `# name` (empty).
std::optional<std::string_view> comment_value(std::string_view line, std::string_view name) {
  if (line.empty() || line[0] != '#') return std::nullopt;
  line = trimmed(line.substr(1));
  if (line.substr(0, name.size()) != name) return std::nullopt;
  line.remove_prefix(name.size());
  if (!line.empty() && line[0] != ' ' && line[0] != '\t' && line[0] != '=') return std::nullopt;
  line = trimmed(line);
  if (!line.empty() && line[0] == '=') line.remove_prefix(1);
  return trimmed(line);
}

bool holds_field(std::string_view misc, std::string_view field) {
  while (!misc.empty()) {
    const std::string_view one = misc.substr(0, misc.find('|'));
    if (one == field) return true;
    misc.remove_prefix(std::min(misc.size(), one.size() + 1));
  }
  return false;
}

std::optional<std::uint64_t> whole_number(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

bool is_white(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    if (!is_space(point.value) && point.value != '\t') return false;
    i += point.bytes;
  }
  return true;
}

// Returns where each surface begins in `text`, or nothing if it does not hold them one after the other.
std::optional<std::vector<std::size_t>> places_of(const std::vector<Surface>& surfaces, std::string_view text) {
  std::vector<std::size_t> places;
  std::size_t at = 0;
  for (const Surface& surface : surfaces) {
    const std::string_view form = surface.form.bytes;
    std::size_t begin = at;
    // A form may itself begin with what looks like white space, so it is tried at each step.
    while (text.substr(begin, form.size()) != form) {
      const CodePoint point = decode_utf8(text, begin);
      if (point.bytes == 0 || (!is_space(point.value) && point.value != '\t')) return std::nullopt;
      begin += point.bytes;
    }
    places.push_back(begin);
    at = begin + form.size();
  }
  if (!is_white(text.substr(at))) return std::nullopt;
  return places;
}

class ConlluReading {
 public:
  ConlluReading(std::string_view bytes, const std::string& file, std::uint64_t source_begin, std::uint64_t first_line)
      : bytes_(bytes), file_(file), source_begin_(source_begin), next_line_(first_line) {}

  Result<ConlluDocument> run() {
    for (std::optional<Line> line = next(); line; line = next()) {
      if (trimmed(line->bytes).empty()) {
        if (auto ended = end_sentence(line->number); !ended) return ended.error();
      } else if (line->bytes[0] == '#') {
        if (words_ > 0) return broken(*line, "a comment among the words of a sentence");
        take_comment(*line);
      } else if (auto taken = take_word(*line); !taken) {
        return taken.error();
      }
    }
    if (auto ended = end_sentence(next_line_); !ended) return ended.error();
    end_block();
    return std::move(document_);
  }

 private:
  std::optional<Line> next() {
    if (at_ >= bytes_.size()) return std::nullopt;
    const std::size_t end = std::min(bytes_.find('\n', at_), bytes_.size());
    Line line{bytes_.substr(at_, end - at_), at_, next_line_++};
    if (!line.bytes.empty() && line.bytes.back() == '\r') line.bytes.remove_suffix(1);
    at_ = end + 1;
    return line;
  }

  Error broken(const Line& line, std::string_view reason) const {
    return Error{fmt::format("{}:{}: {}", file_, line.number, reason)};
  }

  void take_comment(const Line& line) {
    if (comment_value(line.bytes, "newdoc")) {
      if (document_.id.empty()) document_.id = comment_value(line.bytes, "newdoc id").value_or("");
      sentence_.new_paragraph = true;
    } else if (comment_value(line.bytes, "newpar")) {
      sentence_.new_paragraph = true;
    } else if (const auto text = comment_value(line.bytes, "text")) {
      sentence_.text = Piece{*text, static_cast<std::size_t>(text->data() - bytes_.data())};
      sentence_.text_line = line.number;
    }
  }

  Result<void> take_word(const Line& line) {
    std::array<std::string_view, kColumns> columns;
    std::size_t count = 0;
    for (std::string_view rest = line.bytes;; ++count) {
      const std::size_t tab = rest.find('\t');
      if (count < kColumns) columns[count] = rest.substr(0, tab);
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    if (++count != kColumns) return broken(line, fmt::format("{} columns instead of {}", count, kColumns));
    const std::string_view id = columns[0];
    const std::string_view form = columns[1];
    if (const std::size_t dot = id.find('.'); dot != std::string_view::npos) {
      if (!whole_number(id.substr(0, dot)) || !whole_number(id.substr(dot + 1))) return bad_id(line, id);
      return {};
    }
    if (trimmed(form).empty()) return broken(line, "a word without a form");
    const Piece piece{form, static_cast<std::size_t>(form.data() - bytes_.data())};
    const bool space_after = !holds_field(columns[kMisc], "SpaceAfter=No");
    if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
      const auto first = whole_number(id.substr(0, dash));
      const auto last = whole_number(id.substr(dash + 1));
      if (!first || !last || *first != words_ + 1 || *last < *first || words_ < range_end_) return bad_id(line, id);
      range_end_ = *last;
      sentence_.surfaces.push_back({piece, {}, space_after});
      return {};
    }
    if (whole_number(id) != words_ + 1) return bad_id(line, id);
    if (++words_ <= range_end_) {
      sentence_.surfaces.back().words.push_back(form);
    } else {
      sentence_.surfaces.push_back({piece, {}, space_after});
    }
    return {};
  }

  Error bad_id(const Line& line, std::string_view id) const {
    return broken(line, fmt::format("the number \"{}\" where word {} should stand", id, words_ + 1));
  }

  Result<void> end_sentence(std::uint64_t line) {
    if (words_ < range_end_) {
      return Error{fmt::format("{}:{}: the sentence ends before word {}", file_, line, range_end_)};
    }
    if (words_ > 0) {
      write_sentence();
      sentence_ = SentenceLines();
      words_ = range_end_ = 0;
    }
    return {};
  }

  void end_block() {
    if (document_.text.size() > block_begin_) document_.blocks.push_back({{block_begin_, document_.text.size()}});
    block_begin_ = document_.text.size();
  }

  void write_sentence() {
    MappedText& text = document_.text;
    if (text.size() > 0) {
      if (sentence_.new_paragraph) end_block();
      if (sentence_.new_paragraph || space_before_) text.replace(sentence_.new_paragraph ? "\n" : " ", last_end_, 1);
      if (sentence_.new_paragraph) block_begin_ = text.size();
    }
    std::optional<std::vector<std::size_t>> places;
    if (sentence_.text) {
      places = places_of(sentence_.surfaces, sentence_.text->bytes);
      if (!places) {
        document_.warnings.push_back(fmt::format(
            "{}:{}: \"# text\" does not hold the words, so the text is built from them", file_, sentence_.text_line));
      }
    }
    std::size_t written = 0;  // Of the sentence's own text.
    for (std::size_t i = 0; i < sentence_.surfaces.size(); ++i) {
      const Surface& surface = sentence_.surfaces[i];
      std::size_t begin = surface.form.begin;
      if (places) {
        begin = sentence_.text->begin + (*places)[i];
        if (i > 0) {
          text.copy_repaired(sentence_.text->bytes.substr(written, (*places)[i] - written),
                             source_begin_ + sentence_.text->begin + written);
        }
        written = (*places)[i] + surface.form.bytes.size();
      } else if (i > 0 && space_before_) {
        text.replace(" ", last_end_, 1);
      }
      write_surface(surface, begin);
      space_before_ = surface.space_after;
    }
    document_.tokens.sentence_ends.push_back(static_cast<std::uint32_t>(document_.tokens.tokens.size()));
  }

  // Writes the letters that stand at `begin` and cuts them into words.
  void write_surface(const Surface& surface, std::size_t begin) {
    const std::string_view form = surface.form.bytes;
    std::vector<std::string_view> words = surface.words;
    std::string joined;
    for (const std::string_view word : words) joined += word;
    if (joined != form) words.assign(1, form);
    for (const std::string_view word : words) {
      const std::uint32_t from = document_.text.size();
      document_.text.copy_repaired(word, source_begin_ + begin);
      document_.tokens.tokens.push_back({from, document_.text.size()});
      begin += word.size();
    }
    last_end_ = source_begin_ + begin;
  }

  const std::string_view bytes_;
  const std::string& file_;
  const std::uint64_t source_begin_;
  std::uint64_t next_line_;
  std::size_t at_ = 0;
  ConlluDocument document_;
  SentenceLines sentence_;
  std::uint64_t words_ = 0;      // Of the sentence so far.
  std::uint64_t range_end_ = 0;  // The last word of the multiword token that is open.
  std::uint32_t block_begin_ = 0;
  std::uint64_t last_end_ = 0;  // Where what was written last ends in the source.
  bool space_before_ = true;
};

}  // namespace

Result<ConlluDocument> read_conllu(std::string_view bytes, const std::string& file, std::uint64_t source_begin,
                                   std::uint64_t first_line) {
  return ConlluReading(bytes, file, source_begin, first_line).run();
}

std::string conllu_id(std::string_view bytes) {
  while (!bytes.empty()) {
    std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (const auto id = comment_value(line, "newdoc id")) return std::string(*id);
  }
  return {};
}

bool is_conllu_newdoc(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return comment_value(line, "newdoc").has_value();
}

}  // namespace onrecord

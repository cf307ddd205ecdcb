#include "base/event_dictionary.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/iso_date.h"
#include "base/name_key.h"

namespace onrecord {
namespace {

constexpr std::string_view kSpace = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// Calls `use(number, line)` with each line that is no remark, its remarks taken off.
template <typename Use>
void for_each_line(std::string_view bytes, const Use& use) {
  bool in_remark = false;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    std::string kept;
    while (!line.empty()) {
      if (in_remark) {
        const std::size_t close = line.find("-->");
        if (close == std::string_view::npos) break;
        line.remove_prefix(close + 3);
        in_remark = false;
        continue;
      }
      const std::size_t open = std::min(line.find("<!--"), line.size());
      kept += line.substr(0, open);
      in_remark = open < line.size();
      line.remove_prefix(std::min(open + 4, line.size()));
    }
    const std::size_t remark = kept.find_first_of("#;");
    const std::string_view words = trimmed(std::string_view(kept).substr(0, remark));
    if (!words.empty()) use(number, words, kept.front() == ' ' || kept.front() == '\t');
  }
}

std::string key_of(std::string_view words) {
  std::string spaced(words);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return name_key(spaced);
}

// "950601" or "19950601".
std::optional<std::string> day_of(std::string_view digits) {
  const bool all_digits = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!all_digits || (digits.size() != 6 && digits.size() != 8)) return std::nullopt;
  std::string year(digits.substr(0, digits.size() - 4));
  if (year.size() == 2) year = (year < "30" ? "20" : "19") + year;
  const std::string day =
      fmt::format("{}-{}-{}", year, digits.substr(digits.size() - 4, 2), digits.substr(digits.size() - 2));
  return parse_iso_date(day) ? std::optional(day) : std::nullopt;
}

struct Code {
  std::string code, from, to;
};

// What stands in the brackets: "ARN", "ARN 950601-990815", "ARN <950601", "ARN > 990816".
std::optional<Code> read_code(std::string_view inside) {
  inside = trimmed(inside);
  const std::size_t end = std::min(inside.find_first_of(" \t<>"), inside.size());
  Code code;
  for (const char c : inside.substr(0, end)) code.code.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
  if (code.code.empty()) return std::nullopt;
  std::string dates;
  for (const char c : inside.substr(end)) {
    if (c != ' ' && c != '\t') dates.push_back(c);
  }
  if (dates.empty()) return code;
  if (dates.front() == '<' || dates.front() == '>') {
    const auto day = day_of(std::string_view(dates).substr(1));
    if (!day) return std::nullopt;
    (dates.front() == '<' ? code.to : code.from) = *day;
    return code;
  }
  const std::size_t dash = dates.find('-');
  if (dash == std::string::npos) return std::nullopt;
  const auto from = day_of(std::string_view(dates).substr(0, dash)),
             to = day_of(std::string_view(dates).substr(dash + 1));
  if (!from || !to || *to < *from) return std::nullopt;
  code.from = *from;
  code.to = *to;
  return code;
}

class ActorReader {
 public:
  explicit ActorReader(const std::string& place) : place_(place) {
    dictionary_.tsv =
        "# table\tactor_codes\n# source\t" + place + "\n# licence\tof that file\nname\tmatch\tcode\tfrom\tto\n";
  }

  EventDictionary run(std::string_view bytes) {
    // Where some names end in '_', the others are stems.
    for_each_line(bytes, [&](std::size_t, std::string_view line, bool) {
      const std::string_view name = trimmed(line.substr(0, line.find('[')));
      has_stems_ |= !name.empty() && name.back() == '_';
    });
    for_each_line(bytes, [&](std::size_t number, std::string_view line, bool) { read_line(number, line); });
    finish();
    return std::move(dictionary_);
  }

 private:
  void say(std::size_t line, std::string_view message) {
    dictionary_.messages.push_back(fmt::format("{}:{}: {}", place_, line, message));
  }

  void read_line(std::size_t number, std::string_view line) {
    const std::size_t bracket = line.find('[');
    const std::string_view name = trimmed(line.substr(0, bracket));
    if (!name.empty() && name.front() != '+') finish();
    if (!name.empty()) add_name(number, name);
    if (bracket == std::string_view::npos) return;
    for (std::size_t open = bracket; open < line.size(); open = line.find('[', open + 1)) {
      const std::size_t close = line.find(']', open);
      if (names_.empty() && !broken_) return say(number, "a code without a name");
      const auto code =
          close == std::string_view::npos ? std::nullopt : read_code(line.substr(open + 1, close - open - 1));
      if (!code) return say(number, fmt::format("\"{}\" is no code", line.substr(open)));
      codes_.push_back(*code);
    }
  }

  void add_name(std::size_t number, std::string_view name) {
    const bool synonym = name.front() == '+';
    if (synonym && names_.empty() && !broken_) return say(number, "a synonym without a name");
    if (synonym) name = trimmed(name.substr(1));
    const bool stem = has_stems_ && !name.empty() && name.back() != '_';
    const std::string key = key_of(name);
    if (key.empty() || name.find(']') != std::string_view::npos) {
      broken_ |= !synonym;
      return say(number, fmt::format("\"{}\" is no name", name));
    }
    if (!synonym) begin_ = number;
    names_.emplace_back(key, stem);
  }

  void finish() {
    if (!names_.empty() && codes_.empty()) say(begin_, "a name without a code");
    for (const auto& [name, stem] : names_) {
      for (const Code& code : codes_) {
        if (code.code == "---") continue;
        dictionary_.tsv +=
            fmt::format("{}\t{}\t{}\t{}\t{}\n", name, stem ? "stem" : "word", code.code, code.from, code.to);
      }
    }
    names_.clear();
    codes_.clear();
    broken_ = false;
  }

  const std::string& place_;
  EventDictionary dictionary_;
  std::vector<std::pair<std::string, bool>> names_;  // Of the entry at hand; with whether it is a stem.
  std::vector<Code> codes_;
  std::size_t begin_ = 0;  // Line on which it begins.
  bool broken_ = false;    // Its name could not be read; what follows belongs to it.
  bool has_stems_ = false;
};

std::string plural_of(const std::string& noun) {
  const auto ends = [&](std::string_view end) {
    return noun.size() > end.size() && std::string_view(noun).substr(noun.size() - end.size()) == end;
  };
  const auto vowel_before_y = [&] {
    return std::string_view("aeiou").find(noun[noun.size() - 2]) != std::string_view::npos;
  };
  if (ends("y") && noun.size() > 1 && !vowel_before_y()) return noun.substr(0, noun.size() - 1) + "ies";
  if (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh")) return noun + "es";
  return noun + "s";
}

class AgentReader {
 public:
  explicit AgentReader(const std::string& place) : place_(place) {
    dictionary_.tsv = "# table\tagent_codes\n# source\t" + place + "\n# licence\tof that file\nname\tcode\n";
  }

  EventDictionary run(std::string_view bytes) {
    for_each_line(bytes, [&](std::size_t number, std::string_view line, bool) { read_line(number, line); });
    return std::move(dictionary_);
  }

 private:
  void say(std::size_t line, std::string_view message) {
    dictionary_.messages.push_back(fmt::format("{}:{}: {}", place_, line, message));
  }

  void read_line(std::size_t number, std::string_view line) {
    if (line.front() == '!' && line.find('=') != std::string_view::npos) return read_set(number, line);
    const std::size_t open = line.find('['), close = line.find(']', std::min(open, line.size()));
    if (open == std::string_view::npos || close == std::string_view::npos) return say(number, "no code in brackets");
    std::string code;
    for (const char c : trimmed(line.substr(open + 1, close - open - 1))) {
      code.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
    }
    const std::size_t mark = code.find('~');
    if (code.size() < 2 || (mark != 0 && mark != code.size() - 1)) {
      return say(number, fmt::format("\"{}\" is no code of an agent, such as ~GOV", code));
    }
    std::string_view name = line.substr(0, open);
    std::optional<std::string_view> plural;
    const std::size_t brace = name.find('{');
    if (brace != std::string_view::npos) {
      const std::size_t end = name.find('}', brace);
      if (end == std::string_view::npos) return say(number, "'{' without '}'");
      plural = trimmed(name.substr(brace + 1, end - brace - 1));
      name = name.substr(0, brace);
    }
    std::vector<std::string> singulars;
    if (!expand(std::string(trimmed(name)), singulars))
      return say(number, fmt::format("\"{}\" names no set", trimmed(name)));
    const bool from_set = name.find('!') != std::string_view::npos;
    for (const std::string& singular : singulars) {
      const std::string key = key_of(singular);
      if (key.empty()) return say(number, "no name before the code");
      add(key, code);
      if (!plural && !from_set) add(plural_of(key), code);
    }
    if (plural && !plural->empty()) add(key_of(*plural), code);
  }

  void add(const std::string& key, const std::string& code) { dictionary_.tsv += key + "\t" + code + "\n"; }

  void read_set(std::size_t number, std::string_view line) {
    const std::size_t end = line.find('!', 1), equals = line.find('=');
    if (end == std::string_view::npos || end > equals) return say(number, "'!' without '!'");
    std::vector<std::string>& members = sets_[std::string(line.substr(0, end + 1))];
    std::string_view list = line.substr(equals + 1);
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      const std::string_view member = trimmed(list.substr(0, comma));
      if (!member.empty()) members.emplace_back(member);
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
    if (members.empty()) say(number, "a set of nothing");
  }

  // Puts each member of a set where its name stands.
  bool expand(const std::string& name, std::vector<std::string>& out) const {
    const std::size_t begin = name.find('!');
    if (begin == std::string::npos) {
      out.push_back(name);
      return true;
    }
    const std::size_t end = name.find('!', begin + 1);
    if (end == std::string::npos) return false;
    const auto set = sets_.find(name.substr(begin, end + 1 - begin));
    if (set == sets_.end()) return false;
    return std::all_of(set->second.begin(), set->second.end(), [&](const std::string& member) {
      return expand(name.substr(0, begin) + member + name.substr(end + 1), out);
    });
  }

  const std::string& place_;
  EventDictionary dictionary_;
  std::map<std::string, std::vector<std::string>> sets_;
};

}  // namespace

EventDictionary read_actors(std::string_view bytes, const std::string& place) {
  return ActorReader(place).run(bytes);
}

EventDictionary read_agents(std::string_view bytes, const std::string& place) {
  return AgentReader(place).run(bytes);
}

}  // namespace onrecord

#include "read/page/page_authors.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "read/metadata/byline_line.h"
#include "read/metadata/line_shape.h"
#include "read/metadata/printed_date.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestLine = 300, kLongestName = 60, kMostNames = 20, kMostWords = 6;
constexpr std::size_t kMostMarked = 12;

struct Word {
  std::string_view text;  // As it stands.
  std::string folded;     // In lower case, without marks at its ends.
  bool ends_with_comma = false;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = text.find_first_not_of(' '); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    Word word;
    word.text = text.substr(at, end - at);
    std::string_view bare = word.text;
    while (!bare.empty() && std::string_view{",;:*»→|/>\"“”"}.find(bare.back()) != std::string_view::npos) {
      word.ends_with_comma |= bare.back() == ',' || bare.back() == ';';
      bare.remove_suffix(1);
    }
    while (!bare.empty() &&
           (bare.front() == '(' || bare.front() == '"' || bare.front() == '/' || bare.front() == ',')) {
      bare.remove_prefix(1);
    }
    word.folded = lower_case(bare);
    words.push_back(std::move(word));
    at = text.find_first_not_of(' ', end);
  }
  return words;
}

bool begins_upper(std::string_view word) {
  while (!word.empty() && (word.front() == '(' || word.front() == '"' || word.front() == '\'')) word.remove_prefix(1);
  if (word.empty()) return false;
  const char32_t first = decode_utf8(word, 0).value;
  return is_upper(first) || (is_letter(first) && !is_lower(first));  // Scripts without case.
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string trimmed(std::string_view text) {
  const auto is_mark = [](char c) { return std::string_view{" ,;:|/*-&\"\n"}.find(c) != std::string_view::npos; };
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_mark(text.back())) text.remove_suffix(1);
  return std::string{text};
}

class NameSplitter {
 public:
  NameSplitter(std::string_view line, const Furniture& furniture, bool printed)
      : furniture_(furniture), printed_(printed) {
    line_ = squeezed(line.substr(0, kLongestLine));
  }

  std::vector<std::string> split() {
    cut_tail();
    words_ = words_of(line_);
    std::size_t at = 0;
    while (at < words_.size()) {
      const std::size_t begin = skip_leads(at);
      const std::size_t end = name_end(begin);
      add(begin, std::max(end, begin));
      at = next_name(std::max(end, begin));
      if (at <= begin) at = begin + 1;
    }
    return std::move(names_);
  }

 private:
  std::optional<BylineWord> meaning(std::size_t at) const { return furniture_.byline_word(words_[at].folded); }

  // "Jane Doe Published 2 March 2024", "Jane Doe | Senn Herald": what follows the names.
  void cut_tail() {
    for (const std::string_view mark : {" | ", " • ", " · ", " – ", " — ", " - ", " ∙ ", " » "}) {
      const std::size_t at = line_.find(mark);
      if (at != std::string::npos && at > 3) line_.resize(at);
    }
    const std::vector<PrintedDate> dates = find_printed_dates(line_, furniture_, {DayOrder::kDayFirst, true});
    if (dates.empty()) return;
    if (dates.front().span.begin > 2) {
      line_.resize(dates.front().span.begin);
    } else {
      line_.erase(0, dates.front().span.end);
    }
  }

  std::size_t skip_leads(std::size_t at) {
    led_ = false;
    while (at < words_.size()) {
      const std::optional<BylineWord> word = meaning(at);
      const bool lead = word == BylineWord::kLead || word == BylineWord::kJoint;
      // "Redakteurin Jane Doe", "Guest writer Jane Doe": a role before a name, in a line that goes on.
      const bool role = printed_ && word == BylineWord::kRole && names_.empty() && at + 2 < words_.size();
      if (!lead && !role && !words_[at].folded.empty()) break;
      led_ |= word == BylineWord::kLead;
      ++at;
    }
    return at;
  }

  // Returns where the name that begins at `at` ends: at a role, a joint, a comma.
  std::size_t name_end(std::size_t at) {
    const std::size_t begin = at;
    while (at < words_.size()) {
      const std::optional<BylineWord> word = meaning(at);
      if (word == BylineWord::kJoint && joins(begin, at)) return at;
      // "Rask Staff" is all the name there is.
      if (word == BylineWord::kRole &&
          (at >= begin + 2 || (printed_ && at == begin) || !begins_upper(words_[at].text))) {
        return at;
      }
      // "Jane Doe Photographs by Ivo Marr": another's work begins. ("von" and its kin are parts of names.)
      if (word == BylineWord::kLead && at > begin && (words_[at].folded.size() > 3 || words_[at].folded == "by")) {
        words_.resize(at);
        return at;
      }
      if (words_[at].text == "/" || words_[at].text == "|") return at;
      ++at;
      if (words_[at - 1].ends_with_comma) return at;
    }
    return at;
  }

  // "Ortega y Gasset" is one name, and so is an office for "Woods and Rivers": what is parted has two words on both
  // sides, or one on both.
  bool joins(std::size_t begin, std::size_t at) const {
    std::size_t right = 0;
    for (std::size_t i = at + 1; i < words_.size(); ++i) {
      if (meaning(i)) break;
      ++right;
      if (words_[i].ends_with_comma) break;
    }
    const std::size_t left = at - begin;
    if (words_[at].folded.size() == 1 && words_[at].folded != "&" && words_[at].folded != "+") {
      return left >= 2 && right >= 2;
    }
    return (left >= 2 && right >= 2) || (left <= 1 && right == 1) || (left <= 1 && right >= 2);
  }

  std::size_t next_name(std::size_t at) const {
    if (at >= words_.size() || (at > 0 && words_[at - 1].ends_with_comma)) return at;
    // What a name's bearer is goes up to the next comma or joint.
    while (at < words_.size()) {
      if (meaning(at) == BylineWord::kJoint) return at + 1;
      if (words_[at].text == "/") return at + 1;
      ++at;
      if (words_[at - 1].ends_with_comma) return at;
    }
    return at;
  }

  void add(std::size_t begin, std::size_t end) {
    if (begin >= end || end - begin > kMostWords || names_.size() >= kMostNames) return;
    const char* first = words_[begin].text.data();
    const char* last = words_[end - 1].text.data() + words_[end - 1].text.size();
    std::string name = trimmed({first, static_cast<std::size_t>(last - first)});
    const std::size_t open = name.find('(');
    if (open != std::string::npos && open > 1) name = trimmed(std::string_view{name}.substr(0, open));
    if (name.empty() || name.size() > kLongestName || is_web_address(name)) return;
    if (name.find_first_of("@{}<>=[]#") != std::string::npos) return;
    const std::string folded = lower_case(name);
    const std::optional<BylineWord> word = furniture_.byline_word(folded);
    if (word || furniture_.date_word(folded) || furniture_.month(folded) > 0) return;
    if (meaning(begin) == BylineWord::kNobody || meaning(end - 1) == BylineWord::kNobody) return;
    if (meaning(end - 1) == BylineWord::kLead) return;
    const LineShape shape = shape_of(name);
    if (!shape.has_letter || shape.ends_sentence() == true) {
      // "J. R." ends with a stop and is a name.
      if (!shape.has_letter || shape.last != U'.' || name.size() < 3 || shape.words > 4) return;
    }
    if (printed_) {
      if (has_digit(name) || end - begin > 5 || name.find('"') != std::string::npos) return;
      if (!begins_upper(words_[begin].text) && !(led_ && end - begin == 1 && names_.empty())) return;
      for (std::size_t i = begin + 1; i < end; ++i) {
        // Within a name only short words stand in lower case.
        if (!begins_upper(words_[i].text) && words_[i].text.size() > 3) return;
      }
    }
    const std::string key = headline_key(name);
    if (key.empty()) return;
    for (const std::string& other : names_) {
      if (headline_key(other) == key) return;
    }
    names_.push_back(std::move(name));
  }

  const Furniture& furniture_;
  const bool printed_;
  std::string line_;
  std::vector<Word> words_;
  std::vector<std::string> names_;
  bool led_ = false;
};

class AuthorFinder {
 public:
  AuthorFinder(const HtmlTree& tree, const PageText& page, const Furniture& furniture, const PageSigns& signs,
               const PageZone& zone, std::string_view outlet)
      : tree_(tree),
        page_(page),
        furniture_(furniture),
        signs_(signs),
        zone_(zone),
        outlet_key_(headline_key(outlet)) {}

  PageAuthors find() {
    if (from_json() || from_meta()) return std::move(found_);
    if (from_marked(signs_.marked_authors) || from_marked(signs_.class_authors) ||
        from_lines(zone_.first, zone_.last, 1) || from_marked(signs_.author_links) ||
        from_lines(zone_.last, page_.blocks.size(), 2)) {
      return std::move(found_);
    }
    found_.names = std::move(weak_);
    found_.basis = found_.names.empty() ? Basis::kNone : weak_basis_;
    return std::move(found_);
  }

 private:
  // Returns true if the name is an organisation's or an account's rather than a person's.
  bool is_weak(const std::string& name) const {
    if (headline_key(name) == outlet_key_) return true;
    std::size_t words = 0;
    for (const Word& word : words_of(name)) {
      ++words;
      if (furniture_.is_legal_form(word.folded)) return true;
    }
    if (words > 1) return false;
    const bool dotted = name.find('.') != std::string::npos && name.find(' ') == std::string::npos;
    return dotted || name.find('_') != std::string::npos || has_digit(name) || !shape_of(name).has_lower ||
           lower_case(name) == name;
  }

  // Keeps persons; the others are remembered in case nobody else is named.
  bool keep(std::vector<std::string> names, Basis basis) {
    std::vector<std::string> persons;
    for (std::string& name : names) {
      if (!is_weak(name)) persons.push_back(std::move(name));
    }
    if (persons.empty()) {
      if (weak_.empty() && !names.empty()) {
        weak_ = std::move(names);
        weak_basis_ = basis;
      }
      return false;
    }
    found_.names = std::move(persons);
    found_.basis = basis;
    return true;
  }

  void append(std::vector<std::string>& names, const std::vector<std::string>& more) const {
    for (const std::string& name : more) {
      const std::string key = headline_key(name);
      const bool there =
          std::any_of(names.begin(), names.end(), [&](const std::string& other) { return headline_key(other) == key; });
      if (!there && names.size() < kMostNames) names.push_back(name);
    }
  }

  std::vector<std::string> declared(const std::vector<std::string>& lines) const {
    std::vector<std::string> names;
    for (const std::string& line : lines) {
      if (headline_key(line) == outlet_key_) {
        append(names, {line});
      } else {
        append(names, author_names(line, furniture_, false));
      }
    }
    return names;
  }

  bool from_json() {
    if (keep(declared(signs_.json.authors), Basis::kMeta)) return true;
    if (weak_.empty()) {
      weak_ = declared(signs_.json.any_authors);
      weak_basis_ = Basis::kMeta;
    }
    return false;
  }

  bool from_meta() {
    if (keep(declared(signs_.meta_authors), Basis::kMeta)) return true;
    for (const std::string_view name : {"dcterms.creator", "byl", "creator", "author_name", "twitter:data1"}) {
      const auto found = signs_.meta.find(name);
      if (found == signs_.meta.end()) continue;
      if (name == "twitter:data1") {
        const auto label = signs_.meta.find("twitter:label1");
        if (label == signs_.meta.end() || furniture_.byline_word(lower_case(label->second)) != BylineWord::kLead) {
          if (label == signs_.meta.end() || lower_case(label->second).find("by") == std::string::npos) continue;
        }
      }
      if (keep(declared({found->second}), Basis::kMeta)) return true;
    }
    return false;
  }

  std::vector<std::string> names_below(std::uint32_t node) const {
    const std::string text = text_below(tree_, node, kLongestLine);
    std::vector<std::string> names;
    for (std::size_t at = 0; at < text.size() && names.empty();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      if (end - at <= 140) names = author_names(std::string_view{text}.substr(at, end - at), furniture_, true);
      at = end + 1;
    }
    if (names.empty() && is_account(text)) names.push_back(text);
    return names;
  }

  // One word that may be the name somebody goes by: "surfer23".
  bool is_account(const std::string& text) const {
    if (text.size() < 3 || text.size() > 30 || text.find_first_of(" \n:/@,*") != std::string::npos) return false;
    const std::string folded = lower_case(text);
    return shape_of(text).has_letter && !furniture_.byline_word(folded) && !furniture_.date_word(folded);
  }

  // Those beside the headline together; else the first anywhere.
  bool from_marked(const std::vector<std::uint32_t>& nodes) {
    std::vector<std::string> names;
    std::size_t taken = 0;
    std::uint32_t last = 0;
    for (const std::uint32_t node : nodes) {
      if (zone_.foreign[node] || node <= last || !zone_.holds(page_, node)) continue;
      if (++taken > kMostMarked) break;
      append(names, linked_or_written(node));
      last = tree_.nodes[node].last_below;
    }
    if (keep(names, Basis::kHtml)) return true;
    taken = 0;
    for (const std::uint32_t node : nodes) {
      if (zone_.foreign[node] || zone_.holds(page_, node)) continue;
      if (++taken > kMostMarked) break;
      names = linked_or_written(node);
      // A list of authors: the others stand in the same element.
      const std::uint32_t list = tree_.nodes[tree_.nodes[node].parent].parent;
      for (const std::uint32_t other : nodes) {
        if (other > tree_.nodes[node].last_below && tree_.nodes[tree_.nodes[other].parent].parent == list) {
          append(names, linked_or_written(other));
        }
      }
      if (keep(names, Basis::kHtml)) return true;
    }
    return false;
  }

  // The links to authors within a byline are its names; without any, what it says.
  std::vector<std::string> linked_or_written(std::uint32_t node) const {
    const std::uint32_t last = tree_.nodes[node].last_below;
    std::vector<std::string> names;
    for (auto link = std::lower_bound(signs_.author_links.begin(), signs_.author_links.end(), node + 1);
         link != signs_.author_links.end() && *link <= last && names.size() < kMostNames; ++link) {
      append(names, names_below(*link));
    }
    return names.empty() ? names_below(node) : names;
  }

  // "By Jane Doe", "Von Jane Doe", or a label alone and the names in the next block.
  bool from_lines(std::size_t first, std::size_t last, std::size_t least_leads) {
    for (std::size_t i = first; i < last; ++i) {
      const PageBlock& block = page_.blocks[i];
      if (i == zone_.headline || block.span.size() > 140 || zone_.foreign[block.last_node]) continue;
      const std::string_view line = page_.of(block);
      const std::vector<Word> words = words_of(line);
      if (words.empty() || furniture_.byline_word(words[0].folded) != BylineWord::kLead) continue;
      std::size_t leads = 0;
      while (leads < words.size() && furniture_.byline_word(words[leads].folded) == BylineWord::kLead) ++leads;
      const bool alone = leads == words.size();
      if (!alone && leads < least_leads) continue;
      if (alone && i + 1 < page_.blocks.size()) {
        const PageBlock& next = page_.blocks[i + 1];
        if (next.span.size() <= 80 && keep(author_names(page_.of(next), furniture_, true), Basis::kHtml)) return true;
        continue;
      }
      if (block.kind == PageBlockKind::kHeading && leads < 2) continue;
      const std::vector<std::string> names = author_names(line, furniture_, true);
      // "By Friday" opens a headline as well; a name has two words.
      if (names.empty() || names[0].find(' ') == std::string::npos || block.shape.ends_sentence()) continue;
      if (keep(names, Basis::kHtml)) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const PageText& page_;
  const Furniture& furniture_;
  const PageSigns& signs_;
  const PageZone& zone_;
  const std::string outlet_key_;
  PageAuthors found_;
  std::vector<std::string> weak_;
  Basis weak_basis_ = Basis::kNone;
};

}  // namespace

std::vector<std::string> author_names(std::string_view line, const Furniture& furniture, bool printed) {
  return NameSplitter(line, furniture, printed).split();
}

PageAuthors find_page_authors(const HtmlTree& tree, const PageText& page, const Furniture& furniture,
                              const PageSigns& signs, const PageZone& zone, std::string_view outlet) {
  return AuthorFinder(tree, page, furniture, signs, zone, outlet).find();
}

}  // namespace onrecord

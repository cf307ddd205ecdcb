#include "name_sources.h"

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"
#include "language/syntax/names.h"

namespace onrecord {
namespace {

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t found = line.find('\t');
    fields.push_back(line.substr(0, found));
    if (found == std::string_view::npos) return fields;
    line.remove_prefix(found + 1);
  }
}

void append(NamedSentence& sentence, std::string_view form) {
  if (!sentence.text.empty()) sentence.text += ' ';
  const auto begin = static_cast<std::uint32_t>(sentence.text.size());
  sentence.text += form;
  sentence.spans.push_back({begin, static_cast<std::uint32_t>(sentence.text.size())});
}

// What stands in the Penn treebank's way of writing.
std::string_view plain_form(std::string_view form) {
  if (form == "-LRB-") return "(";
  if (form == "-RRB-") return ")";
  if (form == "-LSB-") return "[";
  if (form == "-RSB-") return "]";
  if (form == "``" || form == "''") return "\"";
  return form;
}

template <typename Take>
Result<std::vector<NamedSentence>> read_lines(const std::string& path, const NameConvention& convention,
                                              std::size_t least, Take take) {
  auto bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  std::vector<NamedSentence> sentences;
  NamedSentence sentence;
  std::vector<std::string> forms;
  std::vector<std::string> classes;
  const auto end_sentence = [&] {
    if (forms.empty()) return;
    sentence.labels = convention.labels(forms, classes);
    sentences.push_back(std::move(sentence));
    sentence = NamedSentence();
    forms.clear();
    classes.clear();
  };
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const auto fields = columns_of(line);
    if (line.empty() || fields.size() < least || line.substr(0, 2) == "# ") {
      end_sentence();
      continue;
    }
    const auto [form, kind] = take(fields);
    // A hyphenated word is cut as the tokeniser cuts it: its parts share the class.
    append(sentence, form);
    forms.emplace_back(form);
    classes.emplace_back(kind);
  }
  end_sentence();
  return sentences;
}

}  // namespace

NameConvention::NameConvention(const Lexicon& lexicon) {
  const LexiconTable& countries = lexicon.table("countries");
  for (const std::string_view column : {"adjectives", "demonyms"}) {
    for (std::size_t row = 0; row < countries.rows(); ++row) {
      std::string_view names = countries.field(row, countries.column(column));
      while (!names.empty()) {
        const std::string_view name = names.substr(0, names.find(';'));
        names.remove_prefix(std::min(names.size(), name.size() + 1));
        groups_[lower_case(name)] = 1;
      }
    }
  }
  const LexiconTable& titles = lexicon.table("titles");
  for (std::size_t row = 0; row < titles.rows(); ++row) {
    std::string_view words = titles.field(row, titles.column("title"));
    while (!words.empty()) {
      const std::string_view word = words.substr(0, words.find(' '));
      words.remove_prefix(std::min(words.size(), word.size() + 1));
      titles_[lower_case(word)] = 1;
      titles_[lower_case(word) + "."] = 1;
    }
  }
}

std::vector<std::uint8_t> NameConvention::labels(const std::vector<std::string>& forms,
                                                 const std::vector<std::string>& classes) const {
  std::vector<std::uint8_t> out(forms.size(), 0);
  for (std::size_t i = 0; i < forms.size();) {
    std::string_view kind = classes[i];
    const bool tagged = kind.size() > 2 && kind[1] == '-';
    if (tagged) kind.remove_prefix(2);
    std::size_t end = i + 1;
    while (end < forms.size() && (tagged ? classes[end].size() > 2 && classes[end][0] == 'I' &&
                                               std::string_view(classes[end]).substr(2) == kind
                                         : std::string_view(classes[end]) == kind)) {
      ++end;
    }
    int label = -1;
    if (kind == "PER" || kind == "per" || kind == "PERSON") label = 0;
    if (kind == "ORG" || kind == "org" || kind == "ORGANIZATION") label = 1;
    if (kind == "LOC" || kind == "geo" || kind == "LOCATION") label = 2;
    if (kind == "gpe" || kind == "OTH" || kind == "MISC") {
      const bool group = groups_.count(lower_case(forms[end - 1])) > 0 || (kind == "gpe") || end - i == 1;
      label = group ? 3 : 4;
    }
    if (kind == "art" || kind == "eve" || kind == "nat") label = 4;
    std::size_t begin = i;
    if (label == 0) {
      while (begin + 1 < end && titles_.count(lower_case(forms[begin])) > 0) ++begin;
      if (begin + 1 == end && titles_.count(lower_case(forms[begin])) > 0) label = -1;
    }
    if (label >= 0) {
      for (std::size_t t = begin; t < end; ++t) out[t] = static_cast<std::uint8_t>((t == begin ? 1 : 2) + 2 * label);
    }
    i = end;
  }
  return out;
}

Result<std::vector<NamedSentence>> read_ewt_names(const std::string& path, const NameConvention& convention) {
  return read_lines(path, convention, 3, [](const auto& f) { return std::pair{f[1], f[2]}; });
}

Result<std::vector<NamedSentence>> read_gmb_names(const std::string& path, const NameConvention& convention) {
  return read_lines(path, convention, 3, [](const auto& f) { return std::pair{f[0], f[2]}; });
}

Result<std::vector<NamedSentence>> read_silver_names(const std::string& path, const NameConvention& convention) {
  return read_lines(path, convention, 8, [](const auto& f) { return std::pair{plain_form(f[1]), f[6]}; });
}

}  // namespace onrecord

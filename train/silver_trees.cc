#include "silver_trees.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace onrecord {
namespace {

struct SilverToken {
  std::string form, tag, relation, name;
  std::int32_t head = -1;  // -1: the root.
};

bool starts(std::string_view word, std::string_view with) {
  return word.substr(0, with.size()) == with;
}

// Version 2 attaches a conjunction, and a comma between conjuncts, to the conjunct behind it.
void move_to_next_conjunct(std::vector<SilverToken>& tokens) {
  const auto size = static_cast<std::int32_t>(tokens.size());
  for (std::int32_t i = 0; i < size; ++i) {
    SilverToken& token = tokens[static_cast<std::size_t>(i)];
    const bool mark = token.relation == "punct" && (token.form == "," || token.form == ";");
    if ((token.relation != "cc" && !mark) || token.head < 0 || token.head > i) continue;
    for (std::int32_t j = i + 1; j < size; ++j) {
      const SilverToken& other = tokens[static_cast<std::size_t>(j)];
      if (other.relation == "conj" && other.head == token.head) {
        token.head = j;
        break;
      }
    }
  }
}

// "Irena Dovic": version 2 takes the first name of a person as the head, the rest is flat; a title describes.
void turn_person_names(std::vector<SilverToken>& tokens) {
  const auto size = static_cast<std::int32_t>(tokens.size());
  for (std::int32_t last = 0; last < size; ++last) {
    SilverToken& head = tokens[static_cast<std::size_t>(last)];
    if (head.name != "PERSON" || !starts(head.tag, "NNP")) continue;
    std::int32_t first = last;
    while (first > 0) {
      const SilverToken& before = tokens[static_cast<std::size_t>(first - 1)];
      if (before.name != "PERSON" || before.head != last || before.relation != "compound") break;
      --first;
    }
    for (std::int32_t i = 0; i < first; ++i) {
      SilverToken& title = tokens[static_cast<std::size_t>(i)];
      if (title.head == last && title.relation == "compound" && title.name == "O" && starts(title.tag, "NNP"))
        title.relation = "nmod:desc";
    }
    if (first == last) continue;
    SilverToken& front = tokens[static_cast<std::size_t>(first)];
    front.head = head.head;
    front.relation = head.relation;
    for (std::int32_t i = 0; i < size; ++i) {
      SilverToken& token = tokens[static_cast<std::size_t>(i)];
      if (i == first) continue;
      if (i > first && i <= last) {
        token.head = first;
        token.relation = "flat";
      } else if (token.head == last) {
        token.head = first;
      }
    }
  }
}

void rename(std::vector<SilverToken>& tokens) {
  std::vector<bool> passive(tokens.size(), false);
  for (const SilverToken& token : tokens) {
    if (token.head >= 0 && (token.relation == "auxpass" || token.relation == "nsubjpass"))
      passive[static_cast<std::size_t>(token.head)] = true;
  }
  std::vector<bool> by(tokens.size(), false);
  for (const SilverToken& token : tokens) {
    if (token.head >= 0 && token.relation == "case" && token.form == "by")
      by[static_cast<std::size_t>(token.head)] = true;
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    SilverToken& token = tokens[i];
    std::string& r = token.relation;
    const std::string_view head_tag =
        token.head < 0 ? std::string_view() : std::string_view(tokens[static_cast<std::size_t>(token.head)].tag);
    const bool of_predicate = starts(head_tag, "VB") || starts(head_tag, "JJ") || starts(head_tag, "RB") ||
                              head_tag == "MD" || head_tag == "IN";
    if (r == "dobj")
      r = "obj";
    else if (r == "nsubjpass")
      r = "nsubj:pass";
    else if (r == "csubjpass")
      r = "csubj:pass";
    else if (r == "auxpass")
      r = "aux:pass";
    else if (r == "mwe")
      r = "fixed";
    else if (r == "neg")
      r = token.form == "no" || token.form == "No" ? "det" : "advmod";
    else if (r == "nmod" && of_predicate) {
      const bool agent = by[i] && (passive[static_cast<std::size_t>(token.head)] || head_tag == "VBN");
      r = agent ? "obl:agent" : "obl";
    } else if (r == "nmod:tmod" || r == "nmod:npmod") {
      r = of_predicate ? "obl:unmarked" : "nmod:unmarked";
    }
  }
}

}  // namespace

Result<std::vector<GoldDocument>> read_silver_trees(const std::string& path, const Tokeniser& tokeniser) {
  auto bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  std::vector<GoldDocument> documents;
  std::vector<SilverToken> tokens;
  bool broken = false;
  const auto end_sentence = [&] {
    if (tokens.empty()) return;
    const auto roots = std::count_if(tokens.begin(), tokens.end(), [](const SilverToken& t) { return t.head < 0; });
    const auto unnamed =
        std::count_if(tokens.begin(), tokens.end(), [](const SilverToken& t) { return t.relation == "dep"; });
    if (broken || roots != 1 || unnamed > 1 || tokens.size() < 4 || tokens.size() > 80 || documents.empty()) {
      tokens.clear();
      broken = false;
      return;
    }
    rename(tokens);
    turn_person_names(tokens);
    move_to_next_conjunct(tokens);
    GoldDocument& document = documents.back();
    GoldSentence sentence;
    std::vector<std::int32_t> last_part;  // Of each token: the part that stands for it.
    std::vector<std::int32_t> token_of;   // Of each part; -1 for one that hangs on the last part of its word.
    std::vector<Word> words;
    if (!document.text.empty()) document.text += ' ';
    sentence.span.begin = static_cast<std::uint32_t>(document.text.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (i > 0) document.text += ' ';
      const auto begin = static_cast<std::uint32_t>(document.text.size());
      document.text += tokens[i].form;
      words.clear();
      tokeniser.tokenise(document.text, {begin, static_cast<std::uint32_t>(document.text.size())}, words);
      for (std::size_t w = 0; w < words.size(); ++w) {
        GoldToken part;
        part.span = words[w].span;
        part.form = std::string(slice(document.text, words[w].span));
        part.penn = tokens[i].tag;
        token_of.push_back(w + 1 == words.size() ? static_cast<std::int32_t>(i) : -1 - static_cast<std::int32_t>(i));
        sentence.tokens.push_back(std::move(part));
      }
      last_part.push_back(static_cast<std::int32_t>(sentence.tokens.size()) - 1);
    }
    sentence.span.end = static_cast<std::uint32_t>(document.text.size());
    for (std::size_t p = 0; p < sentence.tokens.size(); ++p) {
      GoldToken& part = sentence.tokens[p];
      if (token_of[p] >= 0) {
        const SilverToken& token = tokens[static_cast<std::size_t>(token_of[p])];
        part.head = token.head < 0 ? -1 : last_part[static_cast<std::size_t>(token.head)];
        part.relation = deprel_named(token.relation);
      } else {
        const auto i = static_cast<std::size_t>(-1 - token_of[p]);
        part.head = last_part[i];
        const bool mark = part.form == "-" || part.form == "/";
        const bool digits = part.form[0] >= '0' && part.form[0] <= '9';
        part.relation = mark ? Deprel::kPunct : digits ? Deprel::kNummod : Deprel::kCompound;
      }
    }
    document.sentences.push_back(std::move(sentence));
    tokens.clear();
  };
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.empty()) {
      end_sentence();
      continue;
    }
    if (starts(line, "# doc")) {
      end_sentence();
      documents.emplace_back();
      documents.back().id = std::string(line.substr(6));
      continue;
    }
    std::string_view fields[11];
    std::string_view left = line;
    std::size_t count = 0;
    while (count < 11) {
      const std::size_t tab = left.find('\t');
      fields[count++] = left.substr(0, tab);
      if (tab == std::string_view::npos) break;
      left.remove_prefix(tab + 1);
    }
    if (count < 10 || fields[1].empty()) {
      broken = true;
      continue;
    }
    SilverToken token;
    token.form = std::string(fields[1] == "-LRB-"                     ? "("
                             : fields[1] == "-RRB-"                   ? ")"
                             : fields[1] == "-LSB-"                   ? "["
                             : fields[1] == "-RSB-"                   ? "]"
                             : fields[1] == "``" || fields[1] == "''" ? "\""
                                                                      : fields[1]);
    if (token.form.find(' ') != std::string::npos || token.form.find("\xC2\xA0") != std::string::npos) broken = true;
    token.tag = std::string(fields[3]);
    token.head = std::atoi(std::string(fields[4]).c_str()) - 1;
    token.relation = std::string(fields[5]);
    token.name = std::string(fields[6]);
    tokens.push_back(std::move(token));
  }
  end_sentence();
  std::erase_if(documents, [](const GoldDocument& document) { return document.sentences.empty(); });
  return documents;
}

}  // namespace onrecord

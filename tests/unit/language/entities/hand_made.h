// Documents with a parse written by hand, for tests of this room.
#pragma once

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/lexicon.h"
#include "language/analysis.h"
#include "language/entities/entities.h"
#include "language/syntax/quotation.h"
#include "record/document.h"

namespace onrecord::entity_test {

// One sentence: words as "form/UPOS/head/relation" or "form/lemma/UPOS/head/relation" with heads counted from 1 and 0
// for the root, separated by spaces. A word that begins with '+' stands right after the one before.
inline void add_sentence(Document& document, Analysis& analysis, const std::string& words) {
  const auto first = static_cast<std::uint32_t>(analysis.tokens.size());
  if (!document.text.empty()) document.text += "\n";
  const auto block_begin = static_cast<std::uint32_t>(document.text.size());
  std::istringstream in(words);
  for (std::string word; in >> word;) {
    Token token;
    if (word.front() == '+') {
      word.erase(0, 1);
    } else if (document.text.size() > block_begin) {
      document.text += ' ';
      token.space_before = true;
    }
    std::vector<std::string> fields;
    std::istringstream parts(word);
    for (std::string field; std::getline(parts, field, '/');) fields.push_back(field);
    const std::size_t at = fields.size() - 3;
    token.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += fields[0];
    token.span.end = static_cast<std::uint32_t>(document.text.size());
    std::string lemma = fields[at == 2 ? 1 : 0];
    token.upos = upos_named(fields[at]);
    if (token.upos != Upos::kPropn) {
      for (char& c : lemma) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    if (token.upos == Upos::kNoun && lemma != fields[0] && fields[0].back() == 's') token.features |= kPlural;
    analysis.strings.push_back(lemma);
    token.lemma = analysis.strings.back();
    const auto head = static_cast<std::uint32_t>(std::stoul(fields[at + 1]));
    token.head = head == 0 ? kNone32 : first + head - 1;
    token.deprel = deprel_named(fields[at + 2]);
    analysis.tokens.push_back(token);
  }
  Sentence sentence;
  sentence.first_token = first;
  sentence.token_end = static_cast<std::uint32_t>(analysis.tokens.size());
  sentence.span = {block_begin, static_cast<std::uint32_t>(document.text.size())};
  sentence.block = static_cast<std::uint32_t>(document.blocks.size());
  document.blocks.push_back({sentence.span, BlockKind::kParagraph});
  analysis.sentences.push_back(sentence);
}

struct Resolved {
  Document document;
  Analysis analysis;

  // The name of the entity of the mention that covers the nth occurrence of `words`; "-" if it is unresolved, "?" if
  // there is no such mention. The narrowest mention counts.
  std::string entity(const std::string& words, int nth = 1) const {
    std::size_t at = std::string::npos;
    for (int i = 0; i < nth; ++i) at = document.text.find(words, at == std::string::npos ? 0 : at + 1);
    const Mention* best = nullptr;
    const TextSpan wanted{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    for (const Mention& mention : analysis.mentions) {
      if (mention.span.contains(wanted) && (!best || mention.span.size() < best->span.size())) best = &mention;
    }
    if (!best) return "?";
    return best->entity == kNone32 ? "-" : analysis.entities[best->entity].name;
  }
};

inline Resolved resolve(const Lexicon& lexicon, const std::vector<std::string>& sentences,
                        const char* published = nullptr) {
  Resolved out;
  out.document.id = "test";
  if (published) out.document.published = parse_iso_date(published);
  for (const std::string& words : sentences) add_sentence(out.document, out.analysis, words);
  out.analysis.quotations = find_quotations(out.document);
  auto resolver = EntityResolver::open(lexicon);
  (*resolver)->resolve(out.document, out.analysis);
  return out;
}

}  // namespace onrecord::entity_test

#include "evaluation.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace onrecord {
namespace {

std::string_view base_relation(Deprel relation) {
  const std::string_view name = name_of(relation);
  return name.substr(0, name.find(':'));
}

}  // namespace

Document one_paragraph(const std::string& text) {
  Document document;
  document.file = "text";
  document.text = text;
  document.language = "en";
  document.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::kParagraph});
  return document;
}

SyntaxFigures evaluate_syntax(const SyntaxAnalyser& analyser, const std::vector<GoldDocument>& documents) {
  SyntaxFigures figures;
  for (const GoldDocument& gold : documents) {
    const Document document = one_paragraph(gold.text);
    Analysis analysis;
    analyser.analyse(document, analysis);
    figures.words.predicted += analysis.tokens.size();
    figures.sentences.predicted += analysis.sentences.size();
    std::size_t next_sentence = 0;
    std::size_t next = 0;
    for (const GoldSentence& sentence : gold.sentences) {
      ++figures.sentences.gold;
      while (next_sentence < analysis.sentences.size() &&
             analysis.sentences[next_sentence].span.begin < sentence.span.begin)
        ++next_sentence;
      if (next_sentence < analysis.sentences.size() && analysis.sentences[next_sentence].span == sentence.span)
        ++figures.sentences.right;
      for (const GoldToken& token : sentence.tokens) {
        ++figures.words.gold;
        if (!token.whole) continue;
        while (next < analysis.tokens.size() && analysis.tokens[next].span.begin < token.span.begin) ++next;
        if (next >= analysis.tokens.size() || analysis.tokens[next].span != token.span) continue;
        const Token& found = analysis.tokens[next];
        ++figures.words.right;
        if (found.upos == token.upos) ++figures.upos.right;
        if (found.lemma == token.lemma) ++figures.lemmas.right;
        const bool root = token.head < 0;
        const bool head_right =
            root ? found.head == kNone32
                 : found.head != kNone32 &&
                       analysis.tokens[found.head].span == sentence.tokens[static_cast<std::size_t>(token.head)].span;
        if (!head_right) continue;
        ++figures.unlabelled.right;
        if (base_relation(found.deprel) == base_relation(token.relation)) ++figures.labelled.right;
      }
    }
  }
  for (Counts* counts : {&figures.upos, &figures.lemmas, &figures.unlabelled, &figures.labelled}) {
    counts->gold = figures.words.gold;
    counts->predicted = figures.words.predicted;
  }
  return figures;
}

std::string to_text(const SyntaxFigures& f) {
  return fmt::format(
      "words {:.2f}  sentences {:.2f} (P {:.1f} R {:.1f})  UPOS {:.2f}  lemmas {:.2f}  UAS {:.2f}  LAS "
      "{:.2f}",
      f.words.f1(), f.sentences.f1(), f.sentences.precision(), f.sentences.recall(), f.upos.f1(), f.lemmas.f1(),
      f.unlabelled.f1(), f.labelled.f1());
}

std::string sentence_errors(const SyntaxAnalyser& analyser, const std::vector<GoldDocument>& documents,
                            std::size_t limit) {
  std::string out;
  std::size_t lines = 0;
  for (const GoldDocument& gold : documents) {
    const Document document = one_paragraph(gold.text);
    Analysis analysis;
    analyser.analyse(document, analysis);
    std::map<std::uint32_t, int> ends;
    for (const GoldSentence& sentence : gold.sentences) ends[sentence.span.end] |= 1;
    for (const Sentence& sentence : analysis.sentences) ends[sentence.span.end] |= 2;
    for (const auto& [end, who] : ends) {
      if (who == 3 || ++lines > limit) continue;
      const std::size_t from = end > 60 ? end - 60 : 0;
      out += fmt::format("{} {} || {}\n", who == 1 ? "missed" : "wrong ", gold.text.substr(from, end - from),
                         gold.text.substr(end, 60));
    }
  }
  return out;
}

std::string token_errors(const SyntaxAnalyser& analyser, const std::vector<GoldDocument>& documents,
                         std::size_t limit) {
  std::map<std::string, std::pair<std::size_t, std::string>> kinds;
  for (const GoldDocument& gold : documents) {
    const Document document = one_paragraph(gold.text);
    Analysis analysis;
    analyser.analyse(document, analysis);
    std::vector<TextSpan> want;
    for (const GoldSentence& sentence : gold.sentences) {
      for (const GoldToken& token : sentence.tokens) want.push_back(token.span);
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < want.size() && j < analysis.tokens.size()) {
      if (want[i] == analysis.tokens[j].span) {
        ++i, ++j;
        continue;
      }
      std::string g;
      std::string p;
      std::uint32_t end_g = want[i].begin;
      std::uint32_t end_p = analysis.tokens[j].span.begin;
      do {
        if (end_g <= end_p && i < want.size()) {
          g += std::string(slice(gold.text, want[i])) + " ";
          end_g = want[i++].end;
        } else if (j < analysis.tokens.size()) {
          p += std::string(slice(gold.text, analysis.tokens[j].span)) + " ";
          end_p = analysis.tokens[j++].span.end;
        }
      } while (end_g != end_p && i < want.size() && j < analysis.tokens.size());
      auto& kind = kinds[g + "\t<-- " + p];
      ++kind.first;
    }
  }
  std::vector<std::pair<std::size_t, std::string>> sorted;
  for (const auto& [text, count] : kinds) sorted.emplace_back(count.first, text);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string out;
  for (std::size_t i = 0; i < sorted.size() && i < limit; ++i)
    out += fmt::format("{:5} {}\n", sorted[i].first, sorted[i].second);
  return out;
}

}  // namespace onrecord

#include "learn_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <set>
#include <tuple>

#include "language/syntax/feature_hash.h"

namespace onrecord {
namespace {

// Label names of GoldToken::name.
std::string label_name(std::uint8_t label) {
  if (label == 0) return "O";
  return std::string(label % 2 == 1 ? "B-" : "I-") + name_of(kNameKinds[(label - 1) / 2]);
}

using NameSpan = std::tuple<std::uint32_t, std::uint32_t, NameClass>;  // Begin, end, class.

std::vector<NameSpan> entities_of(const std::vector<std::uint8_t>& labels) {
  std::vector<NameSpan> out;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0 || labels[i] % 2 == 0) continue;
    std::uint32_t end = i + 1;
    while (end < labels.size() && labels[end] == labels[i] + 1) ++end;
    if (labels[i] <= 6) out.emplace_back(i, end, kNameKinds[(labels[i] - 1) / 2]);
  }
  return out;
}

}  // namespace

std::vector<NameExample> prepare_names(const std::vector<NamedSentence>& sentences, bool retokenise,
                                       const Tokeniser& tokeniser, const WordClasses& classes, const NameLists& lists,
                                       const Tagger& tagger) {
  std::vector<NameExample> out;
  std::vector<std::uint8_t> tags;
  for (const NamedSentence& sentence : sentences) {
    NameExample example;
    for (std::size_t i = 0; i < sentence.spans.size(); ++i) {
      const std::size_t first = example.words.size();
      if (retokenise) {
        tokeniser.tokenise(sentence.text, sentence.spans[i], example.words);
      } else {
        example.words.push_back(make_word(sentence.text, sentence.spans[i]));
        example.words.back().space_before = true;
      }
      for (std::size_t part = first; part < example.words.size(); ++part) {
        const std::uint8_t label = sentence.labels[i];
        example.labels.push_back(label != 0 && label % 2 == 1 && part > first ? static_cast<std::uint8_t>(label + 1)
                                                                              : label);
      }
    }
    const auto count = static_cast<std::uint32_t>(example.words.size());
    if (count == 0) continue;
    example.classes.resize(count);
    example.hints.resize(count);
    tags.resize(count);
    classes.find(example.words.data(), count, example.classes.data());
    lists.find(example.words.data(), count, example.hints.data());
    tagger.tag(example.words.data(), example.classes.data(), count, tags.data());
    for (const std::uint8_t tag : tags) example.coarse.push_back(static_cast<std::uint8_t>(tagger.labels()[tag].upos));
    example.capitals = is_capitalised_throughout(example.words.data(), count);
    out.push_back(std::move(example));
  }
  return out;
}

void add_clues(std::vector<NameExample>& examples, const NameClues& clues) {
  for (NameExample& example : examples) {
    const auto count = static_cast<std::uint32_t>(example.words.size());
    example.clues.resize(count);
    clues.find(example.words.data(), count, example.hints.data(), example.clues.data());
  }
}

OwnedNames::OwnedNames(const NameSections& sections, const std::string& seen, const std::string& lists) {
  ModelWriter writer;
  writer.add("names", sections.weights);
  writer.add("names.pairs", sections.pairs);
  writer.add("names.seen", seen);
  writer.add("names.lists", lists);
  bytes_ = writer.bytes();
  const auto reader = ModelReader::open(bytes_, "names");
  if (!reader || !model_.open(*reader)) std::abort();
}

Counts evaluate_names(const NameFinderModel& model, const std::vector<NameExample>& examples) {
  Counts counts;
  NameScratch scratch;
  for (const NameExample& example : examples) {
    model.find(example.view(), scratch);
    const auto gold = entities_of(example.labels);
    const auto found = entities_of(scratch.labels);
    counts.gold += gold.size();
    counts.predicted += found.size();
    for (const NameSpan& entity : found) counts.right += std::count(gold.begin(), gold.end(), entity) > 0;
  }
  return counts;
}

Counts evaluate_unmet_names(const NameFinderModel& model, const std::vector<NameExample>& examples,
                            const std::vector<NameExample>& met) {
  const auto key = [](const NameExample& example, const NameSpan& span) {
    std::uint32_t hash = static_cast<std::uint32_t>(std::get<2>(span));
    for (std::uint32_t i = std::get<0>(span); i < std::get<1>(span); ++i) hash = mix(hash, example.words[i].lower);
    return hash;
  };
  std::set<std::uint32_t> known;
  for (const NameExample& example : met) {
    for (const NameSpan& entity : entities_of(example.labels)) known.insert(key(example, entity));
  }
  Counts counts;
  NameScratch scratch;
  for (const NameExample& example : examples) {
    model.find(example.view(), scratch);
    const auto found = entities_of(scratch.labels);
    for (const NameSpan& entity : entities_of(example.labels)) {
      if (known.count(key(example, entity)) > 0) continue;
      ++counts.gold;
      counts.right += std::count(found.begin(), found.end(), entity) > 0;
    }
  }
  return counts;
}

std::size_t attach_names(std::vector<GoldDocument>& documents, const std::vector<NamedSentence>& named) {
  std::map<std::string, const NamedSentence*> by_forms;
  for (const NamedSentence& sentence : named) by_forms.emplace(sentence.text, &sentence);
  std::size_t found_sentences = 0;
  for (GoldDocument& document : documents) {
    for (GoldSentence& sentence : document.sentences) {
      std::string forms;
      for (const GoldToken& token : sentence.tokens) forms += (forms.empty() ? "" : " ") + token.form;
      const auto found = by_forms.find(forms);
      if (found == by_forms.end() || found->second->labels.size() != sentence.tokens.size()) continue;
      ++found_sentences;
      for (std::size_t i = 0; i < sentence.tokens.size(); ++i)
        sentence.tokens[i].name = label_name(found->second->labels[i]);
    }
  }
  return found_sentences;
}

NameFigures evaluate_names(const SyntaxAnalyser& analyser, const std::vector<GoldDocument>& documents,
                           std::string* errors) {
  NameFigures figures;
  const auto counts_of = [&](NameClass kind) -> Counts& {
    return kind == NameClass::kPerson         ? figures.persons
           : kind == NameClass::kOrganisation ? figures.organisations
                                              : figures.places;
  };
  for (const GoldDocument& gold : documents) {
    std::set<NameSpan> wanted;
    std::vector<TextSpan> covered;
    for (const GoldSentence& sentence : gold.sentences) {
      if (sentence.tokens.empty() || sentence.tokens.front().name.empty()) continue;
      covered.push_back(sentence.span);
      for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const std::string& name = sentence.tokens[i].name;
        if (name[0] != 'B') continue;
        std::size_t end = i + 1;
        while (end < sentence.tokens.size() && sentence.tokens[end].name == "I" + name.substr(1)) ++end;
        for (const NameClass kind : {NameClass::kPerson, NameClass::kOrganisation, NameClass::kPlace}) {
          if (name.substr(2) == name_of(kind))
            wanted.emplace(sentence.tokens[i].span.begin, sentence.tokens[end - 1].span.end, kind);
        }
      }
    }
    const Document document = one_paragraph(gold.text);
    Analysis analysis;
    analyser.analyse(document, analysis);
    for (const NameSpan& entity : wanted) ++counts_of(std::get<2>(entity)).gold;
    const auto context = [&](TextSpan span) {
      const std::uint32_t from = span.begin > 40 ? span.begin - 40 : 0;
      return std::string_view(gold.text).substr(from, span.end + 30 - from);
    };
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
      const Token& token = analysis.tokens[i];
      if (!token.name_begins || (token.name != NameClass::kPerson && token.name != NameClass::kOrganisation &&
                                 token.name != NameClass::kPlace))
        continue;
      std::size_t end = i + 1;
      while (end < analysis.tokens.size() && analysis.tokens[end].name == token.name &&
             !analysis.tokens[end].name_begins)
        ++end;
      const TextSpan span{token.span.begin, analysis.tokens[end - 1].span.end};
      if (std::none_of(covered.begin(), covered.end(), [&](TextSpan s) { return s.overlaps(span); })) continue;
      ++counts_of(token.name).predicted;
      const bool right = wanted.erase({span.begin, span.end, token.name}) > 0;
      counts_of(token.name).right += right;
      if (errors != nullptr && !right)
        *errors += fmt::format("wrong {} {} in: {}\n", name_of(token.name), slice(gold.text, span), context(span));
    }
    if (errors != nullptr) {
      for (const auto& [begin, end, kind] : wanted)
        *errors +=
            fmt::format("missed {} {} in: {}\n", name_of(kind), slice(gold.text, {begin, end}), context({begin, end}));
    }
  }
  for (const Counts* counts : {&figures.persons, &figures.organisations, &figures.places}) {
    figures.all.gold += counts->gold;
    figures.all.predicted += counts->predicted;
    figures.all.right += counts->right;
  }
  return figures;
}

std::string to_text(const NameFigures& f) {
  return fmt::format("names {:.2f} (P {:.1f} R {:.1f})  persons {:.1f}  organisations {:.1f}  places {:.1f}  of {}",
                     f.all.f1(), f.all.precision(), f.all.recall(), f.persons.f1(), f.organisations.f1(), f.places.f1(),
                     f.all.gold);
}

}  // namespace onrecord

#include "language/conllu.h"

#include <fmt/format.h>

#include <iterator>

namespace onrecord {
namespace {

struct FeatureName {
  std::uint32_t bit;
  const char* name;
};

// In the alphabetical order that CoNLL-U asks for. Of two values of one feature the first here that is set is
// written.
constexpr FeatureName kFeatureNames[] = {
    {kComparative, "Degree=Cmp"},  {kSuperlative, "Degree=Sup"},   {kFeminine, "Gender=Fem"},
    {kMasculine, "Gender=Masc"},   {kNeuter, "Gender=Neut"},       {kImperative, "Mood=Imp"},
    {kOrdinal, "NumType=Ord"},     {kPlural, "Number=Plur"},       {kFirstPerson, "Person=1"},
    {kSecondPerson, "Person=2"},   {kThirdPerson, "Person=3"},     {kNegative, "Polarity=Neg"},
    {kPossessive, "Poss=Yes"},     {kReflexive, "Reflex=Yes"},     {kPast, "Tense=Past"},
    {kPresent, "Tense=Pres"},      {kFinite, "VerbForm=Fin"},      {kGerund, "VerbForm=Ger"},
    {kInfinitive, "VerbForm=Inf"}, {kParticiple, "VerbForm=Part"}, {kPassive, "Voice=Pass"}};

void append_features(std::string& out, std::uint32_t features) {
  const std::size_t begin = out.size();
  std::string_view last;
  for (const FeatureName& feature : kFeatureNames) {
    if ((features & feature.bit) == 0) continue;
    const std::string_view name = feature.name;
    const std::string_view key = name.substr(0, name.find('='));
    if (key == last) continue;
    last = key;
    if (out.size() > begin) out += '|';
    out += name;
  }
  if (out.size() == begin) out += '_';
}

// A field may not be empty and may not hold white space other than a plain space.
void append_field(std::string& out, std::string_view field) {
  if (field.empty()) out += '_';
  for (const char c : field) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace

void append_conllu(std::string& out, const Document& document, const Analysis& analysis) {
  const auto to = std::back_inserter(out);
  const std::string& id = document.given_tokens ? document.file : document.id;
  fmt::format_to(to, "# newdoc id = {}\n", id);
  std::uint32_t number = 0;
  std::uint32_t block = kNone32;
  for (const Sentence& sentence : analysis.sentences) {
    if (sentence.block != block) out += "# newpar\n";
    block = sentence.block;
    fmt::format_to(to, "# sent_id = {}-{}\n# text = ", id, ++number);
    append_field(out, slice(document.text, sentence.span));
    out += '\n';
    for (std::uint32_t i = sentence.first_token; i < sentence.token_end; ++i) {
      const Token& token = analysis.tokens[i];
      fmt::format_to(to, "{}\t", i - sentence.first_token + 1);
      append_field(out, slice(document.text, token.span));
      out += '\t';
      append_field(out, token.lemma);
      fmt::format_to(to, "\t{}\t_\t", name_of(token.upos));
      append_features(out, token.features);
      fmt::format_to(to, "\t{}\t{}\t_\t", token.head == kNone32 ? 0 : token.head - sentence.first_token + 1,
                     token.head == kNone32 ? "root" : name_of(token.deprel));
      if (token.name != NameClass::kOutside) {
        fmt::format_to(to, "NER={}-{}|", token.name_begins ? 'B' : 'I', name_of(token.name));
      }
      if (i + 1 < sentence.token_end && analysis.tokens[i + 1].span.begin == token.span.end) out += "SpaceAfter=No|";
      fmt::format_to(to, "Span={}:{}\n", token.span.begin, token.span.end);
    }
    out += '\n';
  }
}

}  // namespace onrecord

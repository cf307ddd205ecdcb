#include "language/syntax/morphology.h"

namespace onrecord {
namespace {

constexpr std::pair<std::string_view, std::uint32_t> kFeatureNames[] = {
    {"first", kFirstPerson},   {"second", kSecondPerson}, {"third", kThirdPerson}, {"plural", kPlural},
    {"masculine", kMasculine}, {"feminine", kFeminine},   {"neuter", kNeuter},     {"possessive", kPossessive},
    {"reflexive", kReflexive}, {"negative", kNegative},   {"ordinal", kOrdinal}};

}  // namespace

Morphology::Morphology(const Lexicon& lexicon) {
  const LexiconTable& table = lexicon.table("word_features");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view form = table.field(row, table.column("form"));
    std::string_view names = table.field(row, table.column("features"));
    std::uint32_t bits = 0;
    while (!names.empty()) {
      const std::string_view name = names.substr(0, names.find(','));
      names.remove_prefix(std::min(names.size(), name.size() + 1));
      for (const auto& [known, bit] : kFeatureNames) {
        if (known == name) bits |= bit;
      }
    }
    forms_.emplace(make_word(form, {0, static_cast<std::uint32_t>(form.size())}).lower, bits);
  }
}

void Morphology::complete(std::span<Token> tokens, const Word* words, std::uint32_t first) const {
  // A verb with its subject, auxiliary or "to" is no imperative.
  constexpr std::uint32_t kHasSubject = 1u << 30;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    switch (token.upos) {
      case Upos::kPron:
      case Upos::kDet:
      case Upos::kPart:
      case Upos::kAdv:
      case Upos::kCconj:
      case Upos::kAdj:
        if (const auto found = forms_.find(words[i].lower); found != forms_.end()) token.features |= found->second;
        break;
      default:
        break;
    }
    if (token.head == kNone32) continue;
    Token& head = tokens[token.head - first];
    switch (token.deprel) {
      case Deprel::kAuxPass:
      case Deprel::kNsubjPass:
      case Deprel::kCsubjPass:
        head.features |= kPassive | kHasSubject;
        break;
      case Deprel::kNsubj:
      case Deprel::kCsubj:
      case Deprel::kAux:
      case Deprel::kMark:
      case Deprel::kExpl:
        // "Do not go": an auxiliary in the base form does not make a subject.
        if (token.deprel == Deprel::kAux && (token.features & kInfinitive) != 0 && token.upos == Upos::kAux) break;
        head.features |= kHasSubject;
        break;
      default:
        break;
    }
  }
  for (Token& token : tokens) {
    if (token.upos == Upos::kVerb && (token.features & kParticiple) != 0 && token.deprel == Deprel::kAcl) {
      token.features |= kPassive;  // "talks held in Marsk"
    }
    const bool stands_alone =
        token.deprel == Deprel::kRoot || token.deprel == Deprel::kParataxis || token.deprel == Deprel::kCcomp;
    if (token.upos == Upos::kVerb && (token.features & (kInfinitive | kHasSubject)) == kInfinitive && stands_alone) {
      token.features = (token.features & ~kInfinitive) | kImperative | kFinite;
    }
    token.features &= ~kHasSubject;
  }
}

}  // namespace onrecord

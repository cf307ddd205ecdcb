// Universal Dependencies v2: parts of speech, relations and the features that later stages use, as small integers.
// https://universaldependencies.org/u/overview/ ; the relation list is the union of UD English EWT and GUM 2.x.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

// Stored in models; never renumber.
enum class Upos : std::uint8_t {
  kX = 0,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
};
inline constexpr std::size_t kUposCount = 17;
const char* name_of(Upos upos);          // "ADJ"
Upos upos_named(std::string_view name);  // kX for an unknown name.

// Stored in models; never renumber. Subtypes that English treebanks use are relations of their own.
enum class Deprel : std::uint8_t {
  kDep = 0,
  kRoot,
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kCcomp,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kCsubj,
  kCsubjPass,
  kCsubjOuter,
  kDet,
  kDetPredet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodDesc,
  kNmodPoss,
  kNmodUnmarked,
  kNsubj,
  kNsubjOuter,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOblUnmarked,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kVocative,
  kXcomp,
};
inline constexpr std::size_t kDeprelCount = static_cast<std::size_t>(Deprel::kXcomp) + 1;
const char* name_of(Deprel deprel);  // "acl:relcl"
// Returns the relation; an unknown subtype gives its base relation ("obl:tmod" -> kOblUnmarked, "obl:x" -> kObl).
Deprel deprel_named(std::string_view name);

// Morphological features, as bits of Token::features.
enum Feature : std::uint32_t {
  kPast = 1u << 0,     // Tense=Past
  kPresent = 1u << 1,  // Tense=Pres
  kPlural = 1u << 2,   // Number=Plur
  kFirstPerson = 1u << 3,
  kSecondPerson = 1u << 4,
  kThirdPerson = 1u << 5,
  kFinite = 1u << 6,       // VerbForm=Fin
  kInfinitive = 1u << 7,   // VerbForm=Inf
  kGerund = 1u << 8,       // VerbForm=Ger
  kParticiple = 1u << 9,   // VerbForm=Part
  kPassive = 1u << 10,     // Voice=Pass
  kNegative = 1u << 11,    // Polarity=Neg, PronType=Neg
  kPossessive = 1u << 12,  // Poss=Yes
  kReflexive = 1u << 13,
  kMasculine = 1u << 14,  // Gender=Masc, on pronouns
  kFeminine = 1u << 15,
  kNeuter = 1u << 16,
  kImperative = 1u << 17,
  kModal = 1u << 18,  // Auxiliary of mood: can, could, may, might, must, shall, should, will, would
  kSuperlative = 1u << 19,
  kComparative = 1u << 20,
  kOrdinal = 1u << 21,  // NumType=Ord
};

}  // namespace onrecord

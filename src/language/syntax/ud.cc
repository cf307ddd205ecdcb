#include "language/syntax/ud.h"

#include <cstddef>

namespace onrecord {
namespace {

constexpr const char* kUpos[] = {"X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
                                 "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
static_assert(sizeof kUpos / sizeof *kUpos == kUposCount);

constexpr const char* kDeprels[] = {
    "dep",         "root",          "acl",          "acl:relcl",   "advcl",      "advcl:relcl", "advmod",
    "amod",        "appos",         "aux",          "aux:pass",    "case",       "cc",          "cc:preconj",
    "ccomp",       "compound",      "compound:prt", "conj",        "cop",        "csubj",       "csubj:pass",
    "csubj:outer", "det",           "det:predet",   "discourse",   "dislocated", "expl",        "fixed",
    "flat",        "goeswith",      "iobj",         "list",        "mark",       "nmod",        "nmod:desc",
    "nmod:poss",   "nmod:unmarked", "nsubj",        "nsubj:outer", "nsubj:pass", "nummod",      "obj",
    "obl",         "obl:agent",     "obl:unmarked", "orphan",      "parataxis",  "punct",       "reparandum",
    "vocative",    "xcomp"};
static_assert(sizeof kDeprels / sizeof *kDeprels == kDeprelCount);

}  // namespace

const char* name_of(Upos upos) {
  return kUpos[static_cast<std::size_t>(upos)];
}

Upos upos_named(std::string_view name) {
  for (std::size_t i = 0; i < kUposCount; ++i) {
    if (name == kUpos[i]) return static_cast<Upos>(i);
  }
  return Upos::kX;
}

const char* name_of(Deprel deprel) {
  return kDeprels[static_cast<std::size_t>(deprel)];
}

Deprel deprel_named(std::string_view name) {
  // Names of older releases of the treebanks.
  if (name == "obl:npmod" || name == "obl:tmod") return Deprel::kOblUnmarked;
  if (name == "nmod:npmod" || name == "nmod:tmod") return Deprel::kNmodUnmarked;
  for (;;) {
    for (std::size_t i = 0; i < kDeprelCount; ++i) {
      if (name == kDeprels[i]) return static_cast<Deprel>(i);
    }
    const std::size_t colon = name.rfind(':');
    if (colon == std::string_view::npos) return Deprel::kDep;
    name = name.substr(0, colon);
  }
}

}  // namespace onrecord

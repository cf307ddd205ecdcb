#include "language/analysis_json.h"

#include "record/json.h"

namespace onrecord {

void append_analysis_json(std::string& out, const Analysis& analysis, const Document& document) {
  out += "\"sentences\":";
  JsonWriter json(out);
  json.begin_array();
  std::string name;
  for (const Sentence& sentence : analysis.sentences) {
    json.begin_object();
    json.member("span", sentence.span);
    json.key("tokens");
    json.begin_array();
    for (std::uint32_t i = sentence.first_token; i < sentence.token_end; ++i) {
      const Token& token = analysis.tokens[i];
      const bool root = token.head == kNone32;
      json.begin_object();
      json.member("span", token.span);
      json.member("form", slice(document.text, token.span));
      json.member("lemma", token.lemma);
      json.member("upos", name_of(token.upos));
      json.member("head", root ? 0u : token.head - sentence.first_token + 1);
      json.member("deprel", root ? "root" : name_of(token.deprel));
      name = token.name == NameClass::kOutside ? "" : token.name_begins ? "B-" : "I-";
      name += name_of(token.name);
      json.member("ner", name);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  if (analysis.foreign.empty()) return;
  json.key("other_languages");
  json.begin_array();
  for (const ForeignBlock& foreign : analysis.foreign) {
    json.begin_object();
    json.member("span", document.blocks[foreign.block].span);
    json.key("language");
    if (foreign.language.empty()) {
      json.null();
    } else {
      json.value(foreign.language);
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace onrecord

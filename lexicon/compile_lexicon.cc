// Compiles the TSV files of a folder into the lexicon file that onrecord maps into memory: the tables, and the indexes
// over them that the rooms of language/ use in place.
// usage: compile_lexicon OUT FILE.tsv...
#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/lexicon.h"
#include "language/lexicon/knowledge.h"
#include "language/syntax/name_lists.h"
#include "language/syntax/tokeniser.h"

namespace onrecord {
namespace {

Result<std::string> compile(const std::vector<LexiconSource>& sources) {
  Result<std::string> tables = compile_lexicon(sources);
  if (!tables) return tables;
  const Result<std::shared_ptr<Lexicon>> lexicon = Lexicon::from_bytes(std::move(*tables));
  if (!lexicon) return lexicon.error();
  return compile_lexicon(sources,
                         {{std::string{Knowledge::kIndexName}, compile_knowledge(**lexicon)},
                          {std::string{NameLists::kIndexName}, compile_name_lists(**lexicon, Tokeniser(**lexicon))}});
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  std::vector<onrecord::LexiconSource> sources;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    if (!in) return std::fprintf(stderr, "%s: cannot be opened\n", argv[i]), 2;
    std::ostringstream bytes;
    bytes << in.rdbuf();
    sources.push_back({argv[i], std::move(bytes).str()});
  }
  onrecord::Result<std::string> compiled = onrecord::compile(sources);
  if (argc < 2 || !compiled) {
    return std::fprintf(stderr, "%s\n",
                        argc < 2 ? "usage: compile_lexicon OUT FILE.tsv..." : compiled.error().message.c_str()),
           2;
  }
  // A program that runs has the old file mapped; it keeps it, since the new one takes only its name.
  const std::string written = std::string(argv[1]) + ".new";
  std::ofstream out(written, std::ios::binary);
  out << *compiled;
  out.close();
  return out && std::rename(written.c_str(), argv[1]) == 0 ? 0 : 2;
}

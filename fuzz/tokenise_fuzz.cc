// Tokens stand in order inside their block, hold no white space at their ends, and leave out nothing but white space;
// sentences take every token once.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/lexicon.h"
#include "base/utf8.h"
#include "language/syntax/sentence_splitter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  static const auto lexicon = Lexicon::from_bytes(
      compile_lexicon(
          {{"abbreviations.tsv",
            "# table\tabbreviations\n# source\town\n# "
            "licence\tApache-2.0\nform\tkind\nmr.\ttitle\nu.s.\tother\nno.\tbefore\n"},
           {"affixes.tsv",
            "# table\taffixes\n# source\town\n# "
            "licence\tApache-2.0\nform\tkind\n's\tclitic\nkm\tunit\nn't\tclitic\nnon\tprefix\n"},
           {"contractions.tsv",
            "# table\tcontractions\n# source\town\n# licence\tApache-2.0\nform\tfirst\ncannot\tcan\n"},
           {"quotation_cues.tsv", "# table\tquotation_cues\n# source\town\n# licence\tApache-2.0\nform\nsaid\n"}})
          .value());
  static const Tokeniser tokeniser(**lexicon);
  static const SentenceSplitter splitter(tokeniser, **lexicon);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!is_clean_utf8(text)) return 0;
  std::vector<Word> words;
  tokeniser.tokenise(text, {0, static_cast<std::uint32_t>(size)}, words);
  std::uint32_t last = 0;
  const auto only_space = [&](std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      const CodePoint point = decode_utf8(text, begin);
      if (!is_space(point.value)) std::abort();
      begin += point.bytes;
    }
  };
  for (const Word& word : words) {
    if (word.span.begin < last || word.span.empty() || word.span.end > size) std::abort();
    only_space(last, word.span.begin);
    if (is_space(decode_utf8(text, word.span.begin).value) || is_space(decode_utf8_before(text, word.span.end).value))
      std::abort();
    last = word.span.end;
  }
  only_space(last, static_cast<std::uint32_t>(size));
  const std::vector<WordClass> classes(words.size());
  const std::vector<std::uint8_t> tags(words.size(), 0);
  std::vector<std::uint32_t> ends;
  splitter.split(text, words.data(), classes.data(), tags.data(), static_cast<std::uint32_t>(words.size()), ends);
  std::uint32_t before = 0;
  for (const std::uint32_t end : ends) {
    if (end <= before) std::abort();
    before = end;
  }
  if (before != words.size()) std::abort();
  return 0;
}

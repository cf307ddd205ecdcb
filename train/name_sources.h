// Texts with annotated names, brought to one convention: titles ("President") stand outside, nationalities are groups.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "treebank.h"

namespace onrecord {

// One sentence of forms with labels as in language/syntax/names.h.
struct NamedSentence {
  std::string text;  // The forms where they stand.
  std::vector<TextSpan> spans;
  std::vector<std::uint8_t> labels;
};

// Decides what the classes of the sources mean for us. Reads the lexicon tables `countries` and `titles`.
class NameConvention {
 public:
  explicit NameConvention(const Lexicon& lexicon);
  // Rewrites (class, begins) runs over forms into labels. `classes` holds "PER", "geo", "MISC", ... or "O", BIO
  // included.
  std::vector<std::uint8_t> labels(const std::vector<std::string>& forms,
                                   const std::vector<std::string>& classes) const;

 private:
  std::map<std::string, int> groups_;  // Lower-case adjectives and demonyms.
  std::map<std::string, int> titles_;  // Lower-case words of titles.
};

// Columns: number, form, class. Sentences stand in another order than the treebank's.
Result<std::vector<NamedSentence>> read_ewt_names(const std::string& path, const NameConvention& convention);
// Columns: form, Penn tag, class.
Result<std::vector<NamedSentence>> read_gmb_names(const std::string& path, const NameConvention& convention);
// The CoreNLP analysis: number, form, lemma, tag, head, relation, class, value, begin, end, mentions.
Result<std::vector<NamedSentence>> read_silver_names(const std::string& path, const NameConvention& convention);

}  // namespace onrecord

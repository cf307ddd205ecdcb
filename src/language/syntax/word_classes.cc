#include "language/syntax/word_classes.h"

namespace onrecord {

Result<void> WordClasses::open(const ModelReader& model) {
  auto clusters = HashTable::open(model.section("clusters"), model.place());
  if (!clusters) return clusters.error();
  clusters_ = *clusters;
  auto senses = HashTable::open(model.section("senses"), model.place());
  if (!senses) return senses.error();
  senses_ = *senses;
  return {};
}

void WordClasses::find(const Word* words, std::uint32_t count, WordClass* classes) const {
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint32_t found = clusters_.find(words[i].form, 0);
    if (found == 0) found = clusters_.find(words[i].lower, 0);
    classes[i].cluster = found & 0xFFFFu;
    classes[i].coarse = found >> 16;
    classes[i].sense = senses_.find(words[i].lower, 0);
  }
}

}  // namespace onrecord

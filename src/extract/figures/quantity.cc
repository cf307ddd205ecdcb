#include "extract/figures/quantity.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr unsigned kMostBounds = 3;  // "at least some of the".

bool is_word(const std::vector<Atom>& atoms, std::size_t at, std::string_view word) {
  return at < atoms.size() && atoms[at].kind == AtomKind::kWord && atoms[at].lower == word;
}

bool is_symbol(const std::vector<Atom>& atoms, std::size_t at, std::string_view symbol) {
  return at < atoms.size() && atoms[at].kind == AtomKind::kSymbol && atoms[at].lower == symbol;
}

bool is_dash(const std::vector<Atom>& atoms, std::size_t at) {
  return is_symbol(atoms, at, "\xE2\x80\x93") || is_symbol(atoms, at, "\xE2\x80\x94") || is_symbol(atoms, at, "-");
}

}  // namespace

Result<std::unique_ptr<QuantityReader>> QuantityReader::open(const Lexicon& lexicon) {
  auto reader = std::make_unique<QuantityReader>();
  auto numbers = NumberWords::open(lexicon);
  if (!numbers) return numbers.error();
  reader->numbers_ = std::move(*numbers);
  const LexiconTable& table = lexicon.table("numbers");
  const std::size_t word = table.column("word"), word_class = table.column("class");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view name = table.field(row, word_class);
    const Bound bound = name == "at_least"  ? Bound::kAtLeast
                        : name == "at_most" ? Bound::kAtMost
                        : name == "about"   ? Bound::kAbout
                        : name == "plain"   ? Bound::kPlain
                                            : Bound::kNone;
    if (bound == Bound::kNone) continue;
    reader->bounds_.add(table.field(row, word), static_cast<std::uint32_t>(reader->bound_of_.size()));
    reader->bound_of_.push_back(bound);
  }
  return reader;
}

QuantityReader::ReadBound QuantityReader::bound_at(const std::vector<Atom>& atoms, std::size_t at) const {
  constexpr std::size_t kLongest = 5;
  std::vector<PhraseWord> words;
  for (std::size_t i = at; i < atoms.size() && i < at + kLongest && atoms[i].kind == AtomKind::kWord; ++i) {
    const std::uint32_t id = bounds_.word_id(atoms[i].lower);
    if (id == 0) break;
    words.push_back({id, id, 0});
  }
  if (words.empty()) return {};
  const PhraseTrie::Match match = bounds_.longest_at(words, 0);
  if (match.words == 0) return {};
  return {bound_of_[match.values.front()], static_cast<std::uint32_t>(at + match.words)};
}

// A number that is part of a name or a score is no quantity: "S-400", "G7", "3-1", "10/12".
bool QuantityReader::stands_free(const std::vector<Atom>& atoms, std::size_t at, std::size_t end) const {
  const Atom& first = atoms[at];
  if (first.kind == AtomKind::kNumber && first.lower.find_first_of(":/") != std::string::npos) return false;
  if (first.hyphen_before) return false;
  if (at > 0 && first.glued && atoms[at - 1].kind == AtomKind::kWord) return false;  // "G7".
  if (at > 0 && first.glued && (is_symbol(atoms, at - 1, "#") || is_symbol(atoms, at - 1, "№"))) return false;
  if (end < atoms.size() && atoms[end].glued && !atoms[end].hyphen_before && atoms[end].kind == AtomKind::kWord &&
      first.kind == AtomKind::kNumber && end == at + 1 && atoms[end].lower.size() == 1) {
    return false;  // "3D", "5G".
  }
  return true;
}

std::optional<Quantity> QuantityReader::read_vague(const std::vector<Atom>& atoms, std::size_t at) const {
  Quantity quantity;
  quantity.vague = quantity.approximate = true;
  quantity.number = static_cast<std::uint32_t>(at);
  std::size_t i = at;
  if (atoms[i].kind != AtomKind::kWord) return std::nullopt;
  const auto scale = [&](std::size_t j) {
    return j < atoms.size() && (numbers_->is(atoms[j].lower, "scale") || numbers_->is(atoms[j].lower, "dozen") ||
                                numbers_->is(atoms[j].lower, "hundred"));
  };
  if (numbers_->is(atoms[i].lower, "vague_plural")) {
    // "dozens", "tens of thousands", "hundreds of millions of".
    ++i;
    while (is_word(atoms, i, "of") && i + 1 < atoms.size() && numbers_->is(atoms[i + 1].lower, "vague_plural")) i += 2;
    if (is_word(atoms, i, "and") && i + 1 < atoms.size() && numbers_->is(atoms[i + 1].lower, "vague_plural")) i += 2;
    quantity.of = is_word(atoms, i, "of");
    quantity.large = true;
  } else {
    if (is_word(atoms, i, "a")) ++i;
    if (i >= atoms.size() || !numbers_->is(atoms[i].lower, "vague")) return std::nullopt;
    ++i;
    if (!scale(i)) return std::nullopt;  // "several people" claims no quantity worth keeping.
    ++i;
    quantity.of = is_word(atoms, i, "of");
    quantity.large = true;
  }
  quantity.end = static_cast<std::uint32_t>(i);
  return quantity;
}

std::optional<Quantity> QuantityReader::read_exact(const std::vector<Atom>& atoms, std::size_t at) const {
  std::size_t i = at;
  bool currency_before = false;
  if (atoms[i].kind == AtomKind::kSymbol && i + 1 < atoms.size() && atoms[i + 1].kind == AtomKind::kNumber &&
      atoms[i + 1].glued) {
    currency_before = true;  // "$5 billion": which one is asked later.
    ++i;
  }
  std::optional<ReadNumber> number = numbers_->read(atoms, i);
  if (!number || number->ordinal || number->end <= i) return std::nullopt;
  if (!stands_free(atoms, currency_before ? at : i, number->end)) return std::nullopt;
  Quantity quantity;
  quantity.number = static_cast<std::uint32_t>(i);
  quantity.value = quantity.low = quantity.high = number->value;
  quantity.large = number->scaled || atoms[i].lower.find(',') != std::string::npos;
  quantity.in_words = atoms[i].kind == AtomKind::kWord;
  quantity.end = number->end;
  // "100,000 to 120,000", "five or six", "10-12", "between 5 and 6".
  const bool between = i > 0 && is_word(atoms, i - 1, "between");
  const bool from = i > 0 && is_word(atoms, i - 1, "from");
  std::size_t j = number->end;
  const bool hyphen = j < atoms.size() && atoms[j].hyphen_before && atoms[j].kind == AtomKind::kNumber;
  const bool joined = (is_word(atoms, j, "to") && !from) || is_word(atoms, j, "or") || is_dash(atoms, j) ||
                      (between && is_word(atoms, j, "and"));
  if (joined || hyphen) {
    const std::size_t next = hyphen ? j : j + 1;
    std::size_t second_at = next;
    if (second_at < atoms.size() && atoms[second_at].kind == AtomKind::kSymbol && currency_before) ++second_at;
    const std::optional<ReadNumber> second = second_at < atoms.size() ? numbers_->read(atoms, second_at) : std::nullopt;
    if (second && !second->ordinal && !second->article) {
      double first_value = number->value;
      // "3 to 4 million": the scale holds for both.
      if (second->scaled && !number->scaled && first_value < 1000 && number->digits) {
        const std::optional<double> digits = parse_digits(atoms[second_at].lower);
        if (digits && *digits > 0) first_value *= second->value / *digits;
      }
      if (first_value >= second->value) {
        if (hyphen || is_dash(atoms, j)) return std::nullopt;  // A score.
      } else {
        quantity.value.reset();
        quantity.low = first_value;
        quantity.high = second->value;
        quantity.bounded = true;
        quantity.large = quantity.large || second->scaled;
        quantity.end = second->end;
      }
    } else if (hyphen) {
      return std::nullopt;
    }
  }
  quantity.begin = static_cast<std::uint32_t>(at);
  return quantity;
}

std::vector<Quantity> QuantityReader::read(const std::vector<Atom>& atoms) const {
  std::vector<Quantity> quantities;
  std::size_t free_from = 0;  // Atoms before it are taken.
  for (std::size_t i = 0; i < atoms.size();) {
    const ReadBound lead = bound_at(atoms, i);
    std::size_t at = i;
    Bound bound = Bound::kNone;
    bool definite = false;
    // "at least some 200", "about the 300": the first bound with a meaning counts.
    unsigned bounds = 0;
    for (ReadBound next = lead; next.bound != Bound::kNone && bounds < kMostBounds; next = bound_at(atoms, at)) {
      ++bounds;
      if (bound == Bound::kNone || bound == Bound::kPlain) bound = next.bound;
      definite = is_word(atoms, at, "the") || is_word(atoms, at, "these") || is_word(atoms, at, "those");
      at = next.end;
      if (at >= atoms.size()) break;
    }
    std::optional<Quantity> quantity;
    if (at < atoms.size()) {
      quantity = read_vague(atoms, at);
      if (!quantity) quantity = read_exact(atoms, at);
    }
    if (!quantity) {
      // The phrase may have eaten a word that begins another ("a" of "a total of"), so go on by one.
      ++i;
      continue;
    }
    quantity->begin = static_cast<std::uint32_t>(std::max(i, free_from));
    quantity->definite = definite;
    if (quantity->value && !quantity->vague) {
      std::size_t after = quantity->end;
      Bound trailing = Bound::kNone;
      if ((is_word(atoms, after, "or") && is_word(atoms, after + 1, "more")) ||
          (is_symbol(atoms, after, "+") && atoms[after].glued)) {
        trailing = Bound::kAtLeast;
        quantity->end += is_symbol(atoms, after, "+") ? 1 : 2;
      } else if (is_word(atoms, after, "or") && is_word(atoms, after + 1, "so")) {
        trailing = Bound::kAbout;
        quantity->end += 2;
      }
      if (bound == Bound::kNone || bound == Bound::kPlain) bound = trailing;
      if (bound == Bound::kAtLeast) quantity->high.reset();
      if (bound == Bound::kAtMost) quantity->low.reset();
      if (bound == Bound::kAbout) quantity->approximate = true;
      quantity->bounded = bound != Bound::kNone && bound != Bound::kPlain;
    } else if (!quantity->vague && bound == Bound::kAbout) {
      quantity->approximate = true;
    }
    i = quantity->end;
    free_from = i;
    quantities.push_back(*quantity);
  }
  return quantities;
}

}  // namespace onrecord

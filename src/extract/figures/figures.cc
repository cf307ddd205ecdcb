#include "extract/figures/figures.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "extract/events/claimant.h"
#include "extract/figures/counted.h"
#include "extract/figures/nation_words.h"
#include "extract/figures/quantity.h"
#include "extract/figures/unit_words.h"

namespace onrecord {
namespace {

constexpr std::string_view kNarrator = "narrator";

class LexiconFigures : public FigureExtractor {
 public:
  LexiconFigures(std::unique_ptr<QuantityReader> quantities, std::unique_ptr<UnitWords> units, const Lexicon& lexicon)
      : quantities_(std::move(quantities)), units_(std::move(units)), nations_(lexicon) {}

  std::vector<Figure> extract(const Document& document, const Analysis& analysis,
                              const std::vector<Statement>& statements) const override {
    std::vector<Figure> figures;
    const ClaimantIndex claimants(statements);
    for (const Sentence& sentence : analysis.sentences) {
      FigureSentence s{analysis, sentence, atoms_of(document.text, analysis, sentence), {}, false};
      s.lemmas.reserve(s.atoms.size());
      for (const Atom& atom : s.atoms) {
        const Token& token = analysis.tokens[atom.token];
        // A token of several atoms has no lemma for each.
        const bool whole = token.span == atom.span && !token.lemma.empty();
        s.lemmas.push_back(whole ? lower_case(token.lemma) : atom.lower);
        if (token.head != kNone32) s.parsed = true;
      }
      for (const Quantity& quantity : quantities_->read(s.atoms)) {
        std::optional<Figure> figure = figure_of(document, s, quantity);
        if (!figure) continue;
        attribute(*figure, statements, claimants);
        figure->id =
            "F-" + content_id({document.id, std::to_string(figure->span.begin), std::to_string(figure->span.end)});
        figures.push_back(std::move(*figure));
      }
    }
    return figures;
  }

 private:
  std::optional<Figure> figure_of(const Document& document, const FigureSentence& s, const Quantity& quantity) const {
    const std::uint32_t number_begin = s.atoms[quantity.number].span.begin;
    const std::uint32_t number_end = s.atoms[quantity.end - 1].span.end;
    Figure figure;
    figure.value = quantity.value;
    figure.low = quantity.low;
    figure.high = quantity.high;
    figure.approx = quantity.approximate;
    std::uint32_t end = quantity.end;
    if (const TimeExpression* time = time_over(s.analysis, {number_begin, number_end})) {
      // Of times only a counted length is a quantity: "over seven months".
      if (time->type != TimeType::kDuration || quantity.vague || end >= s.atoms.size()) return std::nullopt;
      if (time->span.end <= number_end) return std::nullopt;
      figure.unit = s.lemmas[end];
      ++end;
    } else {
      const std::optional<CountedThing> thing = counted_by(quantity, s, *units_);
      if (!thing) return std::nullopt;
      figure.unit = thing->unit;
      end = thing->end;
      if (thing->noun_end > thing->noun_begin) {
        const TextSpan noun{s.atoms[thing->noun_begin].span.begin, s.atoms[thing->noun_end - 1].span.end};
        figure.what = std::string{slice(document.text, noun)};
        if (const auto nation = nations_.within(s.atoms, thing->noun_begin, thing->noun_end)) {
          figure.about = std::string{*nation};
        } else {
          figure.about = about(s.analysis, noun);
        }
      }
    }
    figure.span = {s.atoms[quantity.begin].span.begin, s.atoms[end - 1].span.end};
    return figure;
  }

  static const TimeExpression* time_over(const Analysis& analysis, TextSpan span) {
    const auto at = std::partition_point(analysis.times.begin(), analysis.times.end(),
                                         [&](const TimeExpression& t) { return t.span.end <= span.begin; });
    return at != analysis.times.end() && at->span.overlaps(span) ? &*at : nullptr;
  }

  // Whom the counted noun names: "70,000 Karthian soldiers" are about Karthia.
  static std::optional<std::string> about(const Analysis& analysis, TextSpan noun) {
    auto at = std::partition_point(analysis.mentions.begin(), analysis.mentions.end(),
                                   [&](const Mention& m) { return m.span.begin < noun.begin; });
    for (; at != analysis.mentions.end() && at->span.begin < noun.end; ++at) {
      if (at->entity == kNone32 || at->span.end > noun.end) continue;
      const Entity& entity = analysis.entities[at->entity];
      if (entity.named && entity.kind != EntityKind::kPerson && entity.kind != EntityKind::kUnknown) return entity.name;
    }
    return std::nullopt;
  }

  static void attribute(Figure& figure, const std::vector<Statement>& statements, const ClaimantIndex& claimants) {
    const std::uint32_t at = claimants.around(figure.span);
    if (at == kNone32) {
      figure.claimed_by = std::string{kNarrator};
      return;
    }
    const Statement& statement = statements[at];
    figure.claimed_by = statement.speaker;
    figure.reported_by = statement.reported_by;
    figure.statement_id = statement.id;
  }

  const std::unique_ptr<QuantityReader> quantities_;
  const std::unique_ptr<UnitWords> units_;
  const NationWords nations_;
};

}  // namespace

Result<std::unique_ptr<FigureExtractor>> FigureExtractor::open(const Lexicon& lexicon) {
  auto quantities = QuantityReader::open(lexicon);
  if (!quantities) return quantities.error();
  auto units = UnitWords::open(lexicon);
  if (!units) return units.error();
  return std::unique_ptr<FigureExtractor>(new LexiconFigures(std::move(*quantities), std::move(*units), lexicon));
}

}  // namespace onrecord

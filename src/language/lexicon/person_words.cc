#include "language/lexicon/person_words.h"

#include <algorithm>

#include "base/name_key.h"
#include "language/lexicon/knowledge.h"

namespace onrecord {
namespace {

Gender gender_named(std::string_view name) {
  return name == "m" ? Gender::kMale : name == "f" ? Gender::kFemale : Gender::kUnknown;
}

TitleKind title_kind_named(std::string_view name) {
  if (name == "honorific") return TitleKind::kHonorific;
  if (name == "rank") return TitleKind::kRank;
  if (name == "particle") return TitleKind::kParticle;
  return TitleKind::kOffice;
}

PronounKind pronoun_kind_named(std::string_view name) {
  if (name == "possessive") return PronounKind::kPossessive;
  if (name == "reflexive") return PronounKind::kReflexive;
  if (name == "relative") return PronounKind::kRelative;
  if (name == "demonstrative") return PronounKind::kDemonstrative;
  if (name == "latter") return PronounKind::kLatter;
  if (name == "indefinite") return PronounKind::kIndefinite;
  return PronounKind::kPersonal;
}

}  // namespace

PersonWords::PersonWords(const Lexicon& lexicon) {
  const LexiconTable& titles = lexicon.table("titles");
  for (std::size_t row = 0, title = titles.column("title"), kind = titles.column("kind"),
                   gender = titles.column("gender");
       row < titles.rows(); ++row) {
    const std::string_view name = titles.field(row, kind);
    titles_[name_key(titles.field(row, title))] = {title_kind_named(name), gender_named(titles.field(row, gender))};
  }
  const LexiconTable& offices = lexicon.table("office_titles");
  for (std::size_t row = 0, title = offices.column("title"); row < offices.rows(); ++row) {
    titles_.try_emplace(name_key(offices.field(row, title)), TitleWord{});
  }
  for (const auto& [key, word] : titles_) {
    if (word.kind == TitleKind::kParticle) continue;
    const std::size_t space = key.rfind(' ');
    const auto words = static_cast<std::uint32_t>(std::count(key.begin(), key.end(), ' ') + 1);
    std::uint32_t& longest = title_ends_[space == std::string::npos ? key : key.substr(space + 1)];
    longest = std::max(longest, words);
  }

  const LexiconTable& given = lexicon.table("given_names");
  for (std::size_t row = 0, name = given.column("name"), gender = given.column("gender"), root = given.column("root");
       row < given.rows(); ++row) {
    given_names_[name_key(given.field(row, name))] = {gender_named(given.field(row, gender)), given.field(row, root)};
  }

  const LexiconTable& pronouns = lexicon.table("pronouns");
  for (std::size_t row = 0, form = pronouns.column("form"), kind = pronouns.column("kind"),
                   person = pronouns.column("person"), number = pronouns.column("number"),
                   gender = pronouns.column("gender"), animacy = pronouns.column("animacy");
       row < pronouns.rows(); ++row) {
    PronounWord word;
    word.kind = pronoun_kind_named(pronouns.field(row, kind));
    const std::string_view digits = pronouns.field(row, person);
    if (!digits.empty()) word.person = static_cast<std::uint8_t>(digits.front() - '0');
    word.plural = pronouns.field(row, number) == "plural";
    word.singular = pronouns.field(row, number) == "singular";
    word.gender = gender_named(pronouns.field(row, gender));
    word.animate = pronouns.field(row, animacy) == "animate";
    word.inanimate = pronouns.field(row, animacy) == "inanimate";
    pronouns_[std::string(pronouns.field(row, form))] = word;
  }

  const LexiconTable& nouns = lexicon.table("person_nouns");
  for (std::size_t row = 0, lemma = nouns.column("lemma"), kind = nouns.column("kind"), number = nouns.column("number");
       row < nouns.rows(); ++row) {
    const std::string_view name = nouns.field(row, kind);
    PersonNoun noun;
    noun.kind = name == "group"          ? NounKind::kGroup
                : name == "organisation" ? NounKind::kOrganisation
                                         : NounKind::kPerson;
    noun.plural = nouns.field(row, number).starts_with("pl");
    std::string key(nouns.field(row, lemma));
    if (const TitleWord* title = find(titles_, key)) noun.gender = title->gender;
    nouns_.try_emplace(std::move(key), noun);  // The first row counts: a table of ours before WordNet's.
  }

  const LexiconTable& relations = lexicon.table("relation_words");
  for (std::size_t row = 0, word = relations.column("word"), use = relations.column("use"); row < relations.rows();
       ++row) {
    for_each_item(relations.field(row, use), [&](std::string_view name) {
      auto& words = name == "source" ? sources_ : name == "phrase" ? phrases_ : places_;
      words.emplace(relations.field(row, word), '\1');
    });
  }

  const LexiconTable& organisations = lexicon.table("organisation_nouns");
  for (std::size_t row = 0, lemma = organisations.column("lemma"), kinds = organisations.column("kinds");
       row < organisations.rows(); ++row) {
    organisation_nouns_[std::string(organisations.field(row, lemma))] = organisations.field(row, kinds);
  }

  const LexiconTable& cues = lexicon.table("cues");
  for (std::size_t row = 0, lemma = cues.column("lemma"), upos = cues.column("upos"), type = cues.column("type");
       row < cues.rows(); ++row) {
    if (cues.field(row, upos) != "VERB" || cues.field(row, type) != "statement") continue;

    speech_verbs_.emplace(cues.field(row, lemma), '\1');
  }

  const LexiconTable& organs = lexicon.table("state_nouns");
  for (std::size_t row = 0, lemma = organs.column("lemma"), organ = organs.column("organ"); row < organs.rows();
       ++row) {
    organs_[std::string(organs.field(row, lemma))] =
        organs.field(row, organ) == "military" ? StateOrgan::kMilitary : StateOrgan::kGovernment;
  }
}

std::uint32_t PersonWords::longest_title_to(std::string_view last_word) const {
  const std::uint32_t* longest = find(title_ends_, last_word);
  return longest ? *longest : 0;
}

}  // namespace onrecord

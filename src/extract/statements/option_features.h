// What speaks for and against each content option of a cue word: the same code in training and in use.
#pragma once

#include "extract/statements/attribution_feature.h"
#include "extract/statements/candidate.h"
#include "extract/statements/content_options.h"

namespace onrecord {

// What the features of a word and of its options ask again and again. Made once per word.
struct CueView {
  CueView(const StatementContext& context, const OptionSet& set);

  std::uint64_t lemma = 0;      // With its particle.
  std::uint64_t cue_class = 0;  // Act and type in the lexicon; 0: no cue there.
  std::uint64_t cue_type = 0;
  std::uint64_t sense = 0;
  std::uint64_t speaker = 0;  // See phrase_class().
  std::uint64_t form = 0;     // Tense, voice, finiteness.
  std::uint64_t company = 0;  // Which kinds of complement it has.
  bool quoted = false;
};

// Appends the features of the word alone. They hold for every option but kNone, whose score is the bar the others must
// pass: score them once.
void word_features(const StatementContext& context, const OptionSet& set, const CueView& view, FeatureList& features);

// Appends the features of one option, without those of the word.
void stretch_features(const StatementContext& context, const OptionSet& set, const CueView& view,
                      const ContentOption& option, FeatureList& features);

// Appends all features of an option.
void option_features(const StatementContext& context, const OptionSet& set, const ContentOption& option,
                     FeatureList& features);

}  // namespace onrecord

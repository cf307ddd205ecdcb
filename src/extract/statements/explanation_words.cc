#include "extract/statements/explanation_words.h"

#include <algorithm>
#include <iterator>

namespace onrecord {
namespace {

struct RuleWords {
  std::string_view rule, words;
};

constexpr RuleWords kRules[] = {
    {"clause", "a clause that the cue governs"},
    {"clause:that", "everything behind “that”, where the parser saw no clause"},
    {"infinitive", "an infinitive that the cue governs"},
    {"noun", "the object of the cue"},
    {"preposition", "a phrase behind a preposition of the cue"},
    {"adverbial", "an adverbial clause of the cue"},
    {"parataxis", "a clause set beside the cue"},
    {"rest", "everything behind the cue"},
    {"clause:before", "the clause before the cue phrase"},
    {"clause:around", "the clause on both sides of the cue phrase"},
    {"quote:before-cue", "the quotation before the cue phrase"},
    {"quote:behind-cue", "the quotation behind the cue phrase"},
    {"quote:around-cue", "the quotation on both sides of the cue phrase"},
    {"quote:colon", "the quotation behind a name and a colon"},
    {"noun-clause", "a clause that hangs on the cue noun"},
    {"noun-phrase", "a phrase that hangs on the cue noun"},
    {"frame", "what the frame of the lexicon says"},
    {"clause:bare", "a clause that the cue governs, without “that”"},
    {"person-to", "a person and what the person is to do"},
    {"predicate", "what something is called"},
    {"phrase", "the clause beside a phrase such as “according to”"},
    {"turn", "what follows a name and a colon at the begin of a paragraph or title"},
    {"continuation", "a quotation that goes on with the turn before it"},
    {"none", "nothing"},
};

struct FeatureWords {
  std::uint16_t number;
  std::string_view words;
};

// In order of number.
constexpr FeatureWords kFeatures[] = {
    {1, "how often a word introduces nothing"},
    {2, "the cue word"},
    {3, "the cue word with this kind of content"},
    {4, "the act of the cue with this kind of content"},
    {5, "the cue word with this kind and ending of content"},
    {6, "speech or attitude, with this kind and ending of content"},
    {7, "what kind of speaker, with this kind of content"},
    {8, "what kind of speaker, with the act of the cue"},
    {9, "the cue's place in its sentence, with this kind of content"},
    {10, "the form of the cue (tense, voice), with this kind of content"},
    {11, "the form and place of the cue"},
    {12, "the cue's part of speech, with this kind of content"},
    {13, "the cue word with this kind of speaker"},
    {14, "auxiliaries and negation of the cue"},
    {15, "the word that opens the cue's own clause"},
    {16, "what else hangs on the cue, with this kind of content"},
    {17, "what else hangs on the cue, with its act"},
    {18, "the word that governs the cue"},
    {19, "whether the cue stands in a quotation, with this kind of content"},
    {20, "whether the cue stands in a quotation, with this kind of speaker"},
    {21, "whether the cue stands in a quotation, with the cue word"},
    {22, "the part of the report (paragraph, title, list)"},
    {23, "auxiliaries and negation, with the cue word"},
    {24, "the word that opens the cue's clause, with the form of the cue"},
    {25, "the WordNet sense of the cue, with this kind of content"},
    {26, "the WordNet sense of the cue, with this kind and ending of content"},
    {27, "words used like the cue, with this kind of content"},
    {28, "the WordNet sense of the cue, with this kind of speaker"},
    {29, "words used like the cue, with this kind of speaker"},
    {30, "the word before the stretch"},
    {31, "the word before the stretch, with the cue word"},
    {32, "the word behind the stretch"},
    {33, "the part of speech behind the stretch"},
    {34, "whether the stretch ends with the sentence"},
    {35, "the part of speech that the stretch begins with"},
    {36, "the word that the stretch begins with"},
    {37, "the part of speech that the stretch begins with, with the cue word"},
    {38, "the length of the stretch"},
    {39, "how far the stretch is from the cue"},
    {40, "direct, mixed or indirect"},
    {41, "direct, mixed or indirect, with the cue word"},
    {42, "direct, mixed or indirect, with the act of the cue"},
    {43, "commas in the stretch"},
    {44, "whether the stretch has a finite verb"},
    {45, "whether the stretch holds the speaker"},
    {46, "what the phrase behind the stretch hangs on"},
    {47, "the first word that the stretch leaves out"},
    {48, "two parts, with the cue word"},
    {49, "other cues in the stretch"},
    {50, "other cues in the stretch, with its quotation marks"},
    {51, "whether the cue phrase is set off by commas"},
    {52, "the mark that the stretch begins behind"},
    {53, "the mark that the stretch begins behind, with the act of the cue"},
    {54, "what kind of speaker, with the act of the cue and this kind of content"},
    {55, "what kind of speaker, with the WordNet sense of the cue and this kind and ending of content"},
    {56, "the word before the stretch, with the cue word and this kind of content"},
    {57, "the word before the stretch, with the WordNet sense of the cue"},
    {58, "the length of the stretch, with the act of the cue"},
    {59, "the length of the stretch, with the cue word"},
    {60, "whether the frame of the lexicon takes this stretch"},
    {61, "whether the frame of the lexicon takes this stretch, with the cue word"},
    {62, "whether the frame of the lexicon takes this stretch, with this kind of speaker"},
    {63, "whether the speech is unreal (denied, wished, supposed)"},
    {64, "whether the speech is unreal, with the cue word"},
    {70, "the parts of speech that the stretch begins with"},
    {71, "the two words that the stretch begins with"},
    {72, "the last word of the stretch"},
    {73, "the parts of speech around the end of the stretch"},
    {74, "the two words behind the stretch"},
    {75, "how many other choices hold the stretch or lie in it"},
    {76, "how many other choices hold the stretch, with its kind and ending"},
    {77, "which of the choices it is"},
    {78, "how many other choices begin where it does"},
    {80, "the word before the cue, with the cue word"},
    {81, "the word behind the cue, with the cue word"},
    {82, "the two words behind the cue, with its WordNet sense"},
    {83, "the two words before the cue, with its WordNet sense"},
    {84, "other cues in the sentence, with speech or attitude"},
    {85, "other cues in the sentence, with the WordNet sense of the cue"},
    {86, "how deep in its sentence the cue hangs"},
    {87, "the cue above it, with its place"},
    {88, "the cue above it, with its WordNet sense and place"},
    {90, "what kind of speaker, with the form of the cue"},
    {91, "the form of the cue, with the cue word"},
    {92, "the form of the cue, with its WordNet sense and place"},
    {93, "words used like the cue"},
    {94, "words used like the cue, with its form"},
    {95, "the cue's place in its sentence, with the cue word"},
    {96, "words used like the one that governs the cue"},
    {97, "the word that governs the cue, with the cue word"},
    {100, "how often a cue has no source"},
    {101, "whether the parse knows no subject"},
    {102, "the cue word, for having no source"},
    {103, "the cue's form and place, for having no source"},
    {104, "the kind of content, for having no source"},
    {110, "whether the parse says it is the subject"},
    {111, "whether the parse says so, with the kind of content"},
    {112, "what the phrase is in its clause"},
    {113, "what kind of phrase it is"},
    {114, "what kind of phrase it is, with the cue word"},
    {115, "what kind of phrase it is, with what the parse says"},
    {116, "how far it is from the cue"},
    {117, "how many phrases are nearer"},
    {118, "whether it touches the cue, with the kind of content"},
    {119, "whether it touches the cue, with its kind"},
    {120, "commas and verbs between it and the cue"},
    {121, "marks between it and the cue"},
    {122, "whether it stands in the same quotation as the cue"},
    {123, "the form of the cue, with what the phrase is"},
    {124, "the form and place of the cue, with what the parse says"},
    {125, "its preposition, with the form of the cue"},
    {126, "its preposition, with the kind of content"},
    {127, "the cue's part of speech, with what the phrase is"},
    {128, "its head word"},
    {129, "the word that it hangs on"},
    {130, "words used like its head word"},
    {131, "the WordNet senses of its head word and of the cue"},
    {132, "what the phrase is in its clause, with the cue word"},
    {133, "its preposition, with what the parse says"},
    {134, "the part of speech that it hangs on"},
    {200, "how often statements are right at all"},
    {201, "how surely the cue introduces something"},
    {202, "how surely it is this stretch"},
    {203, "how surely it is this source"},
    {204, "the rule that found it"},
    {205, "direct, mixed or indirect"},
    {206, "statement or attitude"},
    {207, "whether the lexicon knows the cue, and its frame takes the stretch"},
    {208, "what kind of speaker"},
    {209, "the length of the words"},
    {210, "whether cue and speaker are sound enough for the record"},
};

}  // namespace

std::string rule_in_words(std::string_view rule) {
  const auto* found =
      std::find_if(std::begin(kRules), std::end(kRules), [&](const RuleWords& r) { return r.rule == rule; });
  return std::string(found == std::end(kRules) ? rule : found->words);
}

std::string_view feature_in_words(std::uint16_t number) {
  const auto* found = std::lower_bound(std::begin(kFeatures), std::end(kFeatures), number,
                                       [](const FeatureWords& f, std::uint16_t n) { return f.number < n; });
  return found != std::end(kFeatures) && found->number == number ? found->words : std::string_view{};
}

}  // namespace onrecord

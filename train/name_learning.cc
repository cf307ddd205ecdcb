#include "name_learning.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <set>

#include "learn_listed_names.h"
#include "learn_seen_names.h"
#include "learn_sequences.h"
#include "name_sources.h"
#include "sparse_learner.h"

namespace onrecord {
namespace {

constexpr std::size_t kHeldOfGmb = 800;

std::string forms_of(const GoldSentence& sentence) {
  std::string forms;
  for (const GoldToken& token : sentence.tokens) forms += (forms.empty() ? "" : " ") + token.form;
  return forms;
}

// Moves the sentences of these documents out of `named`.
std::vector<NamedSentence> take_out(std::vector<NamedSentence>& named, const std::vector<GoldDocument>& documents) {
  std::set<std::string> held;
  for (const GoldDocument& document : documents) {
    for (const GoldSentence& sentence : document.sentences) held.insert(forms_of(sentence));
  }
  std::vector<NamedSentence> out;
  for (const NamedSentence& sentence : named) {
    if (held.count(sentence.text) > 0) out.push_back(sentence);
  }
  std::erase_if(named, [&](const NamedSentence& sentence) { return held.count(sentence.text) > 0; });
  return out;
}

void report(const char* name, const NameFinderModel& model, std::vector<NameExample>& held,
            const std::vector<NameExample>& learned) {
  add_clues(held, model.clues());
  const Counts counts = evaluate_names(model, held);
  const Counts unmet = evaluate_unmet_names(model, held, learned);
  fmt::print(stderr, "held out of {}: names {:.2f} (P {:.1f} R {:.1f}), recall of {} unmet names {:.1f}\n", name,
             counts.f1(), counts.precision(), counts.recall(), unmet.gold, unmet.recall());
}

}  // namespace

Result<LearnedNames> learn_all_names(const NameLearningOptions& options, const NameTools& tools,
                                     std::vector<GoldDocument>* held_out) {
  const Result<NameLists> opened = NameLists::open(tools.lexicon, tools.tokeniser);
  if (!opened) return opened.error();
  const NameLists& lists = *opened;
  const NameConvention convention(tools.lexicon);
  auto ewt_names = read_ewt_names(options.data + "/language/en_ewt-ner-train.iob2", convention);
  if (!ewt_names) return ewt_names.error();
  auto gmb_names = read_gmb_names(options.data + "/language/gmb_voa_ner.tsv", convention);
  if (!gmb_names) return gmb_names.error();
  std::vector<NamedSentence> silver_names;
  if (options.silver_names) {
    auto silver = read_silver_names(options.data + "/quotes/polnear_train_corenlp_silver.tsv.zst", convention);
    if (!silver) return silver.error();
    silver_names = std::move(*silver);
  }
  std::vector<NamedSentence> held_ewt;
  std::vector<NamedSentence> held_gmb;
  if (held_out != nullptr) {
    attach_names(*held_out, *ewt_names);
    held_ewt = take_out(*ewt_names, *held_out);
    held_gmb.assign(gmb_names->end() - kHeldOfGmb, gmb_names->end());
    gmb_names->resize(gmb_names->size() - kHeldOfGmb);
  }
  const auto examples_of = [&](const std::vector<NamedSentence>& sentences, bool retokenise) {
    return prepare_names(sentences, retokenise, tools.tokeniser, tools.classes, lists, tools.tagger);
  };
  // Three sources, of which the first is cut as our tokeniser cuts.
  std::vector<NameExample> sources[] = {examples_of(*ewt_names, false), examples_of(*gmb_names, true),
                                        examples_of(silver_names, true)};
  std::vector<const NameExample*> examples;
  for (int i = 0; i < options.ewt_weight; ++i) {
    for (const NameExample& example : sources[0]) examples.push_back(&example);
  }
  for (const auto* source : {&sources[1], &sources[2]}) {
    for (const NameExample& example : *source) examples.push_back(&example);
  }

  LearnedNames learned;
  auto listed = learn_listed_names(options.lists, tools.tokeniser);
  if (!listed) return listed.error();
  learned.lists = std::move(*listed);
  const NameSections nothing{SparseLearner(kNameLabels).section(1, 1),
                             std::string(sizeof(std::int32_t) * kNameLabels * kNameLabels, '\0')};
  const OwnedNames listing(nothing, "", learned.lists);
  for (auto& source : sources) add_clues(source, listing.model().clues());
  if (!options.seen.empty()) {
    auto bytes = read_bytes(options.seen);
    if (!bytes) return bytes.error();
    learned.seen = std::move(*bytes);
  } else if (options.seen_articles > 0) {
    // A first model labels raw news; what it sees there of each form is a feature of the second.
    NamesPlan first_plan = options.plan;
    first_plan.passes = 5;
    first_plan.report = false;
    const OwnedNames first(learn_sequences(examples, first_plan), "", learned.lists);
    auto seen = learn_seen_names(options.data + "/raw/news.jsonl.zst", options.seen_articles, tools.tokeniser,
                                 tools.classes, lists, tools.tagger, first.model());
    if (!seen) return seen.error();
    learned.seen = std::move(*seen);
  }
  if (!options.keep_seen.empty()) std::ofstream(options.keep_seen, std::ios::binary) << learned.seen;
  const OwnedNames seeing(nothing, learned.seen, learned.lists);
  for (auto& source : sources) add_clues(source, seeing.model().clues());
  learned.sections = learn_sequences(examples, options.plan);
  fmt::print(stderr, "names: weights {}, seen {}, lists {} bytes\n", learned.sections.weights.size(),
             learned.seen.size(), learned.lists.size());
  if (held_out != nullptr) {
    const OwnedNames finder(learned.sections, learned.seen, learned.lists);
    auto ewt = examples_of(held_ewt, false);
    auto gmb = examples_of(held_gmb, true);
    report("EWT", finder.model(), ewt, sources[0]);
    report("GMB", finder.model(), gmb, sources[1]);
  }
  return learned;
}

}  // namespace onrecord

#include "store/query/disputes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "base/iso_date.h"
#include "base/name_key.h"
#include "base/utf8.h"
#include "store/query/events.h"
#include "store/query/figures.h"
#include "store/query/statements.h"

namespace onrecord {
namespace {

constexpr int kSentencesApart = 3;
constexpr int kDaysApart = 60;
constexpr int kCandidates = 40;

// Acts that claim something to be so; questions, demands, promises and guesses claim nothing that could be denied.
bool is_claim(const StatementRow& row) {
  return !row.negated && (row.act == "say" || row.act == "accuse" || row.act == "announce" || row.act == "admit" ||
                          row.act == "answer" || row.act == "condemn");
}

DisputeSide side_of(const StatementRow& row) {
  return {row.id, *row.speaker, row.words, day_or_range(row.when_first, row.when_last), row.evidence};
}

// How telling a word is: the logarithm of the number of sentences by the number of those with the word.
class WordWeights {
 public:
  explicit WordWeights(Database& database)
      : sentences_(count_sentences(database)),
        frequency_(database, "SELECT doc FROM temp.word_counts WHERE term = ?") {}

  // The uncommon words of `text` with their weights. Words in more than a tenth of the sentences tell nothing.
  std::map<std::string, double> of(std::string_view text) {
    std::map<std::string, double> weights;
    const std::string key = name_key(text);
    for (std::size_t begin = 0; begin < key.size();) {
      const std::size_t end = std::min(key.find(' ', begin), key.size());
      const std::string word = key.substr(begin, end - begin);
      begin = end + 1;
      if (count_code_points(word) < 3) continue;
      const double frequency = static_cast<double>(frequency_of(word));
      const double rare = std::max(3.0, static_cast<double>(sentences_) / 10);
      if (frequency > 0 && frequency <= rare) weights[word] = std::log(1 + static_cast<double>(sentences_) / frequency);
    }
    return weights;
  }

 private:
  static std::int64_t count_sentences(Database& database) {
    // The vocabulary of the search index, seen as a table; it lives in memory, so the record is not written to.
    database.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_counts USING fts5vocab(main, sentence_search, row)");
    Sql count(database, "SELECT count(*) FROM sentence");
    return count.step() ? count.integer(0) : 0;
  }

  std::int64_t frequency_of(const std::string& word) {
    const auto known = known_.find(word);
    if (known != known_.end()) return known->second;
    frequency_.bind(0, word);
    const std::int64_t frequency = frequency_.step() ? frequency_.integer(0) : 0;
    frequency_.reset();
    known_.emplace(word, frequency);
    return frequency;
  }

  std::int64_t sentences_;
  Sql frequency_;
  std::map<std::string, std::int64_t> known_;
};

double total(const std::map<std::string, double>& weights) {
  double sum = 0;
  for (const auto& [word, weight] : weights) sum += weight;
  return sum;
}

bool say_much_the_same(const std::map<std::string, double>& a, const std::map<std::string, double>& b) {
  double shared = 0;
  int words = 0;
  for (const auto& [word, weight] : a) {
    if (b.count(word) == 0) continue;
    shared += weight;
    ++words;
  }
  return words >= 2 && shared * 2 >= std::min(total(a), total(b));
}

bool days_near(const StatementRow& a, const StatementRow& b) {
  if (!a.when_first || !b.when_first) return true;
  const auto first = parse_iso_date(*a.when_first), second = parse_iso_date(*b.when_first);
  return first && second && std::abs(to_days(first->first) - to_days(second->first)) <= kDaysApart;
}

// True if the words name the speaker: by the whole name, or a person's by the last part of it.
bool names(const StatementRow& claim, const std::string& speaker) {
  const std::string words = " " + name_key(claim.words + " " + claim.addressee.value_or("")) + " ";
  const std::string key = name_key(speaker.substr(0, speaker.find(" (")));
  if (key.empty()) return false;
  if (words.find(" " + key + " ") != std::string::npos) return true;
  return words.find(" " + key.substr(key.rfind(' ') + 1) + " ") != std::string::npos;
}

class DisputeFinder {
 public:
  explicit DisputeFinder(Database& database) : database_(database) {}

  std::vector<Dispute> run() {
    find_denials();
    find_denied_events();
    find_disputed_figures();
    std::sort(disputes_.begin(), disputes_.end(), [](const Dispute& a, const Dispute& b) {
      return std::tuple(a.first.day.value_or("~"), a.first.evidence.doc_id, a.first.evidence.byte_begin, a.id) <
             std::tuple(b.first.day.value_or("~"), b.first.evidence.doc_id, b.first.evidence.byte_begin, b.id);
    });
    return std::move(disputes_);
  }

 private:
  void add(const char* kind, std::string about, DisputeSide first, DisputeSide second) {
    std::string id = "D-" + content_id({first.id, second.id});
    if (!seen_.insert(id).second) return;
    disputes_.push_back({std::move(id), kind, std::move(about), std::move(first), std::move(second)});
  }

  void add_denial(const StatementRow& claim, const StatementRow& denial) {
    const std::vector<std::string>& issues = claim.issues.empty() ? denial.issues : claim.issues;
    add("denial", issues.empty() ? "" : issues.front(), side_of(claim), side_of(denial));
  }

  void find_denials() {
    StatementQuestion question;
    question.acts = {"deny"};
    std::vector<StatementRow> denials = find_statements(database_, question).rows;
    denials.erase(std::remove_if(denials.begin(), denials.end(),
                                 [](const StatementRow& row) { return !row.speaker || row.in_headline; }),
                  denials.end());
    if (denials.empty()) return;
    WordWeights weights(database_);
    Sql search(database_,
               "SELECT rowid FROM sentence_search WHERE sentence_search MATCH ? ORDER BY rank, rowid LIMIT ?");
    for (const StatementRow& denial : denials) {
      std::vector<std::int64_t> sentences;
      for (std::int64_t back = 0; back <= kSentencesApart && denial.sentence > back; ++back) {
        sentences.push_back(denial.sentence - back);
      }
      const std::set<std::int64_t> near(sentences.begin(), sentences.end());
      const std::map<std::string, double> denied =
          denial.negated ? std::map<std::string, double>{} : weights.of(denial.words);
      if (denied.size() >= 2) {
        std::string match;
        for (const auto& [word, weight] : denied) match += (match.empty() ? "\"" : " OR \"") + word + "\"";
        search.all(match, kCandidates);
        while (search.step()) sentences.push_back(search.integer(0));
        search.reset();
      }
      question.acts.clear();
      question.sentences = sentences;
      if (sentences.empty()) continue;
      for (const StatementRow& claim : find_statements(database_, question).rows) {
        if (!claim.speaker || claim.speaker == denial.speaker || claim.in_headline || !is_claim(claim)) continue;
        const bool answered = claim.act == "accuse" && claim.document == denial.document &&
                              near.count(claim.sentence) > 0 &&
                              claim.evidence.byte_begin < denial.evidence.byte_begin && names(claim, *denial.speaker);
        if (answered || (days_near(claim, denial) && say_much_the_same(denied, weights.of(claim.words)))) {
          add_denial(claim, denial);
        }
      }
    }
  }

  void find_denied_events() {
    const std::vector<EventRow> events = find_events(database_, {}).rows;
    std::map<std::tuple<std::string, std::string, std::string>, std::vector<const EventRow*>> same;
    for (const EventRow& event : events) {
      if (!event.actor || !event.claimed_by || (event.status != "denied" && event.status != "claimed")) continue;
      same[{event.plover, *event.actor, event.target.value_or("")}].push_back(&event);
    }
    for (const auto& [what, members] : same) {
      for (const EventRow* denied : members) {
        if (denied->status != "denied") continue;
        for (const EventRow* claimed : members) {
          if (claimed->status != "claimed" || claimed->claimed_by == denied->claimed_by) continue;
          const bool overlap = claimed->date_first && denied->date_first &&
                               *claimed->date_first <= *denied->date_last && *denied->date_first <= *claimed->date_last;
          if (!overlap && claimed->evidence.doc_id != denied->evidence.doc_id) continue;
          add("event", claimed->plover, side_of_event(*claimed), side_of_event(*denied));
        }
      }
    }
  }

  static DisputeSide side_of_event(const EventRow& row) {
    return {row.id, *row.claimed_by, row.action_text, day_or_range(row.date_first, row.date_last), row.evidence};
  }

  void find_disputed_figures() {
    const std::vector<FigureRow> figures = find_figures(database_, {});
    for (const auto& [first, second] : disputed_figures(figures)) {
      const FigureRow& a = figures[first];
      add("figure", a.unit.empty() ? a.what.value_or("") : a.unit, side_of_figure(a), side_of_figure(figures[second]));
    }
  }

  static DisputeSide side_of_figure(const FigureRow& row) {
    return {row.id, *row.claimed_by, row.words, day_or_range(row.day_first, row.day_last), row.evidence};
  }

  Database& database_;
  std::vector<Dispute> disputes_;
  std::set<std::string> seen_;
};

}  // namespace

std::vector<Dispute> find_disputes(Database& database) {
  return DisputeFinder(database).run();
}

}  // namespace onrecord

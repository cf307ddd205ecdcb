#include <gtest/gtest.h>

#include "sample_report.h"
#include "store/query/disputes.h"
#include "store/query/entry_in_place.h"
#include "store/query/figures.h"
#include "store/query/positions.h"
#include "store/query/statements.h"
#include "store/query/timeline.h"

namespace onrecord {
namespace {

SampleReport quoting(const std::string& file, const std::string& published, const std::string& words,
                     const std::string& when = "") {
  SampleReport report(file, "Irena Dovic said \"" + words + "\" in Senn.", published);
  report.entity("Irena Dovic", EntityKind::kPerson, {"Irena Dovic"});
  report.statement("Irena Dovic", "\"" + words + "\"", Act::kSay, when);
  return report;
}

TEST(Statements, WordsAreThoseOfTheSource) {
  SampleRecord record({quoting("a.txt", "2031-03-22", "we will not leave the valley")});
  const StatementAnswer answer = find_statements(record.database(), {});
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].words, "\"we will not leave the valley\"");
  EXPECT_EQ(answer.rows[0].quote_words, "we will not leave the valley");
  EXPECT_EQ(answer.rows[0].evidence.sentence, "Irena Dovic said \"we will not leave the valley\" in Senn.");
}

TEST(Statements, AWindowLeavesOutAndCountsWhatHasNoDate) {
  SampleRecord record({quoting("a.txt", "", "we will not leave the valley", "2031-03-22"),
                       quoting("b.txt", "", "nobody asked us about the bridge")});
  StatementQuestion question;
  question.window.from = "2031-01-01";
  const StatementAnswer answer = find_statements(record.database(), question);
  EXPECT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.undated_left_out, 1u);
  question.window = {std::nullopt, std::nullopt, true};
  EXPECT_EQ(find_statements(record.database(), question).rows[0].evidence.file, "b.txt");
}

TEST(Utterances, TwoReportsOfOneQuoteAreOneUtterance) {
  SampleRecord record({quoting("a.txt", "2031-03-23", "we will not leave the valley"),
                       quoting("b.txt", "2031-03-22", "We will not leave the valley,"),
                       quoting("c.txt", "2031-03-22", "the bridge is open again")});
  const StatementAnswer answer = find_statements(record.database(), {});
  ASSERT_EQ(answer.rows.size(), 3u);
  const StatementRow& of_b = answer.rows[0].evidence.file == "b.txt" ? answer.rows[0] : answer.rows[1];
  EXPECT_EQ(of_b.n_reports, 2);
  EXPECT_EQ(of_b.first_reported, "2031-03-22");
  EXPECT_EQ(of_b.n_independent, 1);  // The reports are the same word for word.
  EXPECT_EQ(answer.rows[2].n_reports, 2);
  EXPECT_EQ(answer.rows[2].utterance_id, of_b.utterance_id);
}

TEST(Utterances, TheSameWordsOnAnotherDayAreAnother) {
  SampleRecord record({quoting("a.txt", "", "we will not leave the valley", "2031-03-22"),
                       quoting("b.txt", "", "we will not leave the valley", "2032-03-22")});
  const StatementAnswer answer = find_statements(record.database(), {});
  EXPECT_NE(answer.rows[0].utterance_id, answer.rows[1].utterance_id);
}

SampleReport stances() {
  SampleReport report(
      "a.txt",
      "Dovic rules out talks.\nShe rejected talks in March.\nIn June she said talks were possible if the "
      "guns fell silent.\nIn July she agreed to talks.\nHer rival says she fears talks.",
      "2032-01-01");
  report.entity("Irena Dovic", EntityKind::kPerson, {"Dovic"});
  report.record.document.blocks[0].kind = BlockKind::kTitle;
  report.position("Irena Dovic", "talks", Stance::kRejects, "rules out talks", "2033-01-01");
  report.position("Irena Dovic", "talks", Stance::kRejects, "rejected talks", "2031-03-05");
  report.position("Irena Dovic", "talks", Stance::kConditional, "talks were possible", "2031-06-07");
  report.position("Irena Dovic", "talks", Stance::kAccepts, "agreed to talks", "2031-07-01");
  report.position("Irena Dovic", "talks", Stance::kRejects, "fears talks", "2031-12-01").stated_by =
      PositionBasis::kAttributed;
  return report;
}

TEST(Positions, OnlyOwnOnesFillACellAndAHeadlineNever) {
  SampleRecord record({stances()});
  const PositionAnswer answer = find_positions(record.database(), {});
  EXPECT_EQ(answer.rows.size(), 5u);
  const std::vector<MatrixCell> cells = position_matrix(answer.rows);
  ASSERT_EQ(cells.size(), 1u);
  EXPECT_EQ(cells[0].stances, std::vector<std::string>{"accepts"});
  EXPECT_EQ(cells[0].since, "2031-07-01");
}

TEST(Positions, AChangeShowsBothSides) {
  SampleRecord record({stances()});
  const PositionAnswer answer = find_positions(record.database(), {});
  const std::vector<PositionChange> changes = position_changes(answer.rows);
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].before->words, "rejected talks");
  EXPECT_EQ(changes[0].after->words, "talks were possible");
  EXPECT_EQ(changes[1].after->changed_from, "conditional");
}

TEST(Positions, OnOneDayNothingChanges) {
  SampleReport report("a.txt", "She rejected talks. She agreed to talks.");
  report.entity("Irena Dovic", EntityKind::kPerson, {"She"});
  report.position("Irena Dovic", "talks", Stance::kRejects, "rejected talks", "2031-03-05");
  report.position("Irena Dovic", "talks", Stance::kAccepts, "agreed to talks", "2031-03-05");
  SampleRecord record({report});
  const PositionAnswer answer = find_positions(record.database(), {});
  EXPECT_TRUE(position_changes(answer.rows).empty());
  EXPECT_EQ(position_matrix(answer.rows)[0].stances.size(), 2u);
}

TEST(Disputes, AnAccusationAndItsDenialStandTogether) {
  SampleReport report(
      "a.txt", "Tomas Arvell accused Karthia of shelling the mill.\nKarthia (government) denied any involvement.");
  report.entity("Tomas Arvell", EntityKind::kPerson, {"Tomas Arvell"});
  report.entity("Karthia (government)", EntityKind::kOrganisation, {"Karthia (government)"});
  report.statement("Tomas Arvell", "Karthia of shelling the mill", Act::kAccuse);
  report.statement("Karthia (government)", "any involvement", Act::kDeny);
  SampleRecord record({report});
  const std::vector<Dispute> disputes = find_disputes(record.database());
  ASSERT_EQ(disputes.size(), 1u);
  EXPECT_EQ(disputes[0].first.claimant, "Tomas Arvell");
  EXPECT_EQ(disputes[0].second.claimant, "Karthia (government)");
}

TEST(Disputes, AClaimInOneReportIsDeniedInAnother) {
  SampleReport claim("a.txt", "Arvell said that Karthian gunners destroyed the Lomna mill.", "2031-04-01");
  claim.entity("Tomas Arvell", EntityKind::kPerson, {"Arvell"});
  claim.statement("Tomas Arvell", "Karthian gunners destroyed the Lomna mill", Act::kSay, "2031-04-01");
  SampleReport denial("b.txt", "Dovic denied that gunners had destroyed the Lomna mill.", "2031-04-02");
  denial.entity("Irena Dovic", EntityKind::kPerson, {"Dovic"});
  denial.statement("Irena Dovic", "gunners had destroyed the Lomna mill", Act::kDeny, "2031-04-02");
  SampleReport other("c.txt", "Arvell said that the harvest was good.", "2031-04-02");
  other.entity("Tomas Arvell", EntityKind::kPerson, {"Arvell"});
  other.statement("Tomas Arvell", "the harvest was good");
  SampleRecord record({claim, denial, other});
  const std::vector<Dispute> disputes = find_disputes(record.database());
  ASSERT_EQ(disputes.size(), 1u);
  EXPECT_EQ(disputes[0].kind, "denial");
  EXPECT_EQ(disputes[0].first.words, "Karthian gunners destroyed the Lomna mill");
}

SampleReport tolls(double other_low, const std::string& about) {
  SampleReport report("a.txt", "Veldania put it at 40 soldiers dead. Karthia said 12 soldiers died.", "2031-03-22");
  report.figure("Veldania (government)", "40 soldiers", 40, 40, "Karthia");
  report.figure("Karthia (government)", "12 soldiers", other_low, 60, about);
  report.record.figures[1].high = other_low == 12 ? 12 : 60;
  return report;
}

TEST(Disputes, TwoFiguresForOneCountThatExcludeEachOther) {
  SampleRecord record({tolls(12, "Karthia")});
  const std::vector<FigureRow> figures = find_figures(record.database(), {});
  ASSERT_EQ(figures.size(), 2u);
  EXPECT_EQ(figures[0].disputes, std::vector<std::string>{figures[1].id});
  EXPECT_EQ(find_disputes(record.database()).size(), 1u);
}

TEST(Figures, AnySpellingSaysWhomAFigureIsAbout) {
  SampleReport report("a.txt", "Tomas Arvell owns 40 mills, the Karthian treasury said. Arvel owns none in Senn.");
  report.entity("Tomas Arvell", EntityKind::kPerson, {"Tomas Arvell", "Arvel"});
  report.entity("Karthia", EntityKind::kPlace, {"Karthian"});
  report.figure("Karthia", "40 mills", 40, 40, "Tomas Arvell");
  SampleRecord record({report});
  for (const char* name : {"", "Arvell", "Tomas", "Tomas Arvell", "Arvel"}) {
    EXPECT_EQ(find_figures(record.database(), {"", name}).size(), 1u) << name;
  }
  for (const char* name : {"Karthia", "Karthian", "Irena Dovic", "Arv ell"}) {
    EXPECT_TRUE(find_figures(record.database(), {"", name}).empty()) << name;
  }
}

TEST(Disputes, BoundsThatOverlapAndOtherCountsAreNone) {
  SampleRecord overlapping({tolls(30, "Karthia")});
  EXPECT_TRUE(find_disputes(overlapping.database()).empty());
  SampleRecord other_side({tolls(12, "Veldania")});
  EXPECT_TRUE(find_disputes(other_side.database()).empty());
  SampleReport sums = tolls(12, "Karthia");
  for (Figure& figure : sums.record.figures) figure.unit = "GBP", figure.what.reset();
  SampleRecord of_nothing_named({sums});
  EXPECT_TRUE(find_disputes(of_nothing_named.database()).empty());
}

TEST(Timeline, AnUtteranceIsOneRowAndCarriesItsStance) {
  SampleReport first = quoting("a.txt", "2031-03-22", "we reject these talks entirely", "2031-03-22");
  first.position("Irena Dovic", "talks", Stance::kRejects, "reject these talks", "2031-03-22").statement_id =
      first.record.statements[0].id;
  SampleRecord record({first, quoting("b.txt", "2031-03-24", "we reject these talks entirely", "2031-03-22")});
  const TimelineAnswer answer = find_timeline(record.database(), {});
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].evidence.file, "a.txt");
  EXPECT_EQ(answer.rows[0].stance, "rejects talks");
  EXPECT_EQ(answer.rows[0].n_reports, 2);
}

TEST(EntryInPlace, ShowsTheParagraphAndTheBytes) {
  SampleReport report = quoting("it's a.txt", "", "we will not leave the valley");
  SampleRecord record({report});
  const EntrySearch search = find_entry(record.database(), report.record.statements[0].id.substr(0, 10));
  ASSERT_EQ(search.found.size(), 1u);
  const EntryInPlace& entry = search.found[0];
  EXPECT_EQ(slice(entry.paragraph, entry.words), "\"we will not leave the valley\"");
  EXPECT_EQ(entry.command, "dd if='it'\\''s a.txt' bs=1 skip=17 count=30 status=none");
}

TEST(EntryInPlace, ALineOfAJsonFileIsPrintedFromTheFileOfLines) {
  SampleReport report = quoting("story-7", "", "we will not leave the valley");
  report.input_file = "wire.jsonl.gz";
  report.record.document.source_map.copied(0, 5000);
  SampleRecord record({report});
  const EntryInPlace entry = find_entry(record.database(), report.record.statements[0].id).found.at(0);
  EXPECT_EQ(entry.input_file, "wire.jsonl.gz");
  EXPECT_EQ(entry.command, "zcat wire.jsonl.gz | tail -c +5018 | head -c 30");
}

}  // namespace
}  // namespace onrecord

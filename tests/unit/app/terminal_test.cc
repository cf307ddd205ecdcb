#include <gtest/gtest.h>

#include "app/cli/answer.h"
#include "app/cli/citation.h"
#include "app/cli/nearest.h"

namespace onrecord {
namespace {

TEST(NearestWord, FindsTheCommandThatWasMeant) {
  const std::vector<std::string> known = {"extract", "read", "build", "said"};
  EXPECT_EQ(nearest_word("extrat", known), "extract");
  EXPECT_EQ(nearest_word("siad", known), "said");
  EXPECT_EQ(nearest_word("frobnicate", known), "");
}

TEST(TerminalTable, BreaksTheWidestColumnAtSpaces) {
  const Table table{{"day", "words"},
                    {{std::string("2031-03-22/2031-03-22"), std::string("we will not leave the valley")}}};
  EXPECT_EQ(terminal_table(table, 30, false),
            "day         words\n"
            "2031-03-22  we will not leave\n"
            "            the valley\n");
}

TEST(TerminalTable, AsksNothingOfTheTerminalThatASourceWrote) {
  const Table table{{"words"}, {{std::string("a\033[31mb")}}};
  EXPECT_EQ(terminal_table(table, 80, false), "words\na[31mb\n");
}

TEST(Citation, PutsNoMarksAroundIndirectWords) {
  StatementRow statement;
  statement.id = "S-0123456789abcdef";
  statement.speaker = "Irena Dovic";
  statement.kind = "indirect";
  statement.act = "say";
  statement.words = "the bridge is open";
  statement.evidence.file = "a.txt";
  statement.evidence.byte_begin = 5;
  statement.evidence.byte_end = 23;
  EXPECT_EQ(
      text_citation(statement),
      "Irena Dovic (indirect, say): the bridge is open — date not known. a.txt, bytes 5-23, S-0123456789abcdef\n");
}

}  // namespace
}  // namespace onrecord

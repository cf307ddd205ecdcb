#include "base/event_dictionary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord {
namespace {

std::vector<std::string> rows_of(const EventDictionary& dictionary) {
  std::vector<std::string> rows;
  std::string_view tsv = dictionary.tsv;
  for (int line = 0; !tsv.empty(); ++line) {
    const std::size_t end = tsv.find('\n');
    if (line > 3) rows.emplace_back(tsv.substr(0, end));
    tsv.remove_prefix(end + 1);
  }
  return rows;
}

TEST(ReadActors, CodesAreDatedAndGoForEverySynonym) {
  const EventDictionary read = read_actors(
      "# remark\nKARTHIA  # another\n+KARTHIAN REPUBLIC\n\t[KTHOLD <900823]\n\t[KTH 19900824 - 20310101]\n\t[KTHNEW "
      ">20310102]\n",
      "my.actors");
  EXPECT_TRUE(read.messages.empty());
  EXPECT_THAT(rows_of(read), ::testing::Contains("karthia\tword\tKTHNEW\t2031-01-02\t"));
  EXPECT_THAT(rows_of(read), ::testing::Contains("karthia\tword\tKTHOLD\t\t1990-08-23"));
  EXPECT_THAT(rows_of(read), ::testing::Contains("karthian republic\tword\tKTH\t1990-08-24\t2031-01-01"));
}

TEST(ReadActors, ACodeMayStandOnTheLineOfTheName) {
  const EventDictionary read = read_actors("SENN_HARBOUR [kth] ; port\n+SENN\nMARSK [---]\n", "my.actors");
  EXPECT_TRUE(read.messages.empty());
  EXPECT_EQ(rows_of(read), (std::vector<std::string>{"senn harbour\tword\tKTH\t\t", "senn\tword\tKTH\t\t"}));
}

TEST(ReadActors, WhereSomeNamesEndInALineTheOthersAreStems) {
  const EventDictionary read = read_actors("MARSK_ [VEL]\nVELDAN [VEL]\n", "my.actors");
  EXPECT_EQ(rows_of(read), (std::vector<std::string>{"marsk\tword\tVEL\t\t", "veldan\tstem\tVEL\t\t"}));
}

TEST(ReadActors, EachUnreadableLineIsNamedByItsNumber) {
  const EventDictionary read = read_actors("\t[KTH]\n+SENN\nMARSK [VEL 1x]\nTARN\nARAM [KTH\n", "my.actors");
  EXPECT_EQ(read.messages,
            (std::vector<std::string>{"my.actors:1: a code without a name", "my.actors:2: a synonym without a name",
                                      "my.actors:3: \"[VEL 1x]\" is no code", "my.actors:3: a name without a code",
                                      "my.actors:4: a name without a code", "my.actors:5: \"[KTH\" is no code",
                                      "my.actors:5: a name without a code"}));
}

TEST(ReadAgents, PluralsAreGivenOrMadeOrNone) {
  const EventDictionary read = read_agents(
      "MINISTRY [~GOV]\nGOLDEN_GOOSE {GOLDEN_GEESE} [~GGS]\nPOLICE {} [~COP]\nEXILED [OPP~] # before\n", "my.agents");
  EXPECT_TRUE(read.messages.empty());
  EXPECT_EQ(rows_of(read),
            (std::vector<std::string>{"ministry\t~GOV", "ministries\t~GOV", "golden goose\t~GGS", "golden geese\t~GGS",
                                      "police\t~COP", "exiled\tOPP~", "exileds\tOPP~"}));
}

TEST(ReadAgents, SetsStandForTheirMembers) {
  const EventDictionary read =
      read_agents("!PERSON! = MAN, WOMEN\nCONGRESS!PERSON! [~LEG]\nCHAIR!NOBODY! [~LEG]\n", "my.agents");
  EXPECT_EQ(rows_of(read), (std::vector<std::string>{"congressman\t~LEG", "congresswomen\t~LEG"}));
  EXPECT_EQ(read.messages, std::vector<std::string>{"my.agents:3: \"CHAIR!NOBODY!\" names no set"});
}

TEST(ReadAgents, ALineWithoutACodeIsNamed) {
  EXPECT_EQ(read_agents("MINISTER\nCLERK [GOV]\n", "my.agents").messages,
            (std::vector<std::string>{"my.agents:1: no code in brackets",
                                      "my.agents:2: \"GOV\" is no code of an agent, such as ~GOV"}));
}

}  // namespace
}  // namespace onrecord

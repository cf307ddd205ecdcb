#include "language/entities/entities.h"

#include <gtest/gtest.h>

#include "hand_made.h"

namespace onrecord {
namespace {

using entity_test::resolve;
using entity_test::Resolved;

constexpr const char* kHead = "# source\ttest\n# licence\tApache-2.0\n";

class EntitiesTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
    ASSERT_TRUE(opened.ok()) << opened.error().message;
    lexicon_ = *opened;
    add("countries",
        "id\tname\taliases\tadjectives\tdemonyms\tcapital\tkind\n"
        "XVL\tVeldania\t\tVeldanian\tVeldanian;Veldanians\tMarsk\tstate\n"
        "XKT\tKarthia\t\tKarthian\tKarthian;Karthians\tSenn\tstate\n");
    add("people",
        "id\tname\taliases\tcountry\tgender\n"
        "tomas-arvell\tTomas Arvell\t\tXVL\tm\n"
        "irena-dovic\tIrena Dovic\t\tXKT\tf\n"
        "oren-hask\tOren Hask\t\tXKT\tm\n");
    add("offices",
        "person\toffice\tcountry_or_org\tfrom\tto\n"
        "irena-dovic\tpresident\tXKT\t2022-06\t\n"
        "oren-hask\tpresident\tXKT\t2016\t2022-05-31\n"
        "tomas-arvell\tpresident\tXVL\t2019\t\n");
  }

  void add(const std::string& table, const std::string& rows) {
    std::string bytes = "# table\t";
    bytes.append(table).append("\n").append(kHead).append(rows);
    const auto added = lexicon_->add_user_file(table, std::move(bytes));
    ASSERT_TRUE(added.ok()) << added.error().message;
  }

  std::shared_ptr<Lexicon> lexicon_;
};

TEST_F(EntitiesTest, SurnameAndTitleStandForTheFullName) {
  const Resolved r = resolve(
      *lexicon_,
      {"Veldanian/ADJ/2/amod President/PROPN/3/nmod:desc Tomas/PROPN/5/nsubj Arvell/PROPN/3/flat said/say/VERB/0/root "
       "talks/talk/NOUN/7/nsubj failed/fail/VERB/5/ccomp +./PUNCT/5/punct",
       "Mr./PROPN/2/nmod:desc Arvell/PROPN/3/nsubj left/leave/VERB/0/root +./PUNCT/3/punct",
       "The/DET/3/det Veldanian/ADJ/3/amod leader/NOUN/4/nsubj spoke/speak/VERB/0/root +./PUNCT/4/punct"});
  EXPECT_EQ(r.entity("Veldanian President Tomas Arvell"), "Tomas Arvell");
  EXPECT_EQ(r.entity("Mr. Arvell"), "Tomas Arvell");
  EXPECT_EQ(r.entity("The Veldanian leader"), "Tomas Arvell");
}

TEST_F(EntitiesTest, AnOfficeIsHeldByWhoHeldItOnTheDayOfPublication) {
  const std::vector<std::string> text = {
      "The/DET/3/det Karthian/ADJ/3/amod president/NOUN/4/nsubj spoke/speak/VERB/0/root +./PUNCT/4/punct"};
  EXPECT_EQ(resolve(*lexicon_, text, "2021-03-02").entity("The Karthian president"), "Oren Hask");
  EXPECT_EQ(resolve(*lexicon_, text, "2023-03-02").entity("The Karthian president"), "Irena Dovic");
  EXPECT_EQ(resolve(*lexicon_, text).entity("The Karthian president"), "Karthian president");
}

TEST_F(EntitiesTest, ACapitalThatSpeaksIsTheGovernmentAndElseThePlace) {
  const Resolved r = resolve(
      *lexicon_, {"Marsk/PROPN/2/nsubj said/say/VERB/0/root it/PRON/4/nsubj agreed/agree/VERB/2/ccomp +./PUNCT/2/punct",
                  "He/PRON/2/nsubj arrived/arrive/VERB/0/root in/ADP/4/case Marsk/PROPN/2/obl +./PUNCT/2/punct"});
  EXPECT_EQ(r.entity("Marsk"), "Veldania (government)");
  EXPECT_EQ(r.entity("it agreed"), "?");
  EXPECT_EQ(r.entity("Marsk", 2), "Marsk");
}

TEST_F(EntitiesTest, HeAfterAQuotationIsTheLastSpeaker) {
  const Resolved r = resolve(
      *lexicon_,
      {"Tomas/PROPN/3/nsubj Arvell/PROPN/1/flat rejected/reject/VERB/0/root Oren/PROPN/3/obj Hask/PROPN/4/flat "
       "+./PUNCT/3/punct",
       "“/PUNCT/3/punct +We/PRON/3/nsubj wait/wait/VERB/6/ccomp +,/PUNCT/3/punct +”/PUNCT/3/punct he/PRON/7/nsubj "
       "said/say/VERB/0/root +./PUNCT/7/punct"});
  EXPECT_EQ(r.entity("he said"), "?");
  EXPECT_EQ(r.entity("he"), "Tomas Arvell");
  EXPECT_EQ(r.entity("We"), "-");
}

TEST_F(EntitiesTest, AnAppositionGivesANameItsRole) {
  const Resolved r =
      resolve(*lexicon_, {"Lena/PROPN/10/nsubj Osk/PROPN/1/flat +,/PUNCT/5/punct the/DET/5/det "
                          "spokeswoman/NOUN/1/appos of/ADP/8/case the/DET/8/det "
                          "ministry/NOUN/5/nmod +,/PUNCT/5/punct spoke/speak/VERB/0/root +./PUNCT/10/punct",
                          "The/DET/2/det spokeswoman/NOUN/3/nsubj left/leave/VERB/0/root +./PUNCT/3/punct",
                          "She/PRON/2/nsubj returned/return/VERB/0/root +./PUNCT/2/punct"});
  EXPECT_EQ(r.entity("The spokeswoman"), "Lena Osk");
  EXPECT_EQ(r.entity("She"), "Lena Osk");
}

TEST_F(EntitiesTest, UnnamedSourcesKeepTheirWords) {
  const Resolved r = resolve(
      *lexicon_, {"Several/ADJ/2/amod experts/expert/NOUN/3/nsubj say/say/VERB/0/root so/ADV/3/advmod +./PUNCT/3/punct",
                  "A/DET/4/det local/ADJ/4/amod elected/ADJ/4/amod official/NOUN/5/nsubj agreed/agree/VERB/0/root "
                  "+./PUNCT/5/punct"});
  EXPECT_EQ(r.entity("experts"), "Several experts");
  EXPECT_EQ(r.entity("A local elected official"), "local elected official");
  for (const Entity& entity : r.analysis.entities) EXPECT_FALSE(entity.named) << entity.name;
}

TEST_F(EntitiesTest, ARoleMayBeNamedOneSentenceLater) {
  add("organisations", "id\tname\taliases\tkind\tcountry\ntarn-league\tTarn League\t\tigo\t\n");
  add("offices", "person\toffice\tcountry_or_org\tfrom\tto\noren-hask\tsecretary_general\ttarn-league\t2023\t\n");
  const Resolved r =
      resolve(*lexicon_, {"The/DET/6/det Tarn/PROPN/3/compound League/PROPN/6/nmod:poss +'s/PART/3/case "
                          "secretary/NOUN/6/compound general/NOUN/7/nsubj "
                          "spoke/speak/VERB/0/root +./PUNCT/7/punct",
                          "Oren/PROPN/3/nsubj Hask/PROPN/1/flat left/leave/VERB/0/root +./PUNCT/3/punct"});
  EXPECT_EQ(r.entity("secretary general"), "Oren Hask");
}

TEST_F(EntitiesTest, FirstPersonInAQuotationStaysOpenAndHeIsNotTheSpeaker) {
  const Resolved r =
      resolve(*lexicon_, {"Tomas/PROPN/3/nsubj Arvell/PROPN/1/flat met/meet/VERB/0/root Oren/PROPN/3/obj "
                          "Hask/PROPN/4/flat +./PUNCT/3/punct",
                          "Arvell/PROPN/2/nsubj said/say/VERB/0/root +:/PUNCT/2/punct “/PUNCT/6/punct +I/PRON/6/nsubj "
                          "know/know/VERB/2/ccomp that/SCONJ/9/mark he/PRON/9/nsubj lied/lie/VERB/6/ccomp "
                          "+./PUNCT/2/punct +”/PUNCT/6/punct"});
  EXPECT_EQ(r.entity("I know"), "?");
  EXPECT_EQ(r.entity("I"), "-");
  EXPECT_EQ(r.entity("he"), "Oren Hask");
}

TEST_F(EntitiesTest, ThePresidentsPossessorIsNotThePresident) {
  const Resolved r =
      resolve(*lexicon_,
              {"Irena/PROPN/3/nsubj Dovic/PROPN/1/flat met/meet/VERB/0/root her/PRON/6/nmod:poss Veldanian/ADJ/6/amod "
               "counterpart/NOUN/3/obj +,/PUNCT/6/punct Tomas/PROPN/6/appos Arvell/PROPN/8/flat +./PUNCT/3/punct"});
  EXPECT_EQ(r.entity("her"), "Irena Dovic");
  EXPECT_EQ(r.entity("Veldanian counterpart"), "Tomas Arvell");
}

TEST_F(EntitiesTest, TheArmyOfACountryIsOneUnderEveryName) {
  const Resolved r = resolve(
      *lexicon_, {"The/DET/3/det Karthian/ADJ/3/amod army/NOUN/4/nsubj attacked/attack/VERB/0/root +./PUNCT/4/punct",
                  "Karthian/ADJ/2/amod troops/troop/NOUN/3/nsubj left/leave/VERB/0/root +./PUNCT/3/punct"});
  EXPECT_EQ(r.entity("The Karthian army"), "Armed Forces of Karthia");
  EXPECT_EQ(r.entity("Karthian troops"), "Armed Forces of Karthia");
}

TEST_F(EntitiesTest, SpellingsOfOneNameAreOneAndNamesakesAreTwo) {
  const Resolved r =
      resolve(*lexicon_, {"Vladimir/PROPN/3/nsubj Zorensky/PROPN/1/flat spoke/speak/VERB/0/root +./PUNCT/3/punct",
                          "Volodymyr/PROPN/3/nsubj Sorenskyj/PROPN/1/flat left/leave/VERB/0/root +./PUNCT/3/punct",
                          "Anna/PROPN/3/nsubj Zorensky/PROPN/1/flat left/leave/VERB/0/root +./PUNCT/3/punct"});
  EXPECT_EQ(r.entity("Vladimir Zorensky"), r.entity("Volodymyr Sorenskyj"));
  EXPECT_EQ(r.entity("Anna Zorensky"), "Anna Zorensky");
}

TEST_F(EntitiesTest, ATitleOfTwoCountriesIsThatOfTheOneThatIsNamed) {
  add("office_titles", "title\toffice\tscope\nhigh steward\tprime_minister\tXVL;XKT\n");
  add("offices",
      "person\toffice\tcountry_or_org\tfrom\tto\n"
      "oren-hask\tprime_minister\tXKT\t2022-06\t\n"
      "tomas-arvell\tprime_minister\tXVL\t2019\t\n");
  const std::string steward =
      "The/DET/3/det high/ADJ/3/amod steward/NOUN/4/nsubj spoke/speak/VERB/0/root +./PUNCT/4/punct";
  const std::string karthia = "Karthia/PROPN/2/nsubj waited/wait/VERB/0/root +./PUNCT/2/punct";
  const std::string veldania = "Veldania/PROPN/2/nsubj waited/wait/VERB/0/root +./PUNCT/2/punct";
  EXPECT_EQ(resolve(*lexicon_, {karthia, steward}, "2023-03-02").entity("The high steward"), "Oren Hask");
  EXPECT_EQ(resolve(*lexicon_, {veldania, steward}, "2023-03-02").entity("The high steward"), "Tomas Arvell");
  EXPECT_EQ(resolve(*lexicon_, {veldania, karthia, steward}, "2023-03-02").entity("The high steward"), "high steward");
}

TEST_F(EntitiesTest, JuniorIsNoSurnameAndNotSenior) {
  const Resolved r = resolve(
      *lexicon_, {"Marek/PROPN/4/nsubj Holt/PROPN/1/flat Jr./PROPN/1/flat left/leave/VERB/0/root +./PUNCT/4/punct",
                  "Marek/PROPN/4/nsubj Berg/PROPN/1/flat Jr./PROPN/1/flat stayed/stay/VERB/0/root +./PUNCT/4/punct",
                  "Holt/PROPN/2/nsubj returned/return/VERB/0/root +./PUNCT/2/punct"});
  EXPECT_EQ(r.entity("Marek Berg Jr"), "Marek Berg Jr.");
  EXPECT_EQ(r.entity("Holt returned"), "?");
  EXPECT_EQ(r.entity("Holt", 2), "Marek Holt Jr.");
  const Resolved two = resolve(
      *lexicon_, {"Marek/PROPN/4/nsubj Holt/PROPN/1/flat Jr./PROPN/1/flat left/leave/VERB/0/root +./PUNCT/4/punct",
                  "Marek/PROPN/4/nsubj Holt/PROPN/1/flat Sr./PROPN/1/flat stayed/stay/VERB/0/root +./PUNCT/4/punct"});
  EXPECT_NE(two.entity("Marek Holt Jr"), two.entity("Marek Holt Sr"));
}

}  // namespace
}  // namespace onrecord

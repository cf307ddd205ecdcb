#include "language/lexicon/knowledge.h"

#include <cstring>
#include <memory>

namespace onrecord {
namespace {

constexpr const char* kCountries =
    "# table\tcountries\n# source\tinvented\n# licence\tApache-2.0\n"
    "id\tname\taliases\tadjectives\tdemonyms\tcapital\tcameo\tkind\tnote\n"
    "KTH\tKarthia\t\tKarthian\t\tSenn\tKTH\tstate\t\n"
    "VLD\tVeldania\t\tVeldanian\t\tMarsk\tVLD\tstate\t\n";
constexpr const char* kPeople =
    "# table\tpeople\n# source\tinvented\n# licence\tApache-2.0\n"
    "id\tname\taliases\tcountry\tgender\tnote\n"
    "irena-dovic\tIrena Dovic\t\tKTH\tf\t\n"
    "marek-holt\tMarek Holt\t\tKTH\tm\t\n"
    "tomas-arvell\tTomas Arvell\t\tVLD\tm\t\n";
constexpr const char* kOffices =
    "# table\toffices\n# source\tinvented\n# licence\tApache-2.0\n"
    "person\toffice\tcountry_or_org\tfrom\tto\tnote\n"
    "irena-dovic\tnational_leader\tKTH\t2029-11-20\t\t\n"
    "irena-dovic\tpresident\tKTH\t2029-11-20\t\t\n"
    "marek-holt\tprime_minister\tKTH\t2029-12-01\t\t\n"
    "tomas-arvell\tpresident\tVLD\t2028-05-01\t\t\n";
constexpr const char* kTitles =
    "# table\toffice_titles\n# source\tinvented\n# licence\tApache-2.0\n"
    "title\toffice\tscope\tnote\n"
    "leader\tnational_leader\tcountry\t\n"
    "leader\tpresident\tcountry\t\n"
    "leader\tprime_minister\tcountry\t\n"
    "top politician\tpresident\tcountry\t\n"
    "top politician\tprime_minister\tcountry\t\n";

class KnowledgeTest : public testing::Test {
 protected:
  KnowledgeTest() {
    const Result<std::string> bytes = compile_lexicon(
        {{"countries", kCountries}, {"people", kPeople}, {"offices", kOffices}, {"office_titles", kTitles}});
    EXPECT_TRUE(bytes);
    lexicon_ = *Lexicon::from_bytes(*bytes);
  }
  std::string holder(const char* title, const char* scope, IsoDate day) const {
    const Knowledge knowledge = Knowledge::open(*lexicon_).value();
    const std::uint32_t person = knowledge.holder(knowledge.offices_of_title(title), scope, {day, day});
    return person == kUnknownIndex ? "nobody" : std::string(knowledge.person(person).name);
  }
  std::shared_ptr<Lexicon> lexicon_;
};

TEST_F(KnowledgeTest, TheLeaderIsWhoLeadsInFact) {
  EXPECT_EQ(holder("leader", "KTH", {2030, 3, 1}), "Irena Dovic");
}

TEST_F(KnowledgeTest, ATitleOfTwoPeopleIsNobodys) {
  EXPECT_EQ(holder("top politician", "KTH", {2030, 3, 1}), "nobody");
}

TEST_F(KnowledgeTest, WhereNoLeaderIsListedTheOnlyHolderLeads) {
  EXPECT_EQ(holder("leader", "VLD", {2030, 3, 1}), "Tomas Arvell");
}

TEST_F(KnowledgeTest, AUsersRowEndsATermOfOurs) {
  EXPECT_EQ(holder("top politician", "VLD", {2031, 3, 1}), "Tomas Arvell");
  ASSERT_TRUE(lexicon_->add_user_file("mine.tsv",
                                      "# table\toffices\nperson\toffice\tcountry_or_org\tfrom\tto\n"
                                      "tomas-arvell\tpresident\tVLD\t2028-05-01\t2030-12-31\n"));
  EXPECT_EQ(holder("top politician", "VLD", {2030, 3, 1}), "Tomas Arvell");
  EXPECT_EQ(holder("top politician", "VLD", {2031, 3, 1}), "nobody");
}

TEST_F(KnowledgeTest, AUsersRowAddsNamesToAnIdOfOurs) {
  ASSERT_TRUE(lexicon_->add_user_file("mine.tsv", "# table\tpeople\nid\tname\ntomas-arvell\tThomas Arvelle\n"));
  const Knowledge knowledge = Knowledge::open(*lexicon_).value();
  ASSERT_EQ(knowledge.readings("thomas arvelle").size(), 1U);
  EXPECT_EQ(knowledge.person(knowledge.readings("thomas arvelle")[0].index).name, "Tomas Arvell");
}

TEST_F(KnowledgeTest, TheSameRowsGiveTheSameBytes) {
  EXPECT_EQ(compile_knowledge(*lexicon_), compile_knowledge(*lexicon_));
  const auto built = Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin").value();
  EXPECT_EQ(compile_knowledge(*built), built->index(Knowledge::kIndexName, {}));
}

TEST_F(KnowledgeTest, AWrongNumberInTheIndexIsFoundOrHarmless) {
  const std::string whole = compile_knowledge(*lexicon_);
  std::size_t refused = 0;
  for (std::size_t at = 0; at + 4 <= whole.size(); at += 4) {
    for (const std::uint32_t wrong : {0xFFFFFFFEu, 0x00FFFFFFu, 9u}) {
      std::string damaged = whole;
      std::memcpy(damaged.data() + at, &wrong, sizeof wrong);
      const Result<Knowledge> knowledge = Knowledge::from_index(damaged);
      if (!knowledge) {
        EXPECT_TRUE(knowledge.error().message.starts_with("lexicon: knowledge: "));
        ++refused;
        continue;
      }
      std::size_t size = 0;
      for (std::uint32_t i = 0; i < knowledge->persons(); ++i) {
        const KnownPerson person = knowledge->person(i);
        size += person.id.size() + person.name.size();
        for (const std::uint32_t office : person.offices) size += knowledge->office(office).scope.size();
        if (person.country != kUnknownIndex) size += knowledge->country(person.country).name.size();
      }
      const auto offices = knowledge->offices_of_title("leader");
      knowledge->holder(offices, "KTH", {{2030, 1, 1}, {2030, 1, 1}});
      for (const KnownReading& reading : knowledge->readings("irena dovic")) size += reading.index;
      EXPECT_LT(size, std::size_t{1} << 40);
    }
  }
  EXPECT_GT(refused, 100U);
}

TEST_F(KnowledgeTest, ACutIndexIsRefused) {
  const std::string whole = compile_knowledge(*lexicon_);
  for (std::size_t size = 0; size < whole.size() - 3; ++size) {
    EXPECT_FALSE(Knowledge::from_index(whole.substr(0, size))) << size;
  }
}

}  // namespace
}  // namespace onrecord

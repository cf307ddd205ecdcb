#include "store/query/entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/lexicon.h"
#include "sample_report.h"
#include "store/link/event_codes.h"
#include "store/link/known_facts.h"
#include "store/query/office_holders.h"

namespace onrecord {
namespace {

std::string table(const std::string& name, const std::string& rows) {
  return "# table\t" + name + "\n# source\town\n# licence\tApache-2.0\n" + rows;
}

std::shared_ptr<Lexicon> sample_lexicon() {
  const std::vector<LexiconSource> sources = {
      {"people", table("people",
                       "id\tname\taliases\tcountry\tgender\ndovic\tIrena Dovic\tIrina Dovich\tKTH\tf\n"
                       "lind\tJosef Lind\t\tKTH\tm\n")},
      {"offices", table("offices",
                        "person\toffice\tcountry_or_org\tfrom\tto\ndovic\tpresident\tKTH\t2029-11-20\t2031-06\n"
                        "lind\tpresident\tKTH\t2031-07-01\t\n")},
      {"countries", table("countries", "id\tname\taliases\tadjectives\nKTH\tKarthia\t\tKarthian\n")},
      {"organisations", table("organisations", "id\tname\taliases\n")},
      {"office_titles", table("office_titles", "title\toffice\tscope\npresident\tpresident\tcountry\n")},
      {"titles", table("titles", "title\tkind\tgender\toffices\n")},
      {"given_names", table("given_names", "name\tgender\troot\n")},
      {"actor_codes", table("actor_codes",
                            "name\tmatch\tcode\tfrom\tto\nirena dovic\tword\tKTHGOV\t2030-01-01\t2031-12-31\n"
                            "veldan\tstem\tVEL\t\t\n")},
      {"agent_codes", table("agent_codes", "name\tcode\ntroops\t~MIL\n")}};
  return Lexicon::from_bytes(compile_lexicon(sources).value()).value();
}

// A record of the reports that is linked with the sample lexicon.
class LinkedRecord {
 public:
  explicit LinkedRecord(const std::vector<SampleReport>& reports) {
    const auto lexicon = sample_lexicon();
    auto store = RecordStore::open_for_adding(folder_.file("a.record"), sample_manifest(), false).value();
    for (const SampleReport& report : reports) {
      const std::string& file = report.record.document.file;
      (void)store->add({file, file, file, file}, report.record);
    }
    const Result<void> done = store->commit([&](Database& database) {
      keep_known_facts(database, *lexicon);
      keep_event_dictionaries(database, *lexicon);
      link_documents(database);
    });
    EXPECT_TRUE(done) << done.error().message;
    store_ = RecordStore::open(folder_.file("a.record")).value();
  }
  Database& database() { return store_->database(); }

 private:
  SampleFolder folder_;
  std::unique_ptr<RecordStore> store_;
};

SampleReport dovic_report() {
  SampleReport report("a.txt", "President Irena Dovic spoke to Josef Lind.", "2031-02-01");
  report.entity("Irena Dovic", EntityKind::kPerson, {"President Irena Dovic"});
  report.record.entities.back().known = "dovic";
  report.entity("Josef Lind", EntityKind::kPerson, {"Josef Lind"});
  report.record.entities.back().known = "lind";
  return report;
}

TEST(Entities, SpellingsStandWithoutTheTitlesAroundThem) {
  SampleReport first("a.txt", "The lawmaker Vesna Milenkova came. Milenkova left.", "2031-02-01");
  first.entity("Vesna Milenkova", EntityKind::kPerson, {"The lawmaker Vesna Milenkova", "Milenkova left"});
  SampleReport second("b.txt", "Vesna Milenkowa came.", "2031-03-01");
  second.entity("Vesna Milenkowa", EntityKind::kPerson, {"Vesna Milenkowa"});
  LinkedRecord record({first, second});
  const std::vector<EntityRow> rows = find_entities(record.database(), {});
  ASSERT_EQ(rows.size(), 1u);
  std::vector<std::string> variants;
  for (const auto& [spelling, count] : rows[0].variants) variants.push_back(spelling);
  EXPECT_THAT(variants, ::testing::UnorderedElementsAre("Vesna Milenkova", "Vesna Milenkowa", "Milenkova"));
  EXPECT_EQ(rows[0].documents, 2);
  EXPECT_EQ(rows[0].first_seen, "2031-02-01");
  EXPECT_EQ(rows[0].last_seen, "2031-03-01");
}

TEST(OfficeHolders, OneOfficeIsTwoPeopleInTwoYears) {
  LinkedRecord record({dovic_report()});
  for (const char* words : {"Karthian president", "president of Karthia", "the president of Karthia"}) {
    const auto then = find_terms(record.database(), words, parse_iso_date("2031-05-02"));
    ASSERT_EQ(then.size(), 1u) << words;
    EXPECT_EQ(then[0].known, "dovic");
    const auto later = find_terms(record.database(), words, parse_iso_date("2032"));
    ASSERT_EQ(later.size(), 1u) << words;
    EXPECT_EQ(later[0].known, "lind");
    EXPECT_FALSE(later[0].to);
  }
  EXPECT_TRUE(find_terms(record.database(), "Veldanian president", std::nullopt).empty());
  EXPECT_EQ(find_terms(record.database(), "Karthian president", std::nullopt).size(), 2u);
}

TEST(EventCodes, ComeFromTheDictionaryOfTheDayAndFromNouns) {
  SampleReport report("a.txt", "Irena Dovic met Veldanian troops.", "2031-02-01");
  report.entity("Irena Dovic", EntityKind::kPerson, {"Irena Dovic"});
  Event event;
  event.id = "E-0000000000000001";
  event.actor = "Irena Dovic";
  event.actor_span = report.span("Irena Dovic");
  event.target = "Veldanian troops";
  event.target_span = report.span("Veldanian troops");
  event.action_span = report.span("met");
  event.span = report.span("Irena Dovic met Veldanian troops");
  event.plover = "CONSULT";
  report.record.events.push_back(event);
  LinkedRecord record({report});
  Sql codes(record.database(), "SELECT actor_code, target_code FROM event_code");
  ASSERT_TRUE(codes.step());
  EXPECT_EQ(codes.text(0), "KTHGOV");
  EXPECT_EQ(codes.text(1), "VELMIL");
}

}  // namespace
}  // namespace onrecord

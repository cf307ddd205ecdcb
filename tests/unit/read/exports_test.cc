#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "packed_bytes.h"
#include "read/feeds/csv_table.h"
#include "read/feeds/email_message.h"
#include "read/feeds/export_text.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::unique_ptr<ChunkReader> chunks(const std::string& bytes, std::uint64_t limit = 1u << 20) {
  return std::make_unique<ChunkReader>(std::make_unique<PortionSource>(bytes, 13), limit);
}

// Documents, with the place of each that could not be read.
std::vector<Document> documents(ItemSource& items, std::vector<std::string>* errors = nullptr) {
  std::vector<Document> out;
  while (auto item = items.next()) {
    auto document = *item ? read_document(**item, {}) : Result<Document>{item->error()};
    if (document) {
      out.push_back(std::move(*document));
    } else if (errors) {
      errors->push_back(document.error().message);
    }
  }
  return out;
}

std::string source_of(const Document& document, const std::string& bytes, const std::string& words) {
  const auto at = static_cast<std::uint32_t>(document.text.find(words));
  const ByteSpan span = document.source_map.to_source({at, at + static_cast<std::uint32_t>(words.size())});
  return bytes.substr(span.begin, span.end - span.begin);
}

std::vector<Document> rows(const std::string& bytes, std::vector<std::string>* errors = nullptr) {
  const auto columns = csv_columns(bytes.substr(0, 4096));
  EXPECT_TRUE(columns);
  return documents(*csv_items(chunks(bytes), columns.value_or(",0"), "in/t.csv", "t.csv", 1000), errors);
}

TEST(CsvTable, ARowIsADocument) {
  const std::string table =
      "\xEF\xBB\xBFTitle,Date,Text,URL,Author,Publication\r\n"
      "Dovic sees no ground,2031-02-11,\"President Irena Dovic said \"\"no\"\".\r\n\r\nTalks go on, she "
      "said.\",https://a.example/1,Nadia "
      "Kessel,Daily Marsk\r\n"
      "\r\n"
      "Second,2031-02-12,Arvell denied it.,,,\r\n";
  const auto read = rows(table);
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].text, "President Irena Dovic said \"no\".\r\n\r\nTalks go on, she said.");
  EXPECT_EQ(read[0].title, "Dovic sees no ground");
  EXPECT_EQ(read[0].url, "https://a.example/1");
  EXPECT_EQ(read[0].byline, "Nadia Kessel");
  EXPECT_EQ(read[0].outlet, "Daily Marsk");
  EXPECT_EQ(to_string(read[0].published->first), "2031-02-11");
  EXPECT_EQ(read[0].place, "in/t.csv:2");
  EXPECT_EQ(read[1].place, "in/t.csv:6");
  EXPECT_EQ(source_of(read[0], table, "said \"no\""), "said \"\"no\"\"");
  EXPECT_EQ(source_of(read[1], table, "Arvell denied"), "Arvell denied");
}

TEST(CsvTable, FaultsHaveTheirLine) {
  std::vector<std::string> errors;
  const auto read = rows("id;text\nk1;Talks go on.\nk2\nk3;\"They go\non\n", &errors);
  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].file, "k1");
  EXPECT_THAT(errors, ElementsAre("in/t.csv:3: the row ends before the column of the text",
                                  "in/t.csv:4: a quotation mark is not closed"));
  errors.clear();
  EXPECT_EQ(rows("id,text\nk1,\"" + std::string(2000, 'x') + "\"\nk2,Talks go on.\n", &errors).size(), 1u);
  EXPECT_THAT(errors, ElementsAre("in/t.csv:2: a row of more than 1000 bytes, which is the limit (--max-document)"));
}

TEST(CsvTable, ATableOfOtherThingsIsNone) {
  EXPECT_FALSE(csv_columns("path,url,outlet\n"));
  EXPECT_FALSE(csv_columns("text\n"));
  EXPECT_FALSE(csv_columns("President Irena Dovic said, in Senn, that talks go on.\n"));
}

const std::string kMail =
    "From: =?utf-8?Q?Nadia_K=C3=A9ssel?= <n@a.example>\r\nDate: Tue, 11 Feb 2031 10:00:00 +0000\r\n"
    "Message-ID: <1@a.example>\r\nSubject: =?utf-8?B?RG92aWM=?=\r\n =?utf-8?Q?_sees_no_ground?=\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n\r\nPreamble\r\n--b1\r\n"
    "Content-Type: multipart/alternative; boundary=b2\r\n\r\n"
    "--b2\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Other</p>\r\n"
    "--b2\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "President Irena Dovi=E9 said in Senn that talks =\r\ngo on.\r\n--b2--\r\n"
    "--b1\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=x.txt\r\n\r\nNot "
    "this.\r\n--b1--\r\n";

RawItem mail(const std::string& bytes) {
  RawItem item;
  item.file = item.place = "m.eml";
  item.format = InputFormat::kEmail;
  item.bytes = bytes;
  return item;
}

TEST(Email, APlainPartIsReadThroughItsCodings) {
  EXPECT_TRUE(begins_email(kMail));
  const auto document = read_document(mail(kMail), {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->text, "President Irena Dovi\xC3\xA9 said in Senn that talks go on.\r\n");
  EXPECT_EQ(document->title, "Dovic sees no ground");
  EXPECT_EQ(document->byline, "Nadia K\xC3\xA9ssel");
  EXPECT_EQ(to_string(document->published->first), "2031-02-11");
  EXPECT_EQ(source_of(*document, kMail, "Dovi\xC3\xA9"), "Dovi=E9");
}

TEST(Email, Base64LeadsBackToItsBytes) {
  const std::string bytes =
      "From: a@a.example\nDate: Tue, 11 Feb 2031 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html\n"
      "Content-Transfer-Encoding: base64\n\nPHA+RG92aWMgc2FpZA==\n";
  const auto document = read_document(mail(bytes), {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->text, "Dovic said");
  EXPECT_EQ(source_of(*document, bytes, "Dovic said"), "RG92aWMgc2FpZA==");
  EXPECT_FALSE(document->byline);
}

TEST(Email, OrdinaryTextIsNoMail) {
  EXPECT_FALSE(begins_email("Dovic: talks go on\n\nShe said so.\n"));
  EXPECT_FALSE(begins_email("From: a\nDate: b\n\nx"));
}

TEST(Email, AnMboxHoldsSeveral) {
  const std::string one = "From: a@a.example\nDate: Tue, 11 Feb 2031 10:00:00 +0000\nMessage-ID: <1>\n\nOne said.\n";
  const std::string two = "From: b@a.example\nDate: Wed, 12 Feb 2031 10:00:00 +0000\nMessage-ID: <2>\n\nTwo said.\n";
  const std::string box = "From a Tue Feb 11\n" + one + "\nFrom b Wed Feb 12\n" + two;
  EXPECT_TRUE(begins_mbox(box));
  const auto read = documents(*mbox_items(chunks(box), "m", "m", 1000));
  ASSERT_EQ(read.size(), 2u);
  EXPECT_THAT(read[0].text, HasSubstr("One said."));
  EXPECT_EQ(read[1].text, "Two said.");
  EXPECT_EQ(source_of(read[1], box, "Two said."), "Two said.");
}

const std::string kOldExport =
    "2 of 2 DOCUMENTS\n\n\n             Northern Wire Agency\n\n            February 11, 2031 Tuesday\n\n"
    "Dovic sees no ground for talks\n\nBYLINE: Nadia Kessel\n\nSECTION: WORLD; Pg. 4\n\nLENGTH: 312 words\n\n"
    "DATELINE: Senn\n\nPresident Irena Dovic said on Tuesday that talks go on.\n\n\"No,\" she said.\n\n"
    "LOAD-DATE: February 12, 2031\n\nLANGUAGE: ENGLISH\n\nCopyright 2031 Northern Wire Agency\nAll Rights Reserved\n";
const std::string kNewExport =
    "Marsk denies it\nDaily Marsk\nFebruary 12, 2031 Wednesday\n\nCopyright 2031 Daily Marsk All Rights Reserved\n\n"
    "Length: 90 words\nByline: Tom Ardel\n\nBody\n\n\nArvell denied it.\n\n\nLoad-Date: February 13, 2031\n\n\nEnd of "
    "Document\n";
const std::string kFactiva =
    "Dovic sees no ground for talks\n\nBy Nadia Kessel\n312 words\n11 February 2031\n10:02\nNorthern Wire Agency\nNWA\n"
    "English\n\xC2\xA9 2031 Northern Wire Agency\n\nPresident Irena Dovic said that talks go on.\n\n"
    "Document NWA0000020310211en2b0001a\n\n";

std::vector<Document> articles(const std::string& bytes) {
  EXPECT_TRUE(begins_export(bytes.substr(0, 4096)));
  return documents(*export_items(chunks(bytes), "in/e.txt", "e.txt", 10000));
}

TEST(Export, TheOlderFormNumbersItsDocuments) {
  const std::string bytes = "Search: talks\n\n1" + kOldExport.substr(1) + "\n\n" + kOldExport;
  const auto read = articles(bytes);
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[1].text, "President Irena Dovic said on Tuesday that talks go on.\n\n\"No,\" she said.");
  EXPECT_EQ(read[1].title, "Dovic sees no ground for talks");
  EXPECT_EQ(read[1].outlet, "Northern Wire Agency");
  EXPECT_EQ(read[1].byline, "Nadia Kessel");
  EXPECT_EQ(to_string(read[1].published->first), "2031-02-11");
  EXPECT_EQ(source_of(read[1], bytes, "\"No,\" she said."), "\"No,\" she said.");
}

TEST(Export, TheNewerFormEndsItsDocuments) {
  const auto read = articles(kNewExport + "\n\n" + kNewExport);
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[1].text, "Arvell denied it.");
  EXPECT_EQ(read[1].title, "Marsk denies it");
  EXPECT_EQ(read[1].outlet, "Daily Marsk");
  EXPECT_EQ(read[1].byline, "Tom Ardel");
  EXPECT_EQ(to_string(read[1].published->first), "2031-02-12");
}

TEST(Export, TheFormWithNumbersOfAccession) {
  const auto read = articles(kFactiva + kFactiva);
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].text, "President Irena Dovic said that talks go on.");
  EXPECT_EQ(read[0].title, "Dovic sees no ground for talks");
  EXPECT_EQ(read[0].outlet, "Northern Wire Agency");
  EXPECT_EQ(read[0].byline, "Nadia Kessel");
  EXPECT_EQ(to_string(read[0].published->first), "2031-02-11");
}

TEST(Export, AReportIsNone) {
  EXPECT_FALSE(
      begins_export("Dovic sees no ground\n\nPresident Irena Dovic said it in 312 words.\n\nCopyright 2031\n"));
}

}  // namespace
}  // namespace onrecord

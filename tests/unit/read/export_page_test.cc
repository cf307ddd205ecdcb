#include "read/feeds/export_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Documents of an export, with the error of each that could not be read.
std::vector<Document> documents(const std::string& page, std::vector<std::string>* others = nullptr) {
  EXPECT_TRUE(begins_export_page(std::string_view{page}.substr(0, 32u << 10)));
  std::vector<Document> out;
  for (const RawItem& item : export_page_items(page, "e.html", "in/e.html")) {
    if (!item.passed_over.empty()) {
      if (others) others->push_back(item.place + ": " + item.passed_over);
      continue;
    }
    Result<Document> document = read_document(item, {});
    if (document) {
      out.push_back(std::move(*document));
    } else if (others) {
      others->push_back(document.error().message);
    }
  }
  return out;
}

std::string source_of(const Document& document, const std::string& bytes, const std::string& words) {
  const auto at = static_cast<std::uint32_t>(document.text.find(words));
  const ByteSpan span = document.source_map.to_source({at, at + static_cast<std::uint32_t>(words.size())});
  return bytes.substr(span.begin, span.end - span.begin);
}

std::string numbered(int number, const std::string& title, const std::string& body) {
  return "<!-- Hide XML section from browser\n<DOC NUMBER=" + std::to_string(number) +
         ">\n<DOCFULL> -->\n<DIV CLASS=\"c0\"><P CLASS=\"c1\"><SPAN CLASS=\"c2\">" + std::to_string(number) +
         " of 2 DOCUMENTS</SPAN></P>\n</DIV><BR><DIV CLASS=\"c0\"><BR><P CLASS=\"c1\"><SPAN>Northern Wire "
         "Agency</SPAN></P></DIV>\n<BR><DIV><P><SPAN CLASS=\"c4\">February 11</SPAN><SPAN>, 2031 Tuesday</SPAN></P>"
         "</DIV>\n<DIV CLASS=\"c4\"><P><SPAN CLASS=\"c6\">" +
         title +
         "</SPAN></P></DIV>\n<DIV><P><SPAN>BYLINE: </SPAN><SPAN>Nadia Kessel</SPAN></P></DIV>\n<DIV><P><SPAN>SECTION: "
         "</SPAN><SPAN>WORLD; Pg. 4</SPAN></P></DIV>\n<DIV><P><SPAN>LENGTH: </SPAN><SPAN>312 words</SPAN></P></DIV>\n"
         "<DIV>" +
         body +
         "</DIV>\n<DIV><P><SPAN>LOAD-DATE: </SPAN><SPAN>February 12, 2031</SPAN></P></DIV>\n<DIV><P><SPAN>LANGUAGE: "
         "</SPAN><SPAN>ENGLISH</SPAN></P></DIV>\n<DIV><P>Copyright 2031 Northern Wire Agency<BR>All Rights "
         "Reserved</P></DIV>\n<!-- Hide XML section from browser\n</DOCFULL> -->";
}

TEST(ExportPage, NumberedArticlesWithLabelledParagraphs) {
  const std::string page = "<HTML><HEAD><TITLE>2 articles</TITLE><STYLE>" + std::string(9000, ' ') +
                           "</STYLE></HEAD><BODY>\n<P>Search: talks</P>" +
                           numbered(1, "Dovic sees no ground for talks",
                                    "<BR><P>President Irena Dovi&#263; said on Tuesday that talks go on.</P>\n"
                                    "<P>&quot;No,&quot;  she said.</P>") +
                           "\n<hr>" + numbered(2, "Marsk denies it", "<P>Arvell denied it.</P>") + "</BODY></HTML>";
  std::vector<std::string> others;
  const auto read = documents(page, &others);
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].text, "President Irena Dović said on Tuesday that talks go on.\n\"No,\" she said.");
  EXPECT_EQ(read[0].title, "Dovic sees no ground for talks");
  EXPECT_EQ(read[0].outlet, "Northern Wire Agency");
  EXPECT_EQ(read[0].byline, "Nadia Kessel");
  EXPECT_EQ(to_string(read[0].published->first), "2031-02-11");
  EXPECT_EQ(read[0].blocks.size(), 2u);
  EXPECT_EQ(source_of(read[0], page, "Dović"), "Dovi&#263;");
  EXPECT_EQ(source_of(read[0], page, "\"No,\" she"), "&quot;No,&quot;  she");
  EXPECT_EQ(read[1].text, "Arvell denied it.");
  EXPECT_EQ(source_of(read[1], page, "Arvell denied it."), "Arvell denied it.");
  EXPECT_THAT(others, ElementsAre("in/e.html:2: cover of an export"));
}

TEST(ExportPage, ArticlesThatEndWithAnAccessionNumber) {
  const auto article = [](const std::string& title, const std::string& body) {
    return "<div class=\"article enArticle\"><div id=\"hd\"><span class=\"enHeadline\">" + title +
           "</span></div><div class=\"author\">By Nadia Kessel</div><div>312 words</div><div>11 February 2031</div>"
           "<div>10:02</div><div>Northern Wire Agency</div><div>NWA</div><div>English</div><div>&copy; 2031 Northern "
           "Wire Agency </div><p class=\"articleParagraph\">" +
           body +
           "</p><p class=\"articleParagraph\">Talks <b>go</b> on.</p><p>Document NWA0000020310211en2b0001a</p></div>";
  };
  const std::string page = "<!DOCTYPE html><html><head><meta charset=\"windows-1252\"></head><body>" +
                           article("Dovic sees no ground",
                                   "The \x93"
                                   "no\x94 stands.") +
                           "<br>" + article("Marsk denies it", "Arvell denied it.") +
                           "<div>Search Summary</div><div>Text: talks</div></body></html>";
  std::vector<std::string> others;
  const auto read = documents(page, &others);
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].text, "The “no” stands.\nTalks go on.");
  EXPECT_EQ(read[0].title, "Dovic sees no ground");
  EXPECT_EQ(read[0].byline, "Nadia Kessel");
  EXPECT_EQ(read[0].outlet, "Northern Wire Agency");
  EXPECT_EQ(source_of(read[0], page, "“no”"),
            "\x93"
            "no\x94");
  EXPECT_EQ(source_of(read[1], page, "Arvell"), "Arvell");
  EXPECT_THAT(others, ElementsAre("in/e.html:1: cover of an export"));
}

TEST(ExportPage, ATableOfCodedFields) {
  const auto row = [](const std::string& code, const std::string& value) {
    return "<tr><td class=\"index\"><b>" + code + "</b>&nbsp;</td><td>" + value + "</td></tr>\n";
  };
  const std::string article =
      "<table>" + row("HD", "<span>Dovic sees no ground</span>") + row("BY", "By Nadia Kessel") +
      row("WC", "312 words") + row("PD", "11 February 2031") + row("SN", "Northern Wire Agency") + row("SC", "NWA") +
      row("LA", "English") + row("LP", "<p>Talks go on.</p>") +
      row("TD", "<p>Dovic said no.</p><p>Arvell denied it.</p>") + row("NS", "gdip : International Relations") +
      row("AN", "Document NWA0000020310211en2b0001a") + "</table>";
  const auto read = documents("<html><body>" + article + article + "</body></html>");
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[1].text, "Talks go on.\nDovic said no.\nArvell denied it.");
  EXPECT_EQ(read[1].title, "Dovic sees no ground");
  EXPECT_EQ(read[1].byline, "Nadia Kessel");
  EXPECT_EQ(read[1].outlet, "Northern Wire Agency");
  EXPECT_EQ(to_string(read[1].published->first), "2031-02-11");
}

TEST(ExportPage, AnArticleWithoutItsLinesIsRejectedWithItsPlace) {
  const std::string page = "<html><body>" + numbered(1, "Dovic sees no ground", "<P>Talks go on.</P>") +
                           "\n<P>2 of 2 DOCUMENTS</P><P>Only this.</P></body></html>";
  std::vector<std::string> others;
  EXPECT_EQ(documents(page, &others).size(), 1u);
  ASSERT_EQ(others.size(), 1u);
  EXPECT_THAT(others[0], HasSubstr("in/e.html:"));
  EXPECT_THAT(others[0], HasSubstr("no article with the lines of an export"));
}

TEST(ExportPage, APageIsNone) {
  const std::string words =
      "<html><body><h1>Dovic sees no ground</h1><p>312 words</p><p>11 February 2031</p>"
      "<p>President Irena Dovic said no.</p><p>&copy; 2031 Marsk</p></body></html>";
  EXPECT_TRUE(export_page_items(words, "e.html", "e.html").empty());
  EXPECT_FALSE(begins_export_page("<html><body><p>Dovic said it in 312 words.</p></body></html>"));
}

}  // namespace
}  // namespace onrecord

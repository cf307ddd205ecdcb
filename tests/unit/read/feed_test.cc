#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/feeds/feed_items.h"
#include "read/feeds/xml_tree.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kRss =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<rss version=\"2.0\" xmlns:content=\"x\" xmlns:dc=\"y\"><channel><title>Northern Wire Agency</title>\n"
    "<item><title>Dovic sees &amp;quot;no ground&amp;quot; for talks</title><link>https://nwa.example/1</link>\n"
    "<guid isPermaLink=\"false\">k1</guid><dc:creator>Nadia Kessel</dc:creator>"
    "<pubDate>Tue, 11 Feb 2031 10:00:00 +0000</pubDate><description>Short &lt;b&gt;words&lt;/b&gt;.</description>\n"
    "<content:encoded><![CDATA[<p>President Irena Dovic said in Senn.</p><p>Talks &amp; trade go "
    "on.</p>]]></content:encoded>"
    "</item>\n"
    "<item><title>Second</title><guid>https://nwa.example/2</guid>"
    "<description>&lt;p&gt;Arvell denied it [&amp;#8230;]&lt;/p&gt;</description></item>\n"
    "</channel></rss>\n";

std::vector<RawItem> items_of(const std::string& bytes, const std::string& as_of = "") {
  ReadOptions options;
  options.as_of = as_of;
  std::string fault;
  const auto format = feed_format(std::string_view{bytes}.substr(0, 4096));
  EXPECT_TRUE(format);
  return feed_items(format.value_or(InputFormat::kFeed), bytes, "f.xml", "in/f.xml", options, fault);
}

std::vector<Document> documents(const std::string& bytes) {
  std::vector<Document> out;
  for (const RawItem& item : items_of(bytes)) {
    auto document = read_document(item, {});
    EXPECT_TRUE(document.ok()) << document.error().message;
    if (document) out.push_back(std::move(*document));
  }
  return out;
}

std::string source_of(const Document& document, const std::string& bytes, const std::string& words) {
  const auto at = static_cast<std::uint32_t>(document.text.find(words));
  const ByteSpan span = document.source_map.to_source({at, at + static_cast<std::uint32_t>(words.size())});
  return bytes.substr(span.begin, span.end - span.begin);
}

TEST(Feed, AnRssItemIsADocumentWithItsBytes) {
  const auto read = documents(kRss);
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].text, "President Irena Dovic said in Senn.\nTalks & trade go on.");
  EXPECT_EQ(read[0].title, "Dovic sees \"no ground\" for talks");
  EXPECT_EQ(read[0].byline, "Nadia Kessel");
  EXPECT_EQ(read[0].outlet, "Northern Wire Agency");
  EXPECT_EQ(read[0].url, "https://nwa.example/1");
  EXPECT_EQ(to_string(read[0].published->first), "2031-02-11");
  EXPECT_EQ(read[0].place, "in/f.xml:3");
  EXPECT_FALSE(read[0].partial);
  EXPECT_EQ(source_of(read[0], kRss, "Irena Dovic said"), "Irena Dovic said");
  EXPECT_EQ(source_of(read[0], kRss, "Talks & trade"), "Talks &amp; trade");
}

TEST(Feed, ASummaryIsPartial) {
  const auto read = documents(kRss);
  EXPECT_TRUE(read[1].partial);
  EXPECT_EQ(read[1].url, "https://nwa.example/2");
  EXPECT_THAT(read[1].text, HasSubstr("Arvell denied it"));
  EXPECT_EQ(source_of(read[1], kRss, "Arvell denied it"), "Arvell denied it");
}

TEST(Feed, AtomContentIsTextHtmlOrXhtml) {
  const std::string atom =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Daily Marsk</title>"
      "<entry><title type=\"html\">A &amp;amp; B</title><link rel=\"edit\" href=\"https://x.example/e\"/>"
      "<link href='https://x.example/1?a=1&amp;b=2'/><author><name>Nadia Kessel</name></author>"
      "<updated>2031-02-12T00:00:00Z</updated><published>2031-02-11T00:00:00Z</published>"
      "<content type=\"html\">&lt;p&gt;One said.&lt;/p&gt;&lt;p&gt;Two said.&lt;/p&gt;</content></entry>"
      "<entry><updated>2031-02-12T00:00:00Z</updated><content type=\"xhtml\"><div><p>Three &lt; "
      "four.</p></div></content></entry>"
      "<entry><content type=\"text\">Five &lt;b&gt; six.</content></entry></feed>";
  const auto read = documents(atom);
  ASSERT_EQ(read.size(), 3u);
  EXPECT_EQ(read[0].text, "One said.\nTwo said.");
  EXPECT_EQ(read[0].title, "A & B");
  EXPECT_EQ(read[0].url, "https://x.example/1?a=1&b=2");
  EXPECT_EQ(read[0].byline, "Nadia Kessel");
  EXPECT_EQ(to_string(read[0].published->first), "2031-02-11");
  EXPECT_EQ(read[1].text, "Three < four.");
  EXPECT_FALSE(read[1].published);  // When it was changed is not when it was published.
  EXPECT_EQ(read[2].text, "Five <b> six.");
  EXPECT_EQ(source_of(read[2], atom, "Five <b>"), "Five &lt;b&gt;");
}

TEST(Feed, RdfItemsStandBesideTheirChannel) {
  const auto read = documents(
      "<rdf:RDF "
      "xmlns:rdf=\"x\"><channel><title>Wire</title></channel><item><title>T</title><link>https://a.example/</link>"
      "<description>Talks go on.</description><dc:date>2031-02-11</dc:date></item></rdf:RDF>");
  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].outlet, "Wire");
  EXPECT_EQ(to_string(read[0].published->first), "2031-02-11");
}

TEST(Feed, AJsonFeedIsRead) {
  const std::string feed =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Wire\",\n\"items\":[{\"id\":\"1\","
      "\"url\":\"https://a.example/1\",\"title\":\"T\",\"authors\":[{\"name\":\"Nadia Kessel\"}],"
      "\"date_published\":\"2031-02-11T10:00:00Z\",\"content_html\":\"<p>Dovic said \\\"no\\\".</p>\"},"
      "{\"id\":\"2\",\"summary\":\"Arvell denied it.\"}]}";
  const auto read = documents(feed);
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].text, "Dovic said \"no\".");
  EXPECT_EQ(read[0].byline, "Nadia Kessel");
  EXPECT_EQ(read[0].outlet, "Wire");
  EXPECT_EQ(source_of(read[0], feed, "\"no\""), "\\\"no\\\"");
  EXPECT_TRUE(read[1].partial);
}

TEST(Feed, TheDeclaredCharsetIsThatOfItsItems) {
  const std::string feed =
      "<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><description>\xCC\xE8\xF0 \xE8 "
      "\xEC\xE8\xF0.</description></item></channel></rss>";
  const auto read = documents(feed);
  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].text, "Мир и мир.");
  EXPECT_EQ(source_of(read[0], feed, "мир"), "\xEC\xE8\xF0");
}

TEST(Feed, Utf16IsReadWithItsBytes) {
  std::string wide = "\xFF\xFE";
  for (const char c :
       std::string{"<rss><channel><item><description>Talks go on.</description></item></channel></rss>"}) {
    wide.push_back(c);
    wide.push_back('\0');
  }
  const auto read = documents(wide);
  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].text, "Talks go on.");
  EXPECT_EQ(source_of(read[0], wide, "go"), std::string("g\0o\0", 4));
}

TEST(Feed, BrokenXmlIsMended) {
  std::string fault;
  const std::string feed =
      "<rss><channel><item><title>A & B</title><description>Talks <go on.</description></item><item><description>Two";
  const auto items = feed_items(InputFormat::kFeed, feed, "f", "f", {}, fault);
  EXPECT_EQ(items.size(), 2u);
  EXPECT_NE(fault, "");
}

TEST(XmlTree, EntitiesOfADocumentTypeAreNotKnown) {
  const XmlTree tree =
      parse_xml("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"&x;&x;\">]><a>&y; &amp;</a>");
  EXPECT_EQ(tree.words(1), "&y; &");
  EXPECT_EQ(tree.fault, "");
}

TEST(XmlTree, DeepNestingEnds) {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  EXPECT_EQ(parse_xml(deep).nodes.size(), 200001u);
}

std::string g2(const std::string& meta, const std::string& content) {
  return "<newsItem guid=\"urn:newsml:nwa.example:1\" version=\"2\" "
         "xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta>"
         "<itemClass qcode=\"ninat:text\"/><provider literal=\"NWA\"><name>Northern Wire Agency</name></provider>"
         "<versionCreated>2031-02-11T10:00:00Z</versionCreated>" +
         meta +
         "</itemMeta><contentMeta><headline>Dovic sees no ground</headline><by>Nadia "
         "Kessel</by></contentMeta><contentSet>" +
         content + "</contentSet></newsItem>";
}

const std::string kNitf =
    "<nitf><head><docdata><doc-id id-string=\"nwa-7\"/><date.issue "
    "norm=\"20310211T100000Z\"/></docdata></head><body><body.head>"
    "<hedline><hl1>Dovic sees no ground</hl1></hedline><byline>By <person>Nadia Kessel</person></byline></body.head>"
    "<body.content><p>President Irena Dovic "
    "said.</p><media><media-caption>Dovic</media-caption></media><hl2>Second</hl2>"
    "<p>Talks go on.</p></body.content></body></nitf>";

TEST(News, ANewsItemIsADocument) {
  const std::string news = "<newsMessage><itemSet>" +
                           g2("<pubStatus qcode=\"stat:usable\"/>", "<inlineXML>" + kNitf + "</inlineXML>") +
                           "<knowledgeItem/></itemSet></newsMessage>";
  const auto items = items_of(news);
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[1].passed_over, "knowledgeItem");
  const auto document = read_document(items[0], {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->text, "President Irena Dovic said.\nSecond\nTalks go on.");
  EXPECT_EQ(document->blocks[1].kind, BlockKind::kHeading);
  EXPECT_EQ(document->title, "Dovic sees no ground");
  EXPECT_EQ(document->outlet, "Northern Wire Agency");
  EXPECT_EQ(document->byline, "Nadia Kessel");
  EXPECT_EQ(document->url, "urn:newsml:nwa.example:1");
  EXPECT_EQ(to_string(document->published->first), "2031-02-11");
  EXPECT_EQ(source_of(*document, news, "Talks go on."), "Talks go on.");
}

TEST(News, NitfAloneIsADocument) {
  const auto items = items_of(kNitf);
  ASSERT_EQ(items.size(), 1u);
  const auto document = read_document(items[0], {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->byline, "Nadia Kessel");
  EXPECT_EQ(to_string(document->published->first), "2031-02-11");
}

TEST(News, WhatIsWithheldOrCanceledIsKeptOut) {
  const std::string text = "<inlineData>Talks go on.</inlineData>";
  for (const std::string status : {"withheld", "canceled"}) {
    const auto items = items_of(g2("<pubStatus qcode=\"stat:" + status + "\"/>", text));
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].passed_over, status);
    EXPECT_EQ(items[0].withdraws, "urn:newsml:nwa.example:1");
    EXPECT_EQ(items[0].bytes, "");
  }
  EXPECT_EQ(items_of(g2("", "<remoteContent/>"))[0].passed_over, "newsItem without text (text)");
}

TEST(News, AnEmbargoEndsByTheTimeThatIsSaidAndNoClock) {
  const std::string held =
      g2("<embargoed>2031-02-12T06:00:00+01:00</embargoed>", "<inlineData>Talks go on.</inlineData>");
  EXPECT_EQ(items_of(held)[0].passed_over, "embargoed until 2031-02-12T06:00:00+01:00");
  EXPECT_EQ(items_of(held, "2031-02-12T04:59:59Z")[0].passed_over, "embargoed until 2031-02-12T06:00:00+01:00");
  EXPECT_EQ(items_of(held, "2031-02-12T05:00:00Z")[0].passed_over, "");
  EXPECT_EQ(items_of(held, "2031-02-13")[0].passed_over, "");
  EXPECT_EQ(items_of(g2("<embargoed/>", "<inlineData>x</inlineData>"), "2040-01-01")[0].passed_over, "embargoed");
}

TEST(News, TimesHaveZones) {
  EXPECT_EQ(seconds_of("1970-01-02T00:00:00Z"), 86400);
  EXPECT_EQ(seconds_of("19700102T010000+0100"), 86400);
  EXPECT_EQ(seconds_of("1970-01-01T23:00:00.5-01:00"), 86400);
  EXPECT_EQ(seconds_of("1970-01-02"), 86400);
  EXPECT_FALSE(seconds_of("soon"));
  EXPECT_FALSE(seconds_of("1970-13-01"));
}

}  // namespace
}  // namespace onrecord

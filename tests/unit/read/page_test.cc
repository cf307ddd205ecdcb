#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "read/files/charset.h"
#include "read/page/html_entities.h"
#include "read/page/html_tree.h"
#include "read/page/page_authors.h"
#include "read/page/page_blocks.h"
#include "read/page/page_charset.h"
#include "read/page/page_reader.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;

const Furniture& furniture() {
  static const std::shared_ptr<const Furniture> shared = [] {
    auto lexicon = Lexicon::open(std::string{ONRECORD_DATA_DIR} + "/lexicon.bin");
    return Furniture::from(**lexicon);
  }();
  return *shared;
}

std::vector<std::string> blocks_of(std::string_view html) {
  const HtmlTree tree = parse_html(html);
  const PageText page = find_page_blocks(tree, furniture());
  std::vector<std::string> out;
  for (const PageBlock& block : page.blocks) out.emplace_back(page.of(block));
  return out;
}

TEST(PageBlocks, WhiteSpaceIsFoldedAndReferencesAreResolved) {
  EXPECT_THAT(blocks_of("<p>  a\n\t b&nbsp;&amp; c &lt;d&gt; &#8217;s &eacute;t&eacute  &unknown; &copy2025 </p>"),
              ElementsAre("a b & c <d> \u2019s \u00e9t\u00e9 &unknown; \u00a92025"));
}

TEST(PageBlocks, EndTagsAreImplied) {
  EXPECT_THAT(blocks_of("<ul><li>a<li>b</ul><p>c<p>d<div>e</div>f<table><tr><td>g<td>h<tr><td>i</table>"),
              ElementsAre("a", "b", "c", "d", "e", "f", "g", "h", "i"));
}

TEST(PageBlocks, AnInlineEndTagClosesNoBlock) {
  EXPECT_THAT(blocks_of("<div><b><p>a</b> b</p><p>c</p></div>"), ElementsAre("a b", "c"));
}

TEST(PageBlocks, ScriptsStylesAndCommentsAreNoText) {
  EXPECT_THAT(
      blocks_of("<p>a<script>if (x < 1) document.write('</p><p>no');</script>b<style>p{}</style><!-- no <p> -->c"
                "<textarea>no</textarea></p><noscript>no</noscript>"),
      ElementsAre("abc"));
}

TEST(PageBlocks, TwoLineBreaksPartParagraphsAndOneDoesNot) {
  EXPECT_THAT(blocks_of("<div>a<br>b<br><br>c</div>"), ElementsAre("a b", "c"));
}

TEST(PageBlocks, UnclosedThingsEndWithThePage) {
  EXPECT_THAT(blocks_of("<p>a<b>b"), ElementsAre("ab"));
  EXPECT_THAT(blocks_of("<p>a<script>b"), ElementsAre("a"));
  EXPECT_THAT(blocks_of("<p>a<!-- b"), ElementsAre("a"));
  EXPECT_THAT(blocks_of("<p>a<a href=\"b"), ElementsAre("a"));
  EXPECT_THAT(blocks_of("a < b && c<"), ElementsAre("a < b && c<"));
}

TEST(ParseHtml, DeepNestingStaysFlatAndLinear) {
  std::string page;
  for (int i = 0; i < 100'000; ++i) page += "<div>";
  const HtmlTree tree = parse_html(page + "x");
  EXPECT_EQ(tree.nodes.size(), 100'002u);
}

TEST(PageCharset, IsFoundInItsPlaces) {
  EXPECT_EQ(page_charset("<meta charset=\"Windows-1251\">"), "windows-1251");
  EXPECT_EQ(page_charset("<META http-equiv=Content-Type content='text/html; charset=iso-8859-2'>"), "iso-8859-2");
  EXPECT_EQ(page_charset("<?xml version='1.0' encoding='koi8-r'?><html>"), "koi8-r");
  EXPECT_EQ(page_charset("<p>\xC3\xA9"), "utf-8");
  EXPECT_EQ(page_charset("<p>\xE9"), "windows-1252");
}

constexpr const char* kPage = R"(<!doctype html><html><head><meta charset="utf-8">
<title>Dovic sees no ground for talks | Senn Herald</title>
<meta property="og:site_name" content="Senn Herald"><link rel="canonical" href="https://herald.example/2024/03/02/dovic">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],
"headline":"Dovic sees no ground for talks","datePublished":"2024-03-02T10:00:00Z",
"author":[{"@type":"Person","name":"Jane Doe"},{"@type":"Person","name":"Ivo Marr"}]}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div id="content"><h1>Dovic sees no ground for talks</h1>
<p>President Irena Dovic said on Friday that she saw <b>no ground</b> for talks with Veldania this year.</p>
<p>&ldquo;There is nothing to discuss,&rdquo; she told reporters in Senn, adding that the crossing stays shut.</p>
<div class="related-articles"><h3>Read more</h3><p>Arvell will not yield on the river crossing, his aide said on Monday.</p></div>
<h2>A hard winter</h2>
<p>The mediator from Lumeria said that both sides had agreed to meet again in Port Aram next week.</p>
<div class="comments"><p>I do not believe a word of what she says, and neither should you, dear readers.</p></div></div>
<footer><p>&copy; 2024 Senn Herald. All rights reserved.</p></footer></body></html>)";

TEST(ReadPage, TheReportWithoutWhatStandsAroundIt) {
  const PageReport report = read_page(kPage, 0, furniture());
  EXPECT_EQ(
      report.mapped.text,
      "President Irena Dovic said on Friday that she saw no ground for talks with Veldania this year.\n"
      "\u201CThere is nothing to discuss,\u201D she told reporters in Senn, adding that the crossing stays shut.\n"
      "A hard winter\n"
      "The mediator from Lumeria said that both sides had agreed to meet again in Port Aram next week.");
  ASSERT_EQ(report.blocks.size(), 4u);
  EXPECT_EQ(report.blocks[2].kind, BlockKind::kHeading);
}

TEST(ReadPage, WhatStandsInOrBesideTheReportIsSetAsideWithItsReason) {
  const std::string_view page = kPage;
  const PageReport report = read_page(page, 0, furniture());
  std::vector<std::string> found;
  for (const SetAside& piece : report.set_aside) {
    found.push_back(piece.why + ": " + piece.text);
    EXPECT_NE(page.substr(piece.source.begin, piece.source.end - piece.source.begin).find(piece.text.substr(0, 9)),
              std::string_view::npos);
  }
  EXPECT_THAT(found, ElementsAre("title: Dovic sees no ground for talks",
                                 "related: Read more\nArvell will not yield on the river crossing, his aide said on "
                                 "Monday.",
                                 "comments: I do not believe a word of what she says, and neither should you, dear "
                                 "readers."));
}

TEST(ReadPage, TheLeadMayStandWithTheHeadlineOutsideOfTheReport) {
  const std::string lead = "Seven months after the talks broke off, the president sees no ground for new ones.";
  const std::string page =
      "<title>Dovic sees no ground for talks</title><header><h1>Dovic sees no ground for talks</h1><p>" + lead +
      "</p><p class='newsletter'>Get the news of the river every morning by letter, free of charge.</p></header>"
      "<article><p>President Irena Dovic said on Friday that she saw no ground for talks with Veldania this year.</p>"
      "<p>The mediator from Lumeria said that both sides had agreed to meet again in Port Aram next "
      "week.</p></article>";
  const std::string text = read_page(page, 0, furniture()).mapped.text;
  EXPECT_EQ(text.substr(0, lead.size() + 10), lead + "\nPresident");
}

TEST(ReadPage, CaptionsStandApart) {
  const PageReport report = read_page(
      "<article><p>President Irena Dovic said on Friday that she saw no ground for talks with Veldania this year.</p>"
      "<figure><img src=a.jpg><figcaption>The crossing on the day it was closed, with guards.</figcaption></figure>"
      "<p>The mediator from Lumeria said that both sides had agreed to meet again in Port Aram next "
      "week.</p></article>",
      0, furniture());
  ASSERT_EQ(report.blocks.size(), 2u);
  ASSERT_EQ(report.set_aside.size(), 1u);
  EXPECT_EQ(report.set_aside[0].why, "caption");
  EXPECT_EQ(report.set_aside[0].text, "The crossing on the day it was closed, with guards.");
}

constexpr std::string_view kDeclaredBody =
    "President Irena Dovic said on Friday that she saw no ground for talks with Veldania this year. The mediator from "
    "Lumeria said that both sides had agreed to meet again in Port Aram next week. Nobody in Senn expects that the "
    "crossing will open before the river freezes again in late November. It was shut in the spring, when two guards "
    "were hurt there.";

std::string page_that_declares(std::string_view body) {
  return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + std::string{body} +
         "\"}</script><article><p>President Irena Dovic said on Friday that she saw no ground for talks with Veldania "
         "this year.</p><p>The mediator from Lumeria said that both sides had agreed to meet again in Port Aram next "
         "week.</p><p>Nobody in Senn expects that the crossing will open before the river freezes again in late "
         "November.</p><div class='promo'><p>It was shut in the spring, when two guards were hurt there.</p></div>"
         "<p>Jane Doe lives in Port Aram with her two dogs.</p></article>";
}

TEST(ReadPage, ADeclaredBodyTellsWhichBlocksAreTheReport) {
  const std::string with = read_page(page_that_declares(kDeclaredBody), 0, furniture()).mapped.text;
  EXPECT_NE(with.find("two guards"), std::string::npos);
  EXPECT_EQ(with.find("two dogs"), std::string::npos);
  const std::string other = read_page(page_that_declares("Short."), 0, furniture()).mapped.text;
  EXPECT_EQ(other.find("two guards"), std::string::npos);
  EXPECT_NE(other.find("two dogs"), std::string::npos);
}

TEST(ReadPage, NoWordIsTakenFromADeclaredBodyThatThePageDoesNotShow) {
  std::string body;
  for (int i = 0; i < 30; ++i) body += "Arvell will not yield on this matter, said number " + std::to_string(i) + ". ";
  EXPECT_EQ(read_page(page_that_declares(body), 0, furniture()).mapped.text,
            read_page(page_that_declares(""), 0, furniture()).mapped.text);
}

TEST(ReadPage, WhatThePageSaysAboutItself) {
  const PageMetadata said = read_page(kPage, 0, furniture()).metadata;
  EXPECT_EQ(said.title, "Dovic sees no ground for talks");
  EXPECT_EQ(said.outlet, "Senn Herald");
  EXPECT_EQ(said.byline, "Jane Doe, Ivo Marr");
  EXPECT_EQ(said.url, "https://herald.example/2024/03/02/dovic");
  ASSERT_TRUE(said.published);
  EXPECT_EQ(to_string(said.published->first), "2024-03-02");
}

std::string published_of(std::string_view html) {
  const PageMetadata said = read_page(html, 0, furniture()).metadata;
  return said.published ? to_string(said.published->first) : "none";
}
std::string byline_of(std::string_view html) {
  return read_page(html, 0, furniture()).metadata.byline;
}

constexpr std::string_view kReportText =
    "<p>President Irena Dovic said on Friday that she saw no ground for talks with Veldania this year.</p>"
    "<p>The mediator from Lumeria said that both sides had agreed to meet again in Port Aram next week.</p>";

std::string page_with(std::string_view head, std::string_view beside) {
  return "<html lang='en-GB'><head>" + std::string{head} +
         "</head><body><article><h1>Dovic sees no ground for talks</h1>" + std::string{beside} +
         std::string{kReportText} + "</article></body></html>";
}

TEST(PageDates, ADateOfModificationIsTheDayOfPublicationOnlyIfThereIsNoOther) {
  constexpr const char* kModified = "<meta property='article:modified_time' content='2024-03-09'>";
  EXPECT_EQ(published_of(page_with(kModified, "<p>2 March 2024</p>")), "2024-03-02");
  EXPECT_EQ(published_of(page_with(kModified, "")), "2024-03-09");
}

TEST(PageDates, WhatIsPrintedBesideTheHeadlineOutdoesTheMetadata) {
  constexpr const char* kDeclared = "<meta property='article:published_time' content='2024-11-20T16:00:00Z'>";
  EXPECT_EQ(published_of(page_with(kDeclared, "<div>Jane Doe | 2 March 2024</div>")), "2024-03-02");
  EXPECT_EQ(published_of(page_with(kDeclared, "<div>Last updated:</div><div>21 March 2025</div>")), "2024-11-20");
  EXPECT_EQ(published_of(page_with(kDeclared, "<div class='related'><p>2 March 2024</p></div>")), "2024-11-20");
  EXPECT_EQ(published_of(page_with(kDeclared, "<blockquote>Ivo Marr, 2 March 2024</blockquote>")), "2024-11-20");
}

TEST(PageDates, APicturesAddressIsTheLastResort) {
  constexpr const char* kImage = "<meta property='og:image' content='https://senn.example/files/2024/03/02/dovic.png'>";
  EXPECT_EQ(published_of(page_with(kImage, "")), "2024-03-02");
  EXPECT_EQ(published_of(page_with(kImage, "<p>5 March 2024</p>")), "2024-03-05");
}

TEST(PageDates, ManyLanguagesAndForms) {
  for (const char* printed : {"Veröffentlicht am 2. März 2024", "Publié le 2 mars 2024 à 10:15", "2 de marzo de 2024",
                              "02.03.2024", "02.03.24", "2/3/2024", "2 марта 2024", "2024年3月2日",
                              "Saturday, March 2nd, 2024", "2024 Mar 2", "Sábado, 2 de março de 2024"}) {
    EXPECT_EQ(published_of(page_with("", "<p>" + std::string{printed} + "</p>")), "2024-03-02") << printed;
  }
  EXPECT_EQ(published_of(page_with("", "<p>&copy; 2 March 2019</p>")), "none");
}

TEST(PageDates, AnAddressHoldsADay) {
  EXPECT_EQ(published_of(page_with("<link rel=canonical href='https://senn.example/20240302/dovic'>", "")),
            "2024-03-02");
  EXPECT_EQ(published_of(page_with("<link rel=canonical href='https://senn.example/2024/3/2/dovic'>"
                                   "<meta name=date content='2024-03-03T02:00:00Z'>",
                                   "")),
            "2024-03-02");
}

TEST(PageAuthors, NamesWithoutWhatStandsAroundThem) {
  const auto names = [](std::string_view line) { return author_names(line, furniture(), true); };
  EXPECT_THAT(names("By Jane Doe and Ivo Marr | 3 May 2020"), ElementsAre("Jane Doe", "Ivo Marr"));
  EXPECT_THAT(names("Von Jane Doe, Redakteurin, und Ivo Marr"), ElementsAre("Jane Doe", "Ivo Marr"));
  EXPECT_THAT(names("Written by: Jane Doe, Senior Writer"), ElementsAre("Jane Doe"));
  EXPECT_THAT(names("Jane Doe Senior Correspondent Published 3 May 2020"), ElementsAre("Jane Doe"));
  EXPECT_THAT(names("Alle Beiträge von Jane van Doe anzeigen"), ElementsAre());
  EXPECT_THAT(names("Name *"), ElementsAre());
  EXPECT_THAT(names("3 comments"), ElementsAre());
}

TEST(PageAuthors, AreFoundWhereAPageNamesThem) {
  EXPECT_EQ(byline_of(page_with(
                "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"author\":"
                "{\"@id\":\"#doe\"}},{\"@type\":\"Person\",\"@id\":\"#doe\",\"name\":\"Jane Doe\"}]}</script>",
                "")),
            "Jane Doe");
  EXPECT_EQ(byline_of(page_with("<meta name=author content='senn_admin7'>", "<p>Von Jane Doe</p>")), "Jane Doe");
  EXPECT_EQ(byline_of(page_with("", "<div><p>Written by</p><p>Jane Doe</p></div>")), "Jane Doe");
  EXPECT_EQ(byline_of(page_with("",
                                "<ul><li><a href='/author/doe'>Jane Doe</a></li>"
                                "<li><a href='/author/marr'>Ivo Marr</a></li></ul>")),
            "Jane Doe, Ivo Marr");
  EXPECT_EQ(byline_of(page_with("", "<div class='comments'><b class='comment-author'>Ivo Marr</b></div>")), "");
}

// Decodes source bytes on their own, as a reader of the evidence would.
std::string decoded_source(std::string_view bytes, const std::string& charset) {
  const std::string utf8 = "<pre>" + decode_charset(bytes, charset, 0).text;
  const HtmlTree tree = parse_html(utf8);
  std::string text = find_page_blocks(tree, furniture()).mapped.text;
  text.erase(std::remove(text.begin(), text.end(), '\n'), text.end());
  return text;
}

void expect_words_decode(const PageReport& report, std::string_view source, const std::string& charset) {
  const std::string& text = report.mapped.text;
  std::uint32_t at = 0;
  while (at < text.size()) {
    const auto begin = static_cast<std::uint32_t>(text.find_first_not_of(" \n", at));
    if (begin >= text.size()) break;
    const auto end = static_cast<std::uint32_t>(std::min(text.find_first_of(" \n", begin), text.size()));
    const ByteSpan span = report.mapped.map.to_source({begin, end});
    ASSERT_LE(span.end, source.size());
    const std::string word = text.substr(begin, end - begin);
    EXPECT_EQ(decoded_source(source.substr(span.begin, span.end - span.begin), charset), word);
    at = end;
  }
}

TEST(ReadPage, EveryWordsSourceBytesDecodeToThatWord) {
  expect_words_decode(read_page(kPage, 0, furniture()), kPage, "utf-8");
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"talks", " ",        "\n  ", "&amp;", "&#8212;",  "<b>",
                                           "</b>",  "&nbsp;",   "<i>",  "</i>",  "crossing", "Se",
                                           "nn ",   "&eacute;", "<br>", "said.", "<p>",      "</p><p>",
                                           "<li>",  "&ldquo;",  "\t",   "\xE9",  "\xF1o",    "<!-- x -->"};
  for (int round = 0; round < 200; ++round) {
    std::string page =
        "<meta charset=iso-8859-1><body><p>The president of Karthia said that talks would go on for a year. ";
    for (int i = 0; i < 60; ++i) page += pieces[random() % pieces.size()];
    expect_words_decode(read_page(page, 0, furniture()), page, "iso-8859-1");
  }
}

}  // namespace
}  // namespace onrecord

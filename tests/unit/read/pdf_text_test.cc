#include "read/files/pdf_text.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "read/item.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// A PDF of one page with these lines.
std::string pdf_of(const std::vector<std::string>& lines) {
  std::string content = "BT /F1 12 Tf 14 TL 72 720 Td\n";
  for (const std::string& line : lines) content += "(" + line + ") Tj T*\n";
  content += "ET\n";
  const std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string pdf = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = pdf.size();
  return pdf + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, start);
}

// Tests whose PATH is a folder of their own.
class PdfText : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / ("onrecord_" + std::string{info->name()} + std::to_string(::getpid()));
    fs::create_directories(folder_);
    path_ = std::getenv("PATH") ? std::getenv("PATH") : "";
    ::setenv("PATH", folder_.c_str(), 1);
  }
  void TearDown() override {
    ::setenv("PATH", path_.c_str(), 1);
    fs::remove_all(folder_);
  }

  void install(const std::string& script) {
    const fs::path program = folder_ / "pdftotext";
    std::ofstream(program) << "#!/bin/sh\n" << script << "\n";
    fs::permissions(program, fs::perms::owner_all);
  }

  static std::string reason(const PdfLimits& limits) { return pdf_text("%PDF-1.4", limits).error().message; }

  fs::path folder_;
  std::string path_;
};

TEST_F(PdfText, WithoutTheProgramThereIsAReason) {
  EXPECT_THAT(reason({}), HasSubstr("no program pdftotext"));
}

TEST_F(PdfText, WhatTheProgramPrintsIsTheText) {
  install("[ \"$HOME\" ] && exit 9\nread line\necho \"$line says no.\"");
  EXPECT_EQ(pdf_text("Dovic\n", {}).value(), "Dovic says no.\n");
}

TEST_F(PdfText, AProgramThatDoesNotEndIsStopped) {
  install("/bin/sleep 100 & wait");
  EXPECT_EQ(reason({1 << 20, 1 << 30, 200}), "pdftotext took longer than 0.2 s");
}

TEST_F(PdfText, AProgramThatPrintsWithoutEndIsStopped) {
  install("while :; do echo talks talks talks; done");
  EXPECT_EQ(reason({10'000, 1 << 30, 20'000}), "its text is over the limit of 10000 (--max-document)");
}

TEST_F(PdfText, AFailureIsNoText) {
  install("echo half; exit 1");
  EXPECT_EQ(reason({}), "pdftotext found no text that it can read");
  install("exit 3");
  EXPECT_EQ(reason({}), "the PDF file does not permit that its text is taken");
  install("kill -9 $$");
  EXPECT_EQ(reason({}), "pdftotext broke off on it");
}

TEST(PdfDocument, ItsBytesAreThoseOfTheText) {
  if (::access("/usr/bin/pdftotext", X_OK) != 0) GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
  RawItem item;
  item.file = item.place = "a.pdf";
  item.format = InputFormat::kPdf;
  item.bytes = pdf_of({"Dovic sees no ground for talks", "President Irena Dovic said no on Tuesday."});
  const Result<Document> document = read_document(item, {});
  ASSERT_TRUE(document.ok()) << document.error().message;
  EXPECT_EQ(document->source_form, SourceForm::kPdfText);
  const std::string text = pdf_text(item.bytes, {}).value();
  const std::string words = "Irena Dovic said";
  const auto at = static_cast<std::uint32_t>(document->text.find(words));
  ASSERT_LT(at, document->text.size());
  const ByteSpan span = document->source_map.to_source({at, at + static_cast<std::uint32_t>(words.size())});
  EXPECT_EQ(text.substr(span.begin, span.end - span.begin), words);
  item.bytes = "%PDF-1.4\nnothing";
  EXPECT_EQ(read_document(item, {}).error().message, "a.pdf: pdftotext found no text that it can read");
}

}  // namespace
}  // namespace onrecord

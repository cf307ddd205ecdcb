#include "store/export/table.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

Table sample() {
  return {{"who", "words", "n", "sure", "issues"},
          {{std::string("Irena \"Ira\" Dovic"), std::string("first line\nsecond | line"), std::int64_t{3}, true,
            std::vector<std::string>{"talks", "territory"}},
           {Cell(), std::string("plain"), 0.25, false, std::vector<std::string>{}}}};
}

TEST(Tables, CsvQuotesWhatNeedsItAndKeepsLineEnds) {
  std::string out;
  append_csv(out, sample());
  EXPECT_EQ(out,
            "who,words,n,sure,issues\n"
            "\"Irena \"\"Ira\"\" Dovic\",\"first line\nsecond | line\",3,true,talks;territory\n"
            ",plain,0.25,false,\n");
}

TEST(Tables, TsvHasOneLineARow) {
  std::string out;
  append_tsv(out, sample());
  EXPECT_EQ(out,
            "who\twords\tn\tsure\tissues\nIrena \"Ira\" Dovic\tfirst line second | line\t3\ttrue\ttalks;territory\n"
            "\tplain\t0.25\tfalse\t\n");
}

TEST(Tables, JsonKeepsTypes) {
  std::string out;
  append_jsonl(out, sample());
  EXPECT_EQ(out,
            "{\"who\":\"Irena \\\"Ira\\\" Dovic\",\"words\":\"first line\\nsecond | line\",\"n\":3,\"sure\":true,"
            "\"issues\":[\"talks\",\"territory\"]}\n"
            "{\"who\":null,\"words\":\"plain\",\"n\":0.25,\"sure\":false,\"issues\":[]}\n");
}

TEST(Tables, MarkdownEscapesThePipe) {
  std::string out;
  append_markdown(out, select_columns(sample(), {"words"}));
  EXPECT_EQ(out, "| words |\n| --- |\n| first line second \\| line |\n| plain |\n");
}

}  // namespace
}  // namespace onrecord

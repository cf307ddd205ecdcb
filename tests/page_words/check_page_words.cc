// Checks over saved pages that the source bytes of every word that is read decode to that word.
//
// usage: check_page_words LEXICON PATH...   (files or folders of pages)
//
// Prints each word that does not, with its page and bytes, and the counts. Exit code 0 if all words do, else 1.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/lexicon.h"
#include "base/utf8.h"
#include "read/files/charset.h"
#include "read/page/html_tree.h"
#include "read/page/page_blocks.h"
#include "read/page/page_charset.h"
#include "read/page/page_reader.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostPrinted = 20;

// Decodes source bytes on their own, as a reader of the evidence would.
std::string decoded(std::string_view bytes, const std::string& charset, const Furniture& furniture) {
  const std::string utf8 = "<pre>" + decode_charset(bytes, charset, 0).text;
  const HtmlTree tree = parse_html(utf8);
  std::string text = find_page_blocks(tree, furniture).mapped.text;
  text.erase(std::remove(text.begin(), text.end(), '\n'), text.end());
  return text;
}

struct Counts {
  std::size_t pages = 0, words = 0, wrong = 0;
};

void check(const std::filesystem::path& path, const Furniture& furniture, Counts& counts) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const PageReport report = read_page(bytes, 0, furniture);
  const std::string charset = page_charset(bytes);
  ++counts.pages;
  const std::string& text = report.mapped.text;
  for (std::size_t at = text.find_first_not_of(" \n"); at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const ByteSpan span =
        report.mapped.map.to_source({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    const std::string word = text.substr(at, end - at);
    ++counts.words;
    const bool inside = span.begin < span.end && span.end <= bytes.size();
    const std::string evidence =
        inside ? decoded(std::string_view{bytes}.substr(span.begin, span.end - span.begin), charset, furniture) : "";
    if (evidence != word && ++counts.wrong <= kMostPrinted) {
      std::printf("%s: bytes %llu to %llu: \"%s\" is \"%s\"\n", path.c_str(),
                  static_cast<unsigned long long>(span.begin), static_cast<unsigned long long>(span.end), word.c_str(),
                  evidence.c_str());
    }
    at = text.find_first_not_of(" \n", end);
  }
}

int run(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc < 3) {
    std::fprintf(stderr, "usage: check_page_words LEXICON PATH...\n");
    return 2;
  }
  const auto lexicon = Lexicon::open(argv[1]);
  if (!lexicon) {
    std::fprintf(stderr, "%s\n", lexicon.error().message.c_str());
    return 2;
  }
  const std::shared_ptr<const Furniture> furniture = Furniture::from(**lexicon);
  std::vector<fs::path> files;
  for (int i = 2; i < argc; ++i) {
    if (!fs::is_directory(argv[i])) {
      files.emplace_back(argv[i]);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(argv[i])) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  Counts counts;
  for (const fs::path& file : files) check(file, *furniture, counts);
  std::printf("%zu pages, %zu words, %zu wrong\n", counts.pages, counts.words, counts.wrong);
  return counts.wrong == 0 && counts.words > 0 ? 0 : 1;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  return onrecord::run(argc, argv);
}

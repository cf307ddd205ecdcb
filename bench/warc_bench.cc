// Web archives: MB/s of decompressed records into items. Members that are decompressed at one go (libdeflate) and
// members too large for that (zlib) stand beside each other, and what is not packed.
#include <benchmark/benchmark.h>
#include <zlib.h>
#include <zstd.h>

#include <cstring>

#include "read/archives/warc_items.h"

namespace onrecord {
namespace {

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(const std::string& bytes) : bytes_(bytes) {}
  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    const std::size_t count = std::min(capacity, bytes_.size() - at_);
    std::memcpy(buffer, bytes_.data() + at_, count);
    at_ += count;
    return count;
  }
  std::uint64_t consumed() const override { return at_; }

 private:
  const std::string& bytes_;
  std::size_t at_ = 0;
};

// A record with a page of about `size` bytes, of words that compress about as those of pages do.
std::string record(std::size_t size, unsigned seed) {
  std::string body = "<html><head><title>Dovic sees no ground</title></head><body>";
  while (body.size() < size) {
    body += "<div class=\"text-block\"><p id=\"p";
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1103515245u + 12345u;
      body += std::to_string((seed >> 8) % 100000) + (i % 3 == 0 ? " talks" : " said");
    }
    body += "\">President Irena Dovic told reporters in Senn that talks would go on.</p></div>\n";
  }
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body;
  return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: "
         "2031-02-11T10:00:00Z\r\n"
         "Content-Type: application/http\r\nContent-Length: " +
         std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(bytes.size() + 1000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

template <typename Pack>
void run(benchmark::State& state, std::size_t size, std::size_t records, Pack pack) {
  std::string archive;
  std::size_t unpacked = 0;
  for (unsigned i = 0; i < records; ++i) {
    const std::string one = record(size, i);
    unpacked += one.size();
    archive += pack(one);
  }
  ReadOptions options;
  for (auto _ : state) {
    const auto items =
        warc_items(std::make_unique<MemberStream>(std::make_unique<MemorySource>(archive)), "b", "b", options);
    std::size_t bytes = 0;
    while (const auto item = items->next()) bytes += (*item)->bytes.size();
    if (bytes == 0) state.SkipWithError("nothing was read");
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(unpacked));
  state.counters["ratio"] = static_cast<double>(unpacked) / static_cast<double>(archive.size());
}

void BM_WarcGzip(benchmark::State& state) {
  run(state, 60'000, 200, gzip);
}
void BM_WarcGzipLargeMembers(benchmark::State& state) {
  run(state, 6'000'000, 2, gzip);
}
void BM_WarcZstd(benchmark::State& state) {
  run(state, 60'000, 200, zstd);
}
void BM_WarcNotPacked(benchmark::State& state) {
  run(state, 60'000, 200, [](const std::string& bytes) { return bytes; });
}
void BM_WarcOfEmptyRecords(benchmark::State& state) {
  run(state, 0, 10'000, gzip);
}

BENCHMARK(BM_WarcGzip);
BENCHMARK(BM_WarcGzipLargeMembers);
BENCHMARK(BM_WarcZstd);
BENCHMARK(BM_WarcNotPacked);
BENCHMARK(BM_WarcOfEmptyRecords);

}  // namespace
}  // namespace onrecord

/// How fast an archive is replayed, beside `zcat` of the same file in the same run: stepping over
/// records that no source covers, and extracting and storing pages of 50 kB. Also how much memory
/// a replay needs while the archive grows.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "crawlers/archive/digest_label.h"
#include "crawlers/archive/replay.h"
#include "crawlers/archive/warc_writer.h"
#include "schemas/file.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

constexpr std::size_t page_bytes = 50'000;
constexpr int pages = 1000;
constexpr int rounds = 5;

template <typename T>
T sure(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return *std::move(result);
}

/// Words that no page has twice in the same order, so that it packs as real text does.
std::string filler(unsigned seed) {
  static const std::vector<std::string> words{"avfall",
                                              "ombruk",
                                              "materialer",
                                              "kretsløp",
                                              "verdikjede",
                                              "produkt",
                                              "design",
                                              "studenten",
                                              "undervisning",
                                              "energi",
                                              "ressurser",
                                              "bærekraft",
                                              "analyse",
                                              "metode",
                                              "bygg",
                                              "tekstil"};
  std::string html;
  for (unsigned state = seed * 2654435761U + 1; html.size() < page_bytes - 1000;) {
    html += "<p class=\"text\">";
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525U + 1013904223U;
      html += words[(state >> 16U) % words.size()] + std::to_string((state >> 8U) % 50) + " ";
    }
    html += "</p>\n";
  }
  return html;
}

std::string page(unsigned number) {
  const auto code = "EMNE" + std::to_string(number);
  return "<html lang=\"nb\"><head><title>" + code + "</title></head><body><main><h1>" + code +
         " Sirkulær økonomi</h1><dl><dt>Emnekode</dt><dd>" + code +
         "</dd><dt>Studiepoeng</dt><dd>10</dd><dt>Undervisningsspråk</dt><dd>Norsk</dd></dl>" +
         filler(number) + "</main></body></html>";
}

std::string write_archive(const std::string& folder) {
  auto writer = sure(WarcWriter::open({.folder = folder, .software = "rundkurs-bench/1"}));
  for (unsigned i = 0; i < pages; ++i) {
    const auto html = page(i);
    const auto done = writer.write(
        {.type = "response",
         .id = new_record_id(),
         .date = *parse_timestamp("2026-11-20T10:00:00Z"),
         .content_type = "application/http;msgtype=response",
         .fields = {{"WARC-Target-URI", "https://uni.example/emne/" + std::to_string(i)},
                    {"WARC-Payload-Digest", sha1_label(html)}},
         .head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n",
         .payload = html});
    if (!done) throw std::runtime_error(describe(done.error()));
  }
  return writer.files().at(0);
}

SourceFile source_of(const std::string& host) {
  SourceFile source;
  source.id = "no-uni";
  source.country = "NO";
  source.short_name = "Uni";
  source.name = {{"nb", "Prøveuniversitetet"}};
  source.home = "https://" + host + "/";
  source.languages = {"nb"};
  source.allowed_hosts = {host};
  source.offering_pages = {"/emne/"};
  return source;
}

std::size_t replay_pages(const std::vector<std::string>& files,
                         const std::string& host,
                         const Normaliser& normaliser) {
  const TemporaryFolder folder;
  const SourceFiles sources({source_of(host)});
  const auto catalogue =
      sure(Catalogue::open("sqlite:" + folder.file("c.db"), Catalogue::Access::read_write));
  ExtractingReader extracting(normaliser, sources);
  OwnProcessReader reader(extracting);
  SilentLog log;
  SilentProgress progress;
  return sure(replay({.catalogue = *catalogue, .reader = reader, .log = log, .progress = progress},
                     {.files = files, .sources = sources.all()}))
      .pages;
}

double seconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::size_t peak_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    std::size_t kib = 0;
    if (word == "VmHWM:" && status >> kib) return kib >> 10U;
  }
  return 0;
}

int run() {
  const TemporaryFolder folder;
  const auto normaliser = sure(Normaliser::load(sure(find_data_folder(""))));
  const auto file = write_archive(folder.file("archive"));
  const double megabytes = pages * static_cast<double>(page_bytes) / 1e6;
  std::printf("%d pages of %zu kB, %.1f MB packed\n",
              pages,
              page_bytes / 1000,
              static_cast<double>(std::filesystem::file_size(file)) / 1e6);
  std::vector<double> zcat;
  std::vector<double> stepping;
  std::vector<double> extracting;
  for (int i = 0; i < rounds; ++i) {
    zcat.push_back(seconds([&] {
      if (std::system(("zcat " + file + " >/dev/null").c_str()) != 0) std::abort();
    }));
    stepping.push_back(seconds([&] { replay_pages({file}, "other.example", normaliser); }));
    extracting.push_back(seconds([&] {
      if (replay_pages({file}, "uni.example", normaliser) != pages) std::abort();
    }));
  }
  const auto line = [&](const char* what, const std::vector<double>& times) {
    std::printf("%-28s %7.0f MB/s  %7.0f pages/s  %5.2f x zcat\n",
                what,
                megabytes / median(times),
                pages / median(times),
                median(times) / median(zcat));
  };
  line("zcat", zcat);
  line("replay, stepping over", stepping);
  line("replay, extract and store", extracting);

  const auto before = peak_mib();
  const std::vector<std::string> many(20, file);
  replay_pages(many, "other.example", normaliser);
  std::printf("peak memory: %zu MiB after %d MB, %zu MiB after %d MB more\n",
              before,
              static_cast<int>(megabytes),
              peak_mib(),
              static_cast<int>(megabytes * static_cast<double>(many.size())));
  return 0;
}

}  // namespace
}  // namespace rundkurs

int main() {
  return rundkurs::run();
}

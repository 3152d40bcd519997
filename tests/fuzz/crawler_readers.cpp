#include <stdexcept>

#include <nlohmann/json.hpp>

#include "crawlers/archive/warc_reader.h"
#include "crawlers/extract/extractor.h"
#include "crawlers/fetch/canonical_url.h"
#include "crawlers/fetch/robots_rules.h"
#include "crawlers/fetch/url.h"
#include "crawlers/harvest/sitemap.h"
#include "crawlers/import/csv_table.h"
#include "crawlers/markup/html_text.h"
#include "crawlers/normalise/normaliser.h"
#include "schemas/file.h"
#include "tests/fuzz/reader.h"
#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs::fuzz {
namespace {

template <typename Value>
Value needed(Result<Value> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return std::move(*result);
}

void read_url(std::string_view bytes) {
  const auto base = parse_url("https://www.example.no/a/b?c=d").value();
  static_cast<void>(parse_url(bytes, &base));
  const auto url = canonical_url(bytes);
  // What is canonical stays as it is.
  if (url && canonical_url(url->text())->text() != url->text())
    throw std::logic_error("not stable: " + url->text());
}

void read_robots(std::string_view bytes) {
  const auto rules = RobotsRules::for_agent(bytes, "rundkurs");
  static_cast<void>(rules.allows("https://www.example.no/studier/emne?id=1&sprak=nb"));
}

void read_sitemap_file(std::string_view bytes) {
  const auto where = parse_url("https://www.example.no/sitemap.xml").value();
  static_cast<void>(read_sitemap(bytes, where, [](const Url&) { return true; }));
}

Document document(std::string_view bytes, const char* content_type) {
  return {.bytes = bytes, .url = "https://www.example.no/emne/a1", .content_type = content_type};
}

void load_shipped_extractors() {
  static const auto loaded = load_extractors(source_path("data"));
  if (!loaded) throw std::runtime_error(describe(loaded.error()));
}

void read_page(std::string_view bytes) {
  load_shipped_extractors();
  static_cast<void>(extractor_for("html")->extract(document(bytes, "text/html")));
}

void read_feed(std::string_view bytes) {
  load_shipped_extractors();
  const auto feed = document(bytes, "");
  for (const auto& extractor : extractors()) {
    if (extractor->recognises(feed) > 0) static_cast<void>(extractor->extract(feed));
  }
}

void read_table(std::string_view bytes) {
  static_cast<void>(is_csv_table(bytes));
  static_cast<void>(
      for_each_csv_row(bytes, "fuzz", [](const auto&, const auto&) { return Result<void>(); }));
}

void read_archive(std::string_view bytes) {
  constexpr std::size_t largest_block = std::size_t{1} << 20U;
  static const TemporaryFolder folder;
  const auto path = folder.file("a.warc");
  if (!write_file_atomically(path, bytes)) throw std::runtime_error("cannot write " + path);
  auto input = WarcInput::open(path);
  if (!input) return;  // Compressed in another way, which is refused.
  WarcReader reader(std::move(*input), [](const auto&, const auto&) {});
  while (reader.next())
    static_cast<void>(reader.block(largest_block));
}

/// One value for all kinds of fields.
void read_value(std::string_view bytes) {
  static const auto normaliser = needed(Normaliser::load(source_path("data")));
  static_cast<void>(normaliser.dates.read(bytes));
  static_cast<void>(normaliser.dates.range(bytes));
  static_cast<void>(normaliser.credits.read(bytes, "", {}));
  static_cast<void>(normaliser.credits.in_title(bytes, {}));
  static_cast<void>(plain_line(bytes));
  static_cast<void>(html_document_text(bytes));
}

}  // namespace

std::vector<Reader> crawler_readers() {
  return {{"url", &read_url, {}},
          {"robots", &read_robots, {}},
          {"sitemap", &read_sitemap_file, {}},
          {"page", &read_page, {"tests/fixtures/pages"}},
          {"feed", &read_feed, {"tests/fixtures/formats"}},
          {"table", &read_table, {"tests/fixtures/formats/table"}},
          {"archive", &read_archive, {}},
          {"value", &read_value, {}}};
}

}  // namespace rundkurs::fuzz

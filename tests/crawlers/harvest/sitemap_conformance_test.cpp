// The shared sitemap files, each with what must come out, in its own words.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "crawlers/fetch/gzip.h"
#include "crawlers/harvest/sitemap.h"
#include "tests/paths.h"

namespace rundkurs {
namespace {

const std::string folder = shared_path("conformance/sitemap/");
const std::string placeholder = "127.0.0.1:PORT";
const std::string origin = "127.0.0.1:8081";

bool is_there() {
  if (std::filesystem::is_directory(folder)) return true;
  std::cout << "skipped: no " << folder << "\n";
  return false;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Sitemap read(const std::filesystem::path& file, bool own_host_only) {
  const auto where = *parse_url("http://" + origin + "/" + file.filename().string());
  std::string content = content_of(file);
  // The placeholder inside a sound gzip file can only be replaced outside of it.
  if (const auto inflated = inflate_gzip(content, max_sitemap_bytes);
      is_gzip(content) && inflated.problem.empty()) {
    content = inflated.bytes;
  }
  return read_sitemap(replaced(content, placeholder, origin), where, [&](const Url& url) {
    return !own_host_only || url.origin() == where.origin();
  });
}

std::vector<std::string> texts(const nlohmann::json& list) {
  std::vector<std::string> out;
  for (const auto& text : list)
    out.push_back(replaced(text, placeholder, origin));
  return out;
}

std::vector<std::string> urls_of(const Sitemap& sitemap) {
  std::vector<std::string> out;
  for (const auto& page : sitemap.pages)
    out.push_back(page.url);
  return out;
}

void check(const nlohmann::json& expect, const Sitemap& sitemap) {
  const auto urls = urls_of(sitemap);
  if (expect.contains("urls")) {
    BOOST_TEST(urls == texts(expect["urls"]), boost::test_tools::per_element());
  }
  if (expect.contains("sitemaps")) {
    BOOST_TEST(sitemap.sitemaps == texts(expect["sitemaps"]), boost::test_tools::per_element());
  }
  if (expect.contains("urls_at_least")) {
    for (const auto& url : texts(expect["urls_at_least"])) {
      BOOST_TEST((std::find(urls.begin(), urls.end(), url) != urls.end()), url);
    }
  }
  if (expect.contains("error")) BOOST_TEST(!sitemap.problem.empty());
  if (expect.contains("urls_count_max")) {
    BOOST_TEST(urls.size() <= expect["urls_count_max"].get<std::size_t>());
  }
  if (expect.contains("must_not_contain_file")) {
    for (const auto& url : urls)
      BOOST_TEST(url.find("root:") == std::string::npos);
  }
  if (!expect.contains("lastmod")) return;
  for (const auto& page : sitemap.pages) {
    const auto stated = expect["lastmod"].at(replaced(page.url, origin, placeholder));
    BOOST_TEST(page.changed.has_value() == stated.is_string(), page.url);
    if (!page.changed || !stated.is_string()) continue;
    BOOST_TEST(format_timestamp(*page.changed).substr(0, 10) == stated.get<std::string>());
  }
}

BOOST_AUTO_TEST_SUITE(sitemap_conformance)

BOOST_AUTO_TEST_CASE(own_files_give_what_is_expected) {
  if (!is_there()) return;
  std::ifstream in(folder + "own_expect.jsonl");
  int count = 0;
  for (std::string line; std::getline(in, line); ++count) {
    const auto row = nlohmann::json::parse(line);
    const auto name = row["file"].get<std::string>();
    BOOST_TEST_CONTEXT(name << ": " << row["why"]) {
      check(row["expect"], read(folder + "files/" + name, true));
    }
  }
  std::cout << "sitemap: " << count << " files as expected\n";
}

BOOST_AUTO_TEST_CASE(gzip_files_are_read_as_they_are) {
  if (!is_there()) return;
  const auto file = folder + "files/sitemaps_xmlSitemap.gz";
  const auto sitemap = read_sitemap(
      content_of(file), *parse_url("http://demo.example/"), [](const Url&) { return true; });
  BOOST_TEST(sitemap.pages.size() == 5U);
  BOOST_TEST(sitemap.problem == "");
}

BOOST_AUTO_TEST_CASE(all_other_files_are_read_without_harm) {
  if (!is_there()) return;
  int with_pages = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder + "files")) {
    const auto name = file.path().filename().string();
    BOOST_TEST_CONTEXT(name) {
      const auto sitemap = read(file.path(), false);
      BOOST_TEST(sitemap.pages.size() <= max_sitemap_urls);
      if (name.starts_with("own_")) continue;
      with_pages += sitemap.pages.empty() && sitemap.sitemaps.empty() ? 0 : 1;
      std::cout << "  " << name << ": " << sitemap.pages.size() << " pages, "
                << sitemap.sitemaps.size() << " sitemaps " << sitemap.problem << "\n";
    }
  }
  BOOST_TEST(with_pages >= 10);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

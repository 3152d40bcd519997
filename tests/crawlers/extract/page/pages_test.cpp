#include <chrono>
#include <cstdlib>
#include <iostream>

#include <boost/test/unit_test.hpp>

#include "crawlers/extract/page/page_extractor.h"
#include "schemas/file.h"
#include "schemas/utf8.h"
#include "tests/crawlers/extract/conformance.h"
#include "tests/crawlers/extract/page/labels.h"
#include "tests/crawlers/extract/raw_record_text.h"
#include "tests/paths.h"

namespace rundkurs::page {
namespace {

BOOST_AUTO_TEST_SUITE(pages)

/// A page's address stands in its first line: <!-- https://… -->.
std::string address_of(const std::string& html) {
  if (!html.starts_with("<!-- http")) return {};
  return html.substr(5, html.find(" -->") - 5);
}

/// tests/fixtures/pages/<shape>/<name>.html beside <name>.records; RUNDKURS_ACCEPT=1 writes the
/// latter anew.
BOOST_AUTO_TEST_CASE(every_fixture_gives_its_golden_records) {
  const bool accept = std::getenv("RUNDKURS_ACCEPT") != nullptr;
  const auto extractor = page_extractor(shipped_labels());
  std::size_t compared = 0;
  for (const auto& path : files_below(source_path("tests/fixtures/pages"))) {
    if (path.extension() != ".html") continue;
    BOOST_TEST_CONTEXT(path.string()) {
      const auto html = content_of(path);
      const auto records =
          extractor->extract(Document{.bytes = html, .url = address_of(html), .content_type = ""});
      BOOST_REQUIRE(records);
      const auto text = records->empty() ? "no offering\n" : text_of(*records);
      auto golden = path;
      golden.replace_extension(".records");
      if (accept) BOOST_REQUIRE(write_file_atomically(golden.string(), text).has_value());
      BOOST_TEST(text == content_of(golden));
      ++compared;
    }
  }
  BOOST_TEST(compared > 0U);
}

/// Whatever the bytes are, there is an answer, and it is UTF-8.
void check_sound(const Extractor& extractor, const std::string& bytes) {
  const Document document{.bytes = bytes, .url = "https://kurs.example.no/a", .content_type = ""};
  extractor.recognises(document);
  const auto records = extractor.extract(document);
  BOOST_REQUIRE(records);
  BOOST_TEST(is_valid_utf8(text_of(*records)));
  BOOST_TEST(text_of(*records).find('\0') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(hostile_pages_do_no_harm) {
  const auto extractor = page_extractor(shipped_labels());
  const auto times = [](const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i)
      all += text;
    return all;
  };
  const std::string fact = "<dt>Studiepoeng</dt><dd>5</dd>";
  for (const auto& page :
       {std::string(),
        std::string("\0\0\0", 3),
        times("<div>", 50'000) + fact,
        times("<dl>" + fact, 5'000),
        times("<table><tr><td>", 5'000) + "x",
        times("<b>Studiepoeng: ", 20'000),
        times("Credits: 5. ", 20'000),
        "<p " + times("a=1 ", 50'000) + ">",
        "<p a=\"" + times("x", 100'000),
        times("<h1>Emne ", 10'000),
        times("<span itemscope itemprop=x>", 5'000),
        times("<div typeof=Course property=x>", 5'000),
        "<script type='application/ld+json'>" + times("[", 100'000),
        times("<!--", 50'000),
        times("<script>", 50'000),
        times("</p>", 100'000),
        times("&#xD800;&#0;&notit;", 20'000),
        times("Course code ", 30'000),
        std::string("<div itemscope id=a itemref=a itemtype='https://schema.org/Course'><i "
                    "itemprop=name>x</i></div>")}) {
    BOOST_TEST_CONTEXT(page.substr(0, 60)) {
      check_sound(*extractor, page);
    }
  }
}

BOOST_AUTO_TEST_CASE(shared_attacks_and_broken_markup_do_no_harm) {
  const auto extractor = page_extractor(shipped_labels());
  for (const auto* name :
       {"html_attacks", "libxml2", "charset", "html5lib", "xml_attacks", "dict"}) {
    const auto folder = conformance_folder(name);
    if (folder.empty()) continue;
    std::size_t tried = 0;
    for (const auto& path : files_below(folder)) {
      BOOST_TEST_CONTEXT(path.string()) {
        const auto bytes = content_of(path);
        if (path.extension() != ".dat") {
          check_sound(*extractor, bytes);
          ++tried;
          continue;
        }
        for (const auto& block : data_blocks(bytes)) {
          check_sound(*extractor, block.data);
          ++tried;
        }
      }
    }
    tell_tried(std::string(name) + ", read as pages", tried);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::page

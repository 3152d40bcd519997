#include "crawlers/extract/charset.h"

#include <sstream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "crawlers/extract/ascii.h"
#include "schemas/json.h"
#include "schemas/utf8.h"
#include "tests/crawlers/extract/conformance.h"

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(charset)

struct Case {
  const char* bytes;
  const char* content_type;
  const char* encoding;
  const char* text;
};

BOOST_AUTO_TEST_CASE(the_surest_declaration_wins) {
  constexpr Case cases[] = {
      {"\xEF\xBB\xBFgjenbruk på Ås", "text/html; charset=iso-8859-1", "utf-8", "gjenbruk på Ås"},
      {"<meta charset=latin1>\xE5",
       "text/html; charset=iso-8859-15",
       "iso-8859-15",
       "<meta charset=latin1>å"},
      {"<meta charset='ISO-8859-1'>\x96 \xE5",
       "text/html",
       "windows-1252",
       "<meta charset='ISO-8859-1'>– å"},
      {"p\xC3\xA5", "", "utf-8", "på"},
      {"p\xE5", "", "windows-1252", "på"},
      {"\xFE", "text/html; charset=\"windows-1257\"", "windows-1257", "ž"},
      {"plain", "text/html; charset=no-such-thing", "utf-8", "plain"},
      {"\xE1", "text/html; charset=utf-7", "windows-1252", "á"}};
  for (const auto& [bytes, content_type, encoding, text] : cases) {
    BOOST_TEST_CONTEXT(content_type << ": " << text) {
      const auto page = decode_page(bytes, content_type);
      BOOST_TEST(page.encoding == encoding);
      BOOST_TEST(page.text == text);
    }
  }
}

BOOST_AUTO_TEST_CASE(bytes_that_contradict_their_declaration_win) {
  BOOST_TEST(decode_page("<meta charset=iso-8859-1>h\xC3\xB8st", "").text ==
             "<meta charset=iso-8859-1>høst");
  BOOST_TEST(decode_page("<meta charset=utf-8>h\xF8st", "").text == "<meta charset=utf-8>høst");
  // One broken sequence among good ones is still UTF-8.
  BOOST_TEST(decode_page("<meta charset=utf-8>h\xC3\xB8st \xE5r", "").text ==
             "<meta charset=utf-8>høst \uFFFDr");
}

BOOST_AUTO_TEST_CASE(utf_16_is_known_by_its_mark) {
  constexpr std::string_view bytes("\xFF\xFEk\0\xF8\0", 6);
  BOOST_TEST(decode_page(bytes, "text/html; charset=utf-8").text == "kø");
}

BOOST_AUTO_TEST_CASE(line_ends_become_line_feeds) {
  BOOST_TEST(decode_page("a\r\nb\rc", "").text == "a \nb\nc");
}

BOOST_AUTO_TEST_CASE(a_meta_element_in_a_comment_or_a_script_declares_nothing) {
  BOOST_TEST(declared_encoding("<!-- <meta charset=koi8-r> --><p>") == "");
  BOOST_TEST(declared_encoding("<!--><meta charset=koi8-r>") == "koi8-r");
  BOOST_TEST(declared_encoding("<p title='<meta charset=koi8-r>'>") == "");
  BOOST_TEST(declared_encoding("<meta content='text/html; charset=koi8-r'>") == "");
  BOOST_TEST(declared_encoding(
                 "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>") == "koi8-r");
  BOOST_TEST(declared_encoding("<meta charset=utf-16>") == "utf-8");
}

BOOST_AUTO_TEST_CASE(shared_pages_come_out_as_written) {
  const auto folder = conformance_folder("charset");
  if (folder.empty()) return;
  std::istringstream lines(content_of(folder / "expect.jsonl"));
  std::size_t tried = 0;
  const auto done = for_each_ndjson(
      lines, "expect.jsonl", [&](const nlohmann::json& row, const std::string&) -> Result<void> {
        const auto file = row.at("file").get<std::string>();
        ++tried;
        BOOST_TEST_CONTEXT(file) {
          const auto page =
              decode_page(content_of(folder / file), row.at("content_type").get<std::string>());
          BOOST_TEST(is_valid_utf8(page.text));
          if (row.at("expect_text").is_null()) return {};
          BOOST_TEST(page.text.find(row.at("expect_text").get<std::string>()) != std::string::npos);
          BOOST_TEST(page.encoding == row.at("expect_encoding").get<std::string>());
        }
        return {};
      });
  BOOST_REQUIRE(done);
  tell_tried("charset", tried);
}

BOOST_AUTO_TEST_CASE(shared_prescan_cases_find_the_same_encoding) {
  const auto folder = conformance_folder("html5lib/encoding");
  if (folder.empty()) return;
  std::size_t tried = 0;
  for (const auto& path : files_below(folder)) {
    for (const auto& [data, rest] : data_blocks(content_of(path))) {
      const auto mark = rest.find("#encoding\n");
      if (mark == std::string::npos) continue;
      const auto begin = mark + 10;
      ++tried;
      const auto expected = ascii_lower(rest.substr(begin, rest.find('\n', begin) - begin));
      BOOST_TEST_CONTEXT(path.filename().string() << ": " << data.substr(0, 300)) {
        const auto found = data.starts_with("\xEF\xBB\xBF") ? decode_page(data, "").encoding
                                                            : declared_encoding(data);
        BOOST_TEST((found.empty() ? "windows-1252" : found) ==
                   (expected.empty() ? "windows-1252" : expected));
      }
    }
  }
  tell_tried("html5lib/encoding", tried);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

#include "searchd/query/query_token.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::query {
namespace {

BOOST_AUTO_TEST_SUITE(query_tokens)

BOOST_AUTO_TEST_CASE(signs_take_a_query_apart) {
  struct Case {
    const char* query;
    const char* tokens;
  };
  for (const auto& [query, tokens] : {
           Case{"", ""},
           Case{" \t\n", ""},
           Case{"sirkulær økonomi", "word(sirkulær) word(økonomi)"},
           Case{"\"farlig avfall\" ombruk", "phrase(\"farlig avfall\") word(ombruk)"},
           Case{"„farligt affald“", "phrase(\"farligt affald\")"},
           Case{"ombruk -plast -\"rent vann\"", "word(ombruk) -word(plast) -phrase(\"rent vann\")"},
           Case{"gjen* title:krets*", "word(gjen*) title:word(krets*)"},
           Case{"code:BIO300 -title:x", "code:word(BIO300) -title:word(x)"},
           Case{"title:\"a b\"", "title:phrase(\"a b\")"},
           Case{"bio-økonomi a - b", "word(bio-økonomi) word(a) word(-) word(b)"},
           Case{"title: x", "word(title:) word(x)"},
           Case{"level:master", "word(level:master)"},
           Case{"\"never closed", "phrase(\"never closed\")"},
           Case{"\"\" \" \" *", ""},
           Case{"a\"b c\"d", "word(a) phrase(\"b c\") word(d)"},
           Case{"a** --b", "word(a*) -word(-b)"},
       }) {
    BOOST_TEST_CONTEXT(query) {
      BOOST_TEST(to_text(read_tokens(query)) == tokens);
    }
  }
}

BOOST_AUTO_TEST_CASE(offsets_point_at_the_words) {
  const std::string query = "x -title:\"farlig avfall\"";
  const auto tokens = read_tokens(query);
  BOOST_REQUIRE(tokens.size() == 2U);
  BOOST_TEST(query.substr(tokens[1].begin, tokens[1].end - tokens[1].begin) == "farlig avfall");
}

BOOST_AUTO_TEST_CASE(words_are_counted_by_white_space) {
  BOOST_TEST(count_words("") == 0U);
  BOOST_TEST(count_words("  a b\tc\n") == 3U);
  BOOST_TEST(count_words("\"a b\" -c") == 3U);
}

// Whatever is typed, reading it ends and loses no more than signs.
BOOST_AUTO_TEST_CASE(nothing_that_can_be_typed_does_harm) {
  const std::string signs = "a \"-*:\xc3\xa5";
  for (std::size_t n = 0; n < 8 * 8 * 8 * 8; ++n) {
    std::string query;
    for (auto rest = n; rest > 0; rest /= 8)
      query += signs[rest % 8];
    for (const auto& token : read_tokens(query)) {
      BOOST_TEST(!token.text.empty());
      BOOST_TEST(token.end <= query.size());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query

#include "searchd/search/snippet.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

std::vector<Highlighter::Mark> marks_at(const std::string& text, const std::string& word) {
  std::vector<Highlighter::Mark> marks;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    marks.push_back({at, at + word.size(), {}});
  return marks;
}

BOOST_AUTO_TEST_SUITE(snippet)

BOOST_AUTO_TEST_CASE(a_short_text_is_shown_whole) {
  const std::string text = "Om avfall & \"ombruk\" <i byggenæringen>";
  BOOST_TEST(make_snippet(text, marks_at(text, "avfall")) ==
             "Om <mark>avfall</mark> &amp; &quot;ombruk&quot; &lt;i byggenæringen&gt;");
  BOOST_TEST(make_snippet("", {}).empty());
  BOOST_TEST(mark_up("a<b", {}) == "a&lt;b");
}

BOOST_AUTO_TEST_CASE(a_long_text_is_cut_at_words_around_its_marks) {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += "fyllord ";
  text += "her står avfall og mer avfall. ";
  for (int i = 0; i < 60; ++i)
    text += "etterord ";
  const auto html = make_snippet(text, marks_at(text, "avfall"));
  BOOST_TEST(html.find("<mark>avfall</mark> og mer <mark>avfall</mark>") != std::string::npos);
  BOOST_TEST(html.substr(0, 4) == "… ");
  BOOST_TEST(html.substr(html.size() - 4) == " …");
  BOOST_TEST(html.size() < snippet_bytes + 80);
  BOOST_TEST(html.find("yllord") == html.find("fyllord") + 1);
}

BOOST_AUTO_TEST_CASE(a_text_without_blanks_is_cut_between_characters) {
  std::string text;
  for (int i = 0; i < 500; ++i)
    text += "å";
  const auto html = make_snippet(text, {});
  BOOST_TEST(html.size() < snippet_bytes + 8);
  BOOST_TEST(html.find("å …") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

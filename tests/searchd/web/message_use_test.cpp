// A message that nobody shows is translated seven times for nothing; one that is asked for and not
// there takes the page down.
#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/file.h"
#include "searchd/web/embed/embedded_file.h"
#include "searchd/web/messages.h"
#include "tests/paths.h"

namespace rundkurs::web {
namespace {

std::set<std::string> all_in(const std::string& text, const std::regex& pattern) {
  std::set<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at)
    found.insert((*at)[1].str());
  return found;
}

std::set<std::string> keys_in_templates() {
  const std::regex use(R"(\{\{\{?[#^/]?t\.([a-z_.0-9]+)\}?\}\})");
  std::set<std::string> keys;
  for (const auto path : embedded_files("templates/"))
    keys.merge(all_in(std::string(embedded_file(path).value()), use));
  return keys;
}

std::string sources() {
  std::string text;
  for (const char* room : {"searchd/web", "searchd/desk", "searchd/needs"}) {
    for (const auto& entry : std::filesystem::directory_iterator(source_path(room)))
      if (entry.path().extension() == ".cpp") text += read_file(entry.path().string()).value();
  }
  return text;
}

/// "result_count" of "result_count.other", "sort." of "sort.title".
bool is_used(const std::string& key, const std::set<std::string>& literals) {
  if (literals.contains(key)) return true;
  const auto dot = key.find('.');
  if (dot == std::string::npos) return false;
  const auto stem = key.substr(0, dot);
  return literals.contains(stem + ".") || literals.contains(stem + ".{}") ||
         (literals.contains(stem) && (key.ends_with(".one") || key.ends_with(".other")));
}

BOOST_AUTO_TEST_SUITE(message_use)

BOOST_AUTO_TEST_CASE(every_message_is_shown_somewhere) {
  auto used = keys_in_templates();
  used.merge(all_in(sources(), std::regex(R"re("([a-z_.0-9{}]+)")re")));
  for (const auto& [key, text] : Messages::in("nb").all())
    BOOST_TEST(is_used(key, used), key << " is shown nowhere");
}

BOOST_AUTO_TEST_CASE(every_message_that_is_asked_for_exists) {
  const auto& known = Messages::in("nb").all();
  for (const auto& key : keys_in_templates())
    BOOST_TEST(known.contains(key), "a template asks for " << key);
  const auto asked = all_in(
      sources(), std::regex(R"re((?:messages_?|\))\.text\("([a-z_0-9]+(?:\.[a-z_0-9]+)*)")re"));
  BOOST_TEST(asked.size() > 40U);
  for (const auto& key : asked)
    BOOST_TEST(known.contains(key), "a source asks for " << key);
  for (const auto& key : all_in(sources(), std::regex(R"re(\.count\("([a-z_0-9.]+)")re")))
    BOOST_TEST(known.contains(key + ".other"), "a source counts by " << key);
}

BOOST_AUTO_TEST_CASE(translations_fill_in_the_same_values) {
  const std::regex value(R"re((\{[a-z_]+\}))re");
  for (const auto& language : Messages::languages()) {
    for (const auto& [key, text] : Messages::in(language).all()) {
      BOOST_TEST_CONTEXT(language << " " << key)
      BOOST_TEST((all_in(text, value) == all_in(Messages::in("nb").text(key), value)));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web

// The desk speaks the languages of all pages, with the same words, all of which are shown
// somewhere.
#include "searchd/desk/desk_words.h"

#include <filesystem>
#include <regex>
#include <set>

#include <boost/test/unit_test.hpp>

#include "schemas/desk/act.h"
#include "schemas/file.h"
#include "searchd/web/embed/embedded_file.h"
#include "searchd/web/messages.h"
#include "tests/paths.h"

namespace rundkurs::desk {
namespace {

std::set<std::string> all_in(const std::string& text, const std::regex& pattern) {
  std::set<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at)
    found.insert((*at)[1].str());
  return found;
}

std::set<std::string> keys_of(const DeskWords& words) {
  std::set<std::string> keys;
  for (const auto& [key, text] : words.all())
    keys.insert(key);
  return keys;
}

std::set<std::string> in_templates() {
  std::set<std::string> keys;
  for (const auto path : web::embedded_files("templates/"))
    keys.merge(all_in(std::string(web::embedded_file(path).value()),
                      std::regex(R"(\{\{\{?[#^/]?d\.([a-z_.0-9-]+)\}?\}\})")));
  return keys;
}

std::set<std::string> in_sources() {
  std::set<std::string> literals;
  for (const auto& entry : std::filesystem::directory_iterator(source_path("searchd/desk"))) {
    if (entry.path().extension() == ".cpp")
      literals.merge(
          all_in(read_file(entry.path().string()).value(), std::regex(R"re("([a-z_.0-9-]+)")re")));
  }
  return literals;
}

BOOST_AUTO_TEST_SUITE(desk_words)

BOOST_AUTO_TEST_CASE(every_language_has_the_same_words_and_holes) {
  const std::regex hole(R"(\{([a-z_]+)\})");
  const auto& norwegian = DeskWords::in("nb");
  for (const auto& language : web::Messages::languages()) {
    BOOST_TEST_CONTEXT(language) {
      const auto& words = DeskWords::in(language);
      BOOST_TEST(keys_of(words) == keys_of(norwegian), boost::test_tools::per_element());
      for (const auto& [key, text] : words.all()) {
        BOOST_TEST(!text.empty(), key);
        BOOST_TEST((all_in(text, hole) == all_in(norwegian.text(key), hole)), key);
      }
      BOOST_TEST((&words == &norwegian) == (language == "nb"));
    }
  }
  BOOST_TEST(&DeskWords::in("xx") == &norwegian);
}

BOOST_AUTO_TEST_CASE(every_word_is_shown_and_every_one_asked_for_is_there) {
  const auto known = keys_of(DeskWords::in("nb"));
  const auto templates = in_templates();
  const auto sources = in_sources();
  BOOST_TEST(templates.size() > 30U);
  for (const auto& key : templates)
    BOOST_TEST(known.contains(key), "a template asks for " << key);
  for (const auto& key : known) {
    const auto stem = key.substr(0, key.find('.') + 1);
    BOOST_TEST((templates.contains(key) || sources.contains(key) || sources.contains(stem)),
               key << " is shown nowhere");
  }
}

BOOST_AUTO_TEST_CASE(every_act_of_the_audit_log_has_a_text_and_every_text_an_act) {
  std::set<std::string> acts;
  for (std::size_t i = 0; i < act_names.size(); ++i) {
    BOOST_TEST(static_cast<std::size_t>(act_names.at(i).act) == i);
    acts.insert("act." + std::string(act_names.at(i).name));
  }
  BOOST_TEST(acts.size() == act_names.size(), "a name stands twice");
  std::set<std::string> texts;
  for (const auto& key : keys_of(DeskWords::in("nb")))
    if (key.starts_with("act.")) texts.insert(key);
  BOOST_TEST(texts == acts, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk

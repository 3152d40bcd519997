#include "searchd/web/template.h"

#include <regex>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "searchd/web/embed/embedded_file.h"
#include "searchd/web/messages.h"

namespace rundkurs::web {
namespace {

BOOST_AUTO_TEST_SUITE(templates)

BOOST_AUTO_TEST_CASE(values_are_escaped) {
  const nlohmann::json model = {{"heading", "<script>alert('x')</script> & more"},
                                {"paragraphs", {"a \"quote\""}}};
  const auto page = render("message", model);
  BOOST_TEST(page.find("<script>alert") == std::string::npos);
  BOOST_TEST(page.find("&lt;script&gt;") != std::string::npos);
  BOOST_TEST(page.find("a &quot;quote&quot;") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_missing_template_is_a_bug) {
  BOOST_CHECK_THROW(render("no-such-page", {}), std::logic_error);
}

BOOST_AUTO_TEST_CASE(every_message_a_template_asks_for_exists) {
  const std::regex use(R"(\{\{\{?[#^/]?t\.([a-z_.0-9]+)\}?\}\})");
  int uses = 0;
  for (const auto path : embedded_files("templates/")) {
    const std::string source(embedded_file(path).value());
    for (std::sregex_iterator at(source.begin(), source.end(), use), end; at != end; ++at) {
      ++uses;
      const auto key = (*at)[1].str();
      BOOST_TEST(Messages::in("nb").all().contains(key), path << " asks for " << key);
    }
  }
  BOOST_TEST(uses > 20);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::web

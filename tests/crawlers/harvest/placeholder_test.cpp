#include "tests/fixtures/site_server/placeholder.h"

#include <stdexcept>

#include <boost/test/unit_test.hpp>

namespace rundkurs::sites {
namespace {

using namespace std::chrono_literals;

std::string filled(std::string_view text) {
  return fill_placeholders(text, counting_day(2026y / 11 / 22d));
}

BOOST_AUTO_TEST_SUITE(placeholder)

BOOST_AUTO_TEST_CASE(days_and_terms_lie_ahead_in_each_language) {
  const std::pair<const char*, const char*> cases[] = {
      {"fra {{day+75}} til", "fra 2027-01-15 til"},
      {"{{day+75:nb}}", "15. januar 2027"},
      {"{{day+75:fi}} - {{day+76:fi}}", "15.1.2027 - 16.1.2027"},
      {"{{day+75:sv}}", "15 januari 2027"},
      {"{{day+75:da}}", "15. januar 2027"},
      {"{{day+75:en}}", "15 January 2027"},
      {"{{term+0:nb}}", "Høst 2026"},
      {"{{term+1:sv}}", "VT 2027"},
      {"{{term+2:kausi}} {{term+2:year}}", "kausi_s 2027"},
      {"{{year+1}}", "2027"},
      {"{ \"a\": {} } {{ ikke lukket", "{ \"a\": {} } {{ ikke lukket"},
  };
  for (const auto& [text, expected] : cases) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(filled(text) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_placeholder_of_no_known_form_is_an_error) {
  for (const char* text : {"{{day}}", "{{day+x}}", "{{day-3}}", "{{month+1}}", "{{day+1:xx}}"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_CHECK_THROW(filled(text), std::invalid_argument);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::sites

#include "searchd/desk/mail_waiting.h"

#include <chrono>

#include <boost/test/unit_test.hpp>

namespace rundkurs::desk {
namespace {

using namespace std::chrono_literals;

const Timestamp start{std::chrono::seconds{1'800'000'000}};

BOOST_AUTO_TEST_SUITE(mail_waiting)

BOOST_AUTO_TEST_CASE(what_waits_is_given_once_to_whom_it_belongs) {
  MailWaiting waiting;
  const auto name = waiting.put("anna", {{}, {{7, MailFault::no_text}}}, start);
  BOOST_TEST(!waiting.take("bo", name, start));
  BOOST_TEST(!waiting.take("anna", "another", start));
  BOOST_TEST(!waiting.take("anna", "", start));
  const auto reading = waiting.take("anna", name, start + 29min);
  BOOST_REQUIRE(reading.has_value());
  BOOST_TEST(reading->unread.at(0).number == 7U);
  BOOST_TEST(!waiting.take("anna", name, start));
}

BOOST_AUTO_TEST_CASE(nothing_waits_for_ever_or_in_any_number) {
  MailWaiting waiting;
  const auto old = waiting.put("anna", {}, start);
  BOOST_TEST(!waiting.take("anna", old, start + 31min));
  const auto first = waiting.put("a", {}, start);
  const auto again = waiting.put("a", {}, start + 1s);
  BOOST_TEST(!waiting.take("a", first, start + 2s));
  for (const auto* account : {"b", "c", "d", "e"})
    waiting.put(account, {}, start + 3s);
  BOOST_TEST(!waiting.take("a", again, start + 4s));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk

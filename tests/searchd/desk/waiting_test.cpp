#include "searchd/desk/waiting.h"

#include <chrono>

#include <boost/test/unit_test.hpp>

namespace rundkurs::desk {
namespace {

using namespace std::chrono_literals;

const Timestamp start{std::chrono::seconds{1'800'000'000}};

BOOST_AUTO_TEST_SUITE(waiting)

BOOST_AUTO_TEST_CASE(what_waits_is_given_once_to_whom_it_belongs) {
  Waiting<std::string> waiting;
  const auto name = waiting.put("anna", "a file", start);
  BOOST_TEST(!waiting.take("bo", name, start));
  BOOST_TEST(!waiting.take("anna", "another", start));
  BOOST_TEST(!waiting.take("anna", "", start));
  BOOST_TEST((waiting.take("anna", name, start + 29min) == "a file"));
  BOOST_TEST(!waiting.take("anna", name, start));
}

BOOST_AUTO_TEST_CASE(nothing_waits_for_ever_or_in_any_number) {
  Waiting<std::string> waiting;
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

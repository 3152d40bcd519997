#include "searchd/query/digest_set.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs::query {
namespace {

BOOST_AUTO_TEST_SUITE(digest_set)

BOOST_AUTO_TEST_CASE(what_was_added_is_there_once_sealed) {
  DigestSet set;
  BOOST_TEST(!set.contains(""));
  for (const auto* const text : {"gjenvinn", "avfall", "gjenvinn", "økonomi"})
    set.add(text);
  set.seal();
  for (const auto* const text : {"gjenvinn", "avfall", "økonomi"})
    BOOST_TEST(set.contains(text), text);
  for (const auto* const text : {"", "gjenvin", "okonomi", "avfallet"})
    BOOST_TEST(!set.contains(text), text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query

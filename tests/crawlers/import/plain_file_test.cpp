#include "crawlers/import/plain_file.h"

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using namespace std::string_view_literals;

// {"a": 1} and a line feed, packed by gzip.
constexpr auto packed =
    "\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\xFF\xAB\x56\x4A\x54\xB2\x52\x30\xAC\xE5\x02\x00\xFA\xA1\x47\x5C\x09\x00\x00\x00"sv;

BOOST_AUTO_TEST_SUITE(plain_file)

BOOST_AUTO_TEST_CASE(a_packed_file_is_unpacked_and_another_is_as_it_is) {
  const TemporaryFolder folder;
  BOOST_TEST(read_plain_file(folder.write("a.gz", packed), 1000).value() == "{\"a\": 1}\n");
  BOOST_TEST(read_plain_file(folder.write("b", "{}"), 1000).value() == "{}");
}

BOOST_AUTO_TEST_CASE(a_packed_file_that_is_cut_or_too_large_is_an_error) {
  const TemporaryFolder folder;
  const auto cut = folder.write("cut.gz", packed.substr(0, packed.size() - 6));
  BOOST_TEST(!read_plain_file(cut, 1000).has_value());
  BOOST_TEST(!read_plain_file(folder.write("a.gz", packed), 4).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

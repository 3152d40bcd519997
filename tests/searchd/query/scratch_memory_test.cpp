#include "searchd/query/scratch_memory.h"

#include <filesystem>
#include <string>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/temporary_folder.h"
#include "tests/searchd/query/scratch_folder.h"

namespace rundkurs::query {
namespace {

constexpr std::size_t a_page_and_a_byte = 4097;

BOOST_AUTO_TEST_SUITE(scratch_memory)

BOOST_AUTO_TEST_CASE(it_is_memory_and_leaves_no_name) {
  const TemporaryFolder folder;
  const ScratchFolder here(folder.path().string());
  auto made = ScratchMemory::make(a_page_and_a_byte);
  BOOST_REQUIRE(made.has_value());
  BOOST_TEST(std::filesystem::is_empty(folder.path()));
  BOOST_TEST(made->size() == a_page_and_a_byte);
  BOOST_TEST((made->data()[a_page_and_a_byte - 1] == std::byte{0}));
  made->data()[a_page_and_a_byte - 1] = std::byte{7};
  ScratchMemory moved;
  moved = *std::move(made);
  BOOST_TEST((moved.data()[a_page_and_a_byte - 1] == std::byte{7}));
}

BOOST_AUTO_TEST_CASE(no_room_is_an_error_that_names_the_folder) {
  const TemporaryFolder folder;
  {
    const ScratchFolder here(folder.path().string());
    const auto too_much = ScratchMemory::make(std::size_t{1} << 62U);
    BOOST_REQUIRE(!too_much.has_value());
    BOOST_TEST(too_much.error().where == folder.path().string());
    BOOST_TEST(std::filesystem::is_empty(folder.path()));
  }
  const ScratchFolder nowhere(folder.file("nowhere"));
  const auto made = ScratchMemory::make(1);
  BOOST_REQUIRE(!made.has_value());
  BOOST_TEST(made.error().hint.find("TMPDIR") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::query

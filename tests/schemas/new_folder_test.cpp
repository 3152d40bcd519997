#include "schemas/new_folder.h"

#include <boost/test/unit_test.hpp>

#include "schemas/file.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

BOOST_AUTO_TEST_SUITE(new_folder)

BOOST_AUTO_TEST_CASE(it_is_there_when_it_is_finished) {
  const TemporaryFolder folder;
  const auto path = folder.file("deep/down");
  auto made = NewFolder::make(path + "/", fs::perms::owner_all);
  BOOST_REQUIRE(made);
  BOOST_REQUIRE(write_file_atomically(made->file("a"), "1"));
  BOOST_TEST(!fs::exists(path));
  BOOST_REQUIRE(made->finish());
  BOOST_TEST(read_file(path + "/a").value() == "1");
  BOOST_TEST((fs::status(path).permissions() == fs::perms::owner_all));
  BOOST_TEST(entries(folder.path() / "deep") == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_not_finished_leaves_nothing) {
  const TemporaryFolder folder;
  {
    const auto made = NewFolder::make(folder.file("x"), fs::perms::owner_all);
    BOOST_REQUIRE(made);
    BOOST_REQUIRE(write_file_atomically(made->file("a"), "1"));
  }
  BOOST_TEST(entries(folder.path()) == 0U);
}

BOOST_AUTO_TEST_CASE(nothing_is_replaced) {
  const TemporaryFolder folder;
  const auto file = folder.write("file", "kept");
  fs::create_directory(folder.file("empty"));
  fs::create_symlink("nowhere", folder.file("link"));
  for (const auto* name : {"file", "empty", "link"}) {
    const auto refused = NewFolder::make(folder.file(name), fs::perms::owner_all);
    BOOST_REQUIRE(!refused);
    BOOST_TEST((refused.error().code == Error::Code::conflict));
  }
  // Also what came while the folder was filled, be it an empty folder.
  auto late = NewFolder::make(folder.file("late"), fs::perms::owner_all);
  BOOST_REQUIRE(late);
  fs::create_directory(folder.file("late"));
  BOOST_TEST(!late->finish());
  BOOST_TEST(read_file(file).value() == "kept");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "schemas/catalogue/catalogue.h"
#include "tests/schemas/desk/desks.h"

namespace rundkurs::desk {
namespace {

namespace fs = std::filesystem;

std::string refusal(const std::string& url) {
  const auto opened = Desk::open(url);
  return opened ? "opened" : describe(opened.error());
}

BOOST_AUTO_TEST_SUITE(desk_address)

BOOST_AUTO_TEST_CASE(a_file_is_made_for_its_owner_alone) {
  const SqliteDesk desk;
  const auto others = fs::perms::group_all | fs::perms::others_all;
  for (const char* ending : {"", "-wal", "-shm"})
    BOOST_TEST(((fs::status(desk.path() + ending).permissions() & others) == fs::perms::none));
}

BOOST_AUTO_TEST_CASE(an_address_that_names_no_desk_is_wrong_use) {
  const auto refused = refusal("mysql://user:secret@localhost/x");
  BOOST_TEST(refused.find("--desk") != std::string::npos);
  BOOST_TEST(refused.find("sqlite:var/desk.db") != std::string::npos);
  BOOST_TEST(refused.find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_catalogue_is_no_desk_and_a_desk_no_catalogue) {
  const TemporaryFolder folder;
  for (const auto& url :
       {"sqlite:" + folder.file("rundkurs.db"), PostgresqlServer::instance().new_schema()}) {
    BOOST_REQUIRE(Catalogue::open(url, Catalogue::Access::read_write));
    BOOST_TEST(refusal(url).find("not a desk") != std::string::npos);
    BOOST_TEST(Catalogue::open(url, Catalogue::Access::read_write).has_value());
  }
  const SqliteDesk desk;
  for (const auto access : {Catalogue::Access::read_write, Catalogue::Access::read_only}) {
    const auto opened = Catalogue::open(desk.url(), access);
    BOOST_REQUIRE(!opened);
    BOOST_TEST(describe(opened.error()).find("not a catalogue") != std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk

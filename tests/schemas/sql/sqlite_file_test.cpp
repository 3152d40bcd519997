#include "schemas/sql/sqlite_file.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <boost/test/unit_test.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "schemas/catalogue/catalogue_kind.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

struct Folder {
  TemporaryFolder folder;
  std::string path(const std::string& name) const { return (folder.path() / name).string(); }

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(path(name), std::ios::binary) << content;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

/// The error of opening `path`, or "opened".
std::string refusal(const std::string& path, DatabaseAccess mode) {
  const auto file = open_sqlite_file(path, catalogue_kind(), mode);
  return file ? "opened" : describe(file.error());
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

BOOST_FIXTURE_TEST_SUITE(sqlite_file, Folder)

BOOST_AUTO_TEST_CASE(migrations_are_numbered_without_gaps) {
  BOOST_REQUIRE(!catalogue_kind().migrations.empty());
  int expected = 1;
  for (const Migration& migration : catalogue_kind().migrations) {
    BOOST_TEST(migration.number == expected++);
    BOOST_TEST(!migration.sql.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_writer_makes_the_file_with_its_folders_in_the_newest_shape) {
  const auto file =
      open_sqlite_file(path("var/deep/catalogue.db"), catalogue_kind(), DatabaseAccess::read_write);
  BOOST_REQUIRE(file);
  const auto number = migration_number((*file)->connection, catalogue_kind());
  BOOST_REQUIRE(number);
  BOOST_TEST(*number == catalogue_kind().migrations.back().number);
}

BOOST_AUTO_TEST_CASE(an_older_shape_is_brought_up_to_date_by_a_writer_alone) {
  {
    sqlite::Connection old(path("old.db"), sqlite::Connection::Mode::read_write);
    old.execute("CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT");
  }
  BOOST_TEST(
      contains(refusal(path("old.db"), DatabaseAccess::read_only), "run a command that writes it"));
  BOOST_TEST(refusal(path("old.db"), DatabaseAccess::read_write) == "opened");
  BOOST_TEST(refusal(path("old.db"), DatabaseAccess::read_only) == "opened");
}

BOOST_AUTO_TEST_CASE(a_newer_shape_is_refused_and_stays_as_it_is) {
  BOOST_TEST(refusal(path("new.db"), DatabaseAccess::read_write) == "opened");
  {
    sqlite::Connection later(path("new.db"), sqlite::Connection::Mode::read_write);
    later.execute("INSERT INTO migration (number, name) VALUES (9999, 'of the future')");
  }
  for (const auto mode : {DatabaseAccess::read_only, DatabaseAccess::read_write}) {
    const std::string refused = refusal(path("new.db"), mode);
    BOOST_TEST(contains(refused, "new.db: the catalogue has shape 9999"));
    BOOST_TEST(contains(refused, "newer version"));
  }
}

BOOST_AUTO_TEST_CASE(a_missing_file_is_no_empty_catalogue_to_a_reader) {
  const std::string refused = refusal(path("missing.db"), DatabaseAccess::read_only);
  BOOST_TEST(contains(refused, "missing.db: no catalogue there"));
  BOOST_TEST(!fs::exists(path("missing.db")));
}

BOOST_AUTO_TEST_CASE(what_is_no_catalogue_is_refused_and_not_touched) {
  write("text.db",
        "This is a letter, and it is long enough to look at as a header of a database.\n");
  {
    sqlite::Connection other(path("other.db"), sqlite::Connection::Mode::read_write);
    other.execute("CREATE TABLE songs (title TEXT)");
  }
  const std::string letter = read("text.db");
  const std::string songs = read("other.db");
  for (const auto mode : {DatabaseAccess::read_only, DatabaseAccess::read_write}) {
    BOOST_TEST(contains(refusal(path("text.db"), mode), "text.db: file is not a database"));
    BOOST_TEST(
        contains(refusal(path("other.db"), mode), "other.db: a database of another program"));
    BOOST_TEST(contains(refusal(folder.path().string(), mode), "is a folder"));
  }
  BOOST_TEST(read("text.db") == letter);
  BOOST_TEST(read("other.db") == songs);
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made_is_named) {
  write("file", "");
  BOOST_TEST(contains(refusal(path("file/catalogue.db"), DatabaseAccess::read_write),
                      "file: cannot be made"));
}

BOOST_AUTO_TEST_CASE(a_second_writer_is_told_and_readers_go_on) {
  const auto first = open_sqlite_file(path("c.db"), catalogue_kind(), DatabaseAccess::read_write);
  BOOST_REQUIRE(first);
  fs::create_symlink(path("c.db"), path("link.db"));
  for (const char* name : {"c.db", "link.db"}) {
    const auto second = open_sqlite_file(path(name), catalogue_kind(), DatabaseAccess::read_write);
    BOOST_REQUIRE(!second);
    BOOST_TEST((second.error().code == Error::Code::conflict));
    BOOST_TEST(
        contains(describe(second.error()),
                 "c.db: the catalogue is being written by process " + std::to_string(::getpid())));
  }
  sql::Transaction writing((*first)->connection);
  BOOST_TEST(refusal(path("c.db"), DatabaseAccess::read_only) == "opened");
}

BOOST_AUTO_TEST_CASE(the_lock_of_a_killed_writer_is_free) {
  int ready[2];
  BOOST_REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto file = open_sqlite_file(path("c.db"), catalogue_kind(), DatabaseAccess::read_write);
    const char answer = file ? 'y' : 'n';
    if (::write(ready[1], &answer, 1) != 1) ::_exit(1);
    ::pause();
    ::_exit(0);
  }
  char answer = 0;
  BOOST_REQUIRE(::read(ready[0], &answer, 1) == 1);
  BOOST_TEST(answer == 'y');
  BOOST_TEST(contains(refusal(path("c.db"), DatabaseAccess::read_write),
                      "written by process " + std::to_string(child)));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(ready[0]);
  ::close(ready[1]);
  BOOST_TEST(refusal(path("c.db"), DatabaseAccess::read_write) == "opened");
}

BOOST_AUTO_TEST_CASE(a_personal_file_is_its_owners_alone) {
  auto kind = catalogue_kind();
  kind.personal = true;
  write("p.db", "");
  fs::permissions(path("p.db"), fs::perms::all);
  const auto file = open_sqlite_file(path("p.db"), kind, DatabaseAccess::read_write);
  BOOST_REQUIRE(file);
  for (const char* name : {"p.db", "p.db-wal", "p.db-shm"}) {
    const auto others = fs::perms::group_all | fs::perms::others_all;
    BOOST_TEST(((fs::status(path(name)).permissions() & others) == fs::perms::none), name);
  }
}

BOOST_AUTO_TEST_CASE(what_is_erased_from_a_personal_file_is_overwritten) {
  auto kind = catalogue_kind();
  kind.personal = true;
  const std::string secret(3000, 's');
  {
    const auto file = open_sqlite_file(path("p.db"), kind, DatabaseAccess::read_write);
    BOOST_REQUIRE(file);
    auto& connection = (*file)->connection;
    connection.execute("CREATE TABLE letter (text TEXT NOT NULL) STRICT");
    sql::Statement(connection, "INSERT INTO letter VALUES (?1)").run(secret);
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    BOOST_TEST(contains(read("p.db"), secret));
    connection.execute("DELETE FROM letter");
  }
  BOOST_TEST(!contains(read("p.db"), secret.substr(0, 100)));
}

BOOST_AUTO_TEST_CASE(several_programs_may_write_where_the_kind_says_so) {
  auto kind = catalogue_kind();
  kind.writers = DatabaseKind::Writers::several;
  const auto first = open_sqlite_file(path("s.db"), kind, DatabaseAccess::read_write);
  const auto second = open_sqlite_file(path("s.db"), kind, DatabaseAccess::read_write);
  BOOST_REQUIRE(first);
  BOOST_REQUIRE(second);
  (*second)->connection.execute("PRAGMA busy_timeout = 1");
  sql::Transaction writing((*first)->connection);
  const auto meanwhile = sql::guarded([&] { sql::Transaction other((*second)->connection); });
  BOOST_REQUIRE(!meanwhile);
  BOOST_TEST((meanwhile.error().code == Error::Code::conflict));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

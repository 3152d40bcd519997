#include <csignal>
#include <filesystem>

#include <boost/test/unit_test.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "schemas/catalogue/catalogue.h"
#include "schemas/sql/sqlite.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/catalogue/store.h"

namespace rundkurs {
namespace {

const Timestamp start{std::chrono::seconds{1'800'000'000}};

BOOST_AUTO_TEST_SUITE(catalogue_address)

BOOST_AUTO_TEST_CASE(an_address_that_names_no_catalogue_is_wrong_use) {
  for (const char* url : {"", "sqlite:", "rundkurs.db", "mysql://user:secret@localhost/x"}) {
    BOOST_TEST_CONTEXT(url) {
      const auto opened = Catalogue::open(url, Catalogue::Access::read_write);
      BOOST_REQUIRE(!opened);
      BOOST_TEST((opened.error().code == Error::Code::usage));
      BOOST_TEST(describe(opened.error()).find("sqlite:") != std::string::npos);
      BOOST_TEST(describe(opened.error()).find("secret") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_catalogue_in_memory_ends_with_its_object) {
  for (int time = 0; time < 2; ++time) {
    auto opened = Catalogue::open("sqlite::memory:", Catalogue::Access::read_write);
    BOOST_REQUIRE(opened);
    BOOST_TEST(*(*opened)->count({}) == 0);
    BOOST_REQUIRE(
        (*opened)->put(imported_row("no-uni-1", "https://uni.example/1", "nb", "A"), start));
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(readers_see_what_is_committed_while_a_writer_writes, Store, Stores) {
  Store store;
  BOOST_REQUIRE(
      store.catalogue().put(imported_row("no-uni-1", "https://uni.example/1", "nb", "A"), start));
  BOOST_REQUIRE(store.catalogue().in_transaction([&]() -> Result<void> {
    BOOST_REQUIRE(
        store.catalogue().put(imported_row("no-uni-2", "https://uni.example/2", "nb", "B"), start));
    auto reader = Catalogue::open(store.url(), Catalogue::Access::read_only);
    if (!reader) BOOST_FAIL(describe(reader.error()));
    BOOST_TEST(*(*reader)->count({}) == 1);
    const auto refused =
        (*reader)->put(imported_row("no-uni-3", "https://uni.example/3", "nb", "C"), start);
    BOOST_REQUIRE(!refused);
    BOOST_TEST((refused.error().code == Error::Code::storage));
    return {};
  }));
}

/// Offerings 0, 1, 2 … each in a transaction with its URL; the number is told after each commit.
[[noreturn]] void write_until_killed(const std::string& url, int tell) {
  auto catalogue = Catalogue::open(url, Catalogue::Access::read_write);
  if (!catalogue) ::_exit(1);
  auto first = (*catalogue)->count({});
  for (std::uint32_t i = first ? static_cast<std::uint32_t>(*first) : 0;; ++i) {
    const std::string id = "no-uni-" + std::to_string(i);
    const std::string page = "https://uni.example/" + std::to_string(i);
    const auto done = (*catalogue)->in_transaction([&]() -> Result<void> {
      FrontierEntry entry;
      entry.url = page;
      entry.host = "uni.example";
      if (auto added = (*catalogue)->frontier().add(std::span(&entry, 1)); !added)
        return added.error();
      auto stored = (*catalogue)->put(harvested_page(id, page, "nb", id), start);
      return stored ? Result<void>() : Result<void>(stored.error());
    });
    if (!done || ::write(tell, &i, sizeof i) != sizeof i) ::_exit(1);
  }
}

void check_integrity(const SqliteStore& store) {
  sqlite::Connection connection(store.path(), sqlite::Connection::Mode::read_write);
  sql::Statement integrity(connection, "PRAGMA integrity_check");
  auto row = integrity.use();
  BOOST_REQUIRE(row.next());
  BOOST_TEST(row.text(0) == "ok");
  sql::Statement foreign_keys(connection, "PRAGMA foreign_key_check");
  BOOST_TEST(!foreign_keys.use().next());
}

/// The server was not killed; what it holds is checked through the catalogue.
void check_integrity(const PostgresqlStore& /*store*/) {}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_committed_survives_a_killed_writer, Store, Stores) {
  Store store;
  store.close();
  std::uint32_t told = 0;
  for (int round = 0; round < 12; ++round) {
    int ends[2];
    BOOST_REQUIRE(::pipe(ends) == 0);
    const pid_t writer = ::fork();
    if (writer == 0) {
      ::close(ends[0]);
      write_until_killed(store.url(), ends[1]);
    }
    ::close(ends[1]);
    for (int i = 0; i <= 2 * round; ++i) {
      BOOST_REQUIRE(::read(ends[0], &told, sizeof told) == sizeof told);
    }
    ::kill(writer, SIGKILL);
    ::waitpid(writer, nullptr, 0);
    while (::read(ends[0], &told, sizeof told) == sizeof told) {
    }
    ::close(ends[0]);

    store.reopen();
    const auto offerings = store.catalogue().count({});
    BOOST_REQUIRE(offerings);
    BOOST_TEST(*offerings >= told + 1);
    BOOST_TEST(*offerings <= told + 2);  // the one that was committed and not yet told
    for (std::size_t i = 0; i < *offerings; ++i) {
      BOOST_TEST(store.catalogue().find("no-uni-" + std::to_string(i))->has_value());
      BOOST_TEST(store.frontier().find("https://uni.example/" + std::to_string(i))->has_value());
    }
    store.close();

    check_integrity(store);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

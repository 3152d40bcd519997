#include "schemas/sql/sqlite.h"

#include <stdexcept>

#include <boost/test/unit_test.hpp>
#include <sqlite3.h>

namespace rundkurs::sqlite {
namespace {

using sql::guarded;
using sql::Statement;
using sql::Transaction;

struct Database {
  Connection connection{":memory:", Connection::Mode::read_write};
  Database() { connection.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, s TEXT) STRICT"); }

  std::int64_t rows() {
    Statement count(connection, "SELECT count(*) FROM t");
    auto row = count.use();
    row.next();
    return row.integer(0);
  }
};

BOOST_FIXTURE_TEST_SUITE(sqlite, Database)

BOOST_AUTO_TEST_CASE(values_come_back_as_they_were_bound) {
  Statement values(connection, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7");
  const std::string with_nul("a\0b", 3);
  auto row = values.use(std::int64_t{1} << 40U,
                        7,
                        0.25,
                        with_nul,
                        std::string_view{},
                        std::optional<Timestamp>(),
                        Timestamp{std::chrono::seconds{1'800'000'000}});
  BOOST_REQUIRE(row.next());
  BOOST_TEST(row.integer(0) == std::int64_t{1} << 40U);
  BOOST_TEST(row.integer(1) == 7);
  BOOST_TEST(row.real(2) == 0.25);
  BOOST_TEST(row.text(3) == with_nul);
  BOOST_TEST(!row.is_null(4));  // an empty text is no NULL
  BOOST_TEST(row.text(4).empty());
  BOOST_TEST(row.is_null(5));
  BOOST_TEST(!row.optional_time(5).has_value());
  BOOST_TEST((row.optional_time(6) == Timestamp{std::chrono::seconds{1'800'000'000}}));
  BOOST_TEST(!row.next());
}

BOOST_AUTO_TEST_CASE(a_statement_resets_itself_when_its_use_ends) {
  Statement all(connection, "SELECT n FROM t ORDER BY n");
  connection.execute("INSERT INTO t (n) VALUES (1), (2), (3)");
  for (int time = 0; time < 2; ++time) {
    auto row = all.use();
    BOOST_REQUIRE(row.next());  // and is left in the middle
    BOOST_TEST(row.integer(0) == 1);
  }
  // A read that was left open would make this wait for itself.
  connection.execute("DROP TABLE t");
}

BOOST_AUTO_TEST_CASE(using_a_statement_wrongly_is_a_bug) {
  Statement all(connection, "SELECT n FROM t WHERE n > ?1");
  connection.execute("INSERT INTO t (n) VALUES (1), (2)");
  auto row = all.use(0);
  BOOST_REQUIRE(row.next());
  BOOST_CHECK_THROW(all.use(0), std::logic_error);
  Statement other(connection, "SELECT n FROM t WHERE n > ?1");
  BOOST_CHECK_THROW(other.use(), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_transaction_is_undone_unless_it_is_committed) {
  {
    Transaction transaction(connection);
    connection.execute("INSERT INTO t (n) VALUES (1)");
  }
  BOOST_TEST(rows() == 0);
  {
    Transaction transaction(connection);
    connection.execute("INSERT INTO t (n) VALUES (1)");
    transaction.commit();
  }
  BOOST_TEST(rows() == 1);
}

BOOST_AUTO_TEST_CASE(a_transaction_within_another_undoes_only_itself) {
  Transaction outer(connection);
  connection.execute("INSERT INTO t (n) VALUES (1)");
  {
    Transaction inner(connection);
    connection.execute("INSERT INTO t (n) VALUES (2)");
    {
      Transaction innermost(connection);
      connection.execute("INSERT INTO t (n) VALUES (3)");
      innermost.commit();
    }
  }
  {
    Transaction inner(connection);
    connection.execute("INSERT INTO t (n) VALUES (4)");
    inner.commit();
  }
  outer.commit();
  BOOST_TEST(rows() == 2);
}

BOOST_AUTO_TEST_CASE(an_error_names_file_statement_and_code) {
  try {
    Statement nonsense(connection, "SELECT n FROM nowhere");
    BOOST_FAIL("no error");
  } catch (const SqliteError& error) {
    BOOST_TEST(error.file() == ":memory:");
    BOOST_TEST(error.statement() == "SELECT n FROM nowhere");
    BOOST_TEST(error.code() == SQLITE_ERROR);
    BOOST_TEST((error.as_error().code == Error::Code::internal));
    BOOST_TEST(std::string(error.what()) ==
               ":memory:: no such table: nowhere [1] in SELECT n FROM nowhere");
  }
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_told_and_what_was_committed_stays) {
  connection.execute("INSERT INTO t (n) VALUES (1)");
  connection.execute("PRAGMA max_page_count = 4");
  const auto filled = guarded([&] {
    Transaction transaction(connection);
    Statement insert(connection, "INSERT INTO t (s) VALUES (?1)");
    for (int i = 0; i < 100; ++i)
      insert.run(std::string(1000, 'x'));
    transaction.commit();
  });
  BOOST_REQUIRE(!filled);
  BOOST_TEST((filled.error().code == Error::Code::storage));
  BOOST_TEST(filled.error().where == ":memory:");
  BOOST_TEST(filled.error().hint.find("make room") != std::string::npos);
  BOOST_TEST(rows() == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::sqlite

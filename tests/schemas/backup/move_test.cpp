#include "schemas/backup/move.h"

#include <algorithm>
#include <csignal>
#include <filesystem>

#include <boost/mpl/list.hpp>
#include <boost/test/unit_test.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schemas/backup/table_shape.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/catalogue/catalogue_kind.h"
#include "schemas/desk/desk.h"
#include "schemas/desk/desk_kind.h"
#include "tests/schemas/backup/full_stores.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/sql/postgresql_server.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs::backup {
namespace {

const Timestamp then{std::chrono::seconds{1'795'000'000}};
const std::string nowhere = "sqlite:/nowhere/at/all.db";

class NewFile {
 public:
  std::string url() const { return "sqlite:" + folder_.file("new/store.db"); }

 private:
  TemporaryFolder folder_;
};

class NewSchema {
 public:
  const std::string& url() const { return url_; }

 private:
  std::string url_ = PostgresqlServer::instance().new_schema();
};

template <typename From, typename To>
struct Way {
  From from;
  To to;
};

using Ways = boost::mpl::list<Way<NewFile, NewFile>,
                              Way<NewFile, NewSchema>,
                              Way<NewSchema, NewFile>,
                              Way<NewSchema, NewSchema>>;

Result<std::vector<TableDigest>> move(const std::string& from,
                                      const std::string& to,
                                      const DatabaseKind& kind = catalogue_kind(),
                                      const MoveOptions& options = {}) {
  SilentProgress silent;
  return move_database(from, to, kind, options, silent);
}

template <typename T>
std::string refusal(const Result<T>& moved) {
  return moved ? "moved" : describe(moved.error());
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void put(const std::string& catalogue, const std::string& id) {
  auto store = Catalogue::open(catalogue, Catalogue::Access::read_write);
  BOOST_REQUIRE_MESSAGE(store, refusal(store));
  BOOST_REQUIRE((*store)->put(harvested_page(id, "https://uni.example/" + id, "nb", "Nytt"), then));
}

/// A move in a program of its own, killed once it has brought so many transactions.
void move_and_be_killed(const std::string& from, const std::string& to, int transactions) {
  class Telling final : public Progress {
   public:
    explicit Telling(int to) : to_(to) {}
    void update(std::size_t, std::size_t, std::string_view) override {
      if (::write(to_, "x", 1) != 1) ::_exit(1);
    }

   private:
    int to_;
  };
  int ends[2];
  BOOST_REQUIRE(::pipe(ends) == 0);
  const pid_t mover = ::fork();
  if (mover == 0) {
    ::close(ends[0]);
    Telling telling(ends[1]);
    const auto moved = move_database(from, to, catalogue_kind(), {.batch = 7}, telling);
    ::_exit(moved ? 0 : 1);
  }
  ::close(ends[1]);
  char told = 0;
  for (int i = 0; i < transactions && ::read(ends[0], &told, 1) == 1; ++i) {
  }
  ::kill(mover, SIGKILL);
  ::waitpid(mover, nullptr, 0);
  ::close(ends[0]);
}

BOOST_AUTO_TEST_SUITE(moves)

BOOST_AUTO_TEST_CASE(each_table_is_known_with_a_key_and_behind_what_it_refers_to) {
  for (const auto* kind : {&catalogue_kind(), &desk::desk_kind()}) {
    const auto tables = table_shapes(*kind);
    BOOST_TEST(tables.size() >= 14U);
    for (const auto& table : tables)
      BOOST_TEST(!table.key.empty(), table.name);
  }
  const auto tables = table_shapes(catalogue_kind());
  const auto robots = std::find_if(
      tables.begin(), tables.end(), [](const auto& table) { return table.name == "robots"; });
  BOOST_REQUIRE(robots != tables.end());
  BOOST_TEST((robots->columns.at(0).holds == ColumnShape::Holds::text));
  BOOST_TEST((robots->columns.at(1).holds == ColumnShape::Holds::bytes));
  BOOST_TEST((robots->columns.at(2).holds == ColumnShape::Holds::integer));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_whole_catalogue_comes_over, Stores, Ways) {
  const Stores stores;
  fill_catalogue(stores.from.url(), 120);
  const auto before = lines_of(stores.from.url());
  const auto moved = move(stores.from.url(), stores.to.url());
  BOOST_REQUIRE_MESSAGE(moved, refusal(moved));
  for (const auto& table : *moved) {
    // Which crawler has a host is noted only where there may be several.
    if (table.table != "frontier_host" || !stores.from.url().starts_with("sqlite:"))
      BOOST_TEST(table.rows > 0, table.table + " is not tried");
  }
  BOOST_TEST((lines_of(stores.to.url()) == before));
  BOOST_TEST((lines_of(stores.from.url()) == before));

  // An index goes on with it, and so does a crawl, with keys of its own.
  const auto from = Catalogue::open(stores.from.url(), Catalogue::Access::read_only);
  {
    const auto to = Catalogue::open(stores.to.url(), Catalogue::Access::read_only);
    BOOST_TEST(*(*to)->catalogue_id() == *(*from)->catalogue_id());
    BOOST_TEST(*(*to)->revision() == *(*from)->revision());
    BOOST_TEST(*(*to)->merge_reasons("no-uni-1") == *(*from)->merge_reasons("no-uni-1"));
    BOOST_TEST((*to)->find("no-uni-1-igjen")->value().id == "no-uni-1");
    const auto robots = **(*to)->frontier().robots("https://uni.example");
    BOOST_TEST(robots.body == std::string("User-agent: *\n\0\xe5\n", 17));
  }
  put(stores.to.url(), "no-uni-new");
  BOOST_TEST(lines_of(stores.to.url()).size() == before.size() + 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_whole_desk_comes_over, Stores, Ways) {
  const Stores stores;
  fill_desk(stores.from.url(), 60);
  const auto moved = move(stores.from.url(), stores.to.url(), desk::desk_kind());
  BOOST_REQUIRE_MESSAGE(moved, refusal(moved));
  for (const auto& table : *moved)
    BOOST_TEST(table.rows > 0, table.table + " is not tried");
  const auto there = desk::Desk::open(stores.to.url());
  BOOST_REQUIRE(there);
  const auto from = desk::Desk::open(stores.from.url());
  BOOST_TEST(*(*there)->inquiries().count({}) == *(*from)->inquiries().count({}));
  BOOST_TEST(*(*there)->institution_links().key() == *(*from)->institution_links().key());
  BOOST_TEST((*there)->accounts().note({"anna", then}, desk::Act::logged_in, "anna").has_value());
  if (stores.to.url().starts_with("sqlite:")) {
    struct stat found {};
    BOOST_REQUIRE(::stat(stores.to.url().substr(7).c_str(), &found) == 0);
    BOOST_TEST((found.st_mode & 0777U) == 0600U);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_killed_move_goes_on, Stores, Ways) {
  const Stores stores;
  fill_catalogue(stores.from.url(), 120);
  for (int transactions = 1; transactions < 90; transactions = 3 * transactions + 1) {
    move_and_be_killed(stores.from.url(), stores.to.url(), transactions);
    // Half a catalogue is none: nobody indexes it, and nobody crawls into it.
    for (const auto access : {Catalogue::Access::read_only, Catalogue::Access::read_write}) {
      const auto opened = Catalogue::open(stores.to.url(), access);
      BOOST_REQUIRE(!opened);
      BOOST_TEST(holds(describe(opened.error()), "migrate-catalogue"), describe(opened.error()));
    }
  }
  // What is there already is not brought again.
  class Counting final : public Progress {
   public:
    void update(std::size_t done, std::size_t total, std::string_view note) override {
      if (first == 0 && !note.starts_with("compared")) first = done;
      if (!note.starts_with("compared")) all = total;
    }
    std::size_t first = 0;
    std::size_t all = 0;
  } counting;
  const auto moved =
      move_database(stores.from.url(), stores.to.url(), catalogue_kind(), {}, counting);
  BOOST_REQUIRE_MESSAGE(moved, refusal(moved));
  BOOST_TEST(counting.first > 40U * 7U);
  BOOST_TEST((lines_of(stores.to.url()) == lines_of(stores.from.url())));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(done_twice_it_is_compared_and_another_is_refused, Stores, Ways) {
  const Stores stores;
  fill_catalogue(stores.from.url(), 5);
  BOOST_TEST(refusal(move(stores.from.url(), stores.to.url())) == "moved");
  BOOST_TEST(refusal(move(stores.from.url(), stores.to.url())) == "moved");
  put(stores.to.url(), "no-uni-later");
  const auto before = lines_of(stores.to.url());
  for (const bool start_over : {false, true}) {
    const auto moved =
        move(stores.from.url(), stores.to.url(), catalogue_kind(), {.start_over = start_over});
    BOOST_TEST(holds(refusal(moved), "another catalogue already"), refusal(moved));
    BOOST_TEST((lines_of(stores.to.url()) == before));
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_changed_between_two_parts_is_noticed, Stores, Ways) {
  const Stores stores;
  fill_catalogue(stores.from.url(), 60);
  move_and_be_killed(stores.from.url(), stores.to.url(), 40);
  {
    const auto crawl = Catalogue::open(stores.from.url(), Catalogue::Access::read_write);
    BOOST_REQUIRE((*crawl)->frontier().store_robots({"https://uni.example", "", 404, then}));
    BOOST_REQUIRE((*crawl)->mark_missing("https://uni.example/no-uni-1", then));
  }
  const auto stale = move(stores.from.url(), stores.to.url());
  BOOST_TEST(holds(refusal(stale), "--start-over"), refusal(stale));
  BOOST_TEST(!Catalogue::open(stores.to.url(), Catalogue::Access::read_only).has_value());
  const auto moved =
      move(stores.from.url(), stores.to.url(), catalogue_kind(), {.start_over = true});
  BOOST_TEST(refusal(moved) == "moved");
  BOOST_TEST((lines_of(stores.to.url()) == lines_of(stores.from.url())));
}

BOOST_AUTO_TEST_CASE(a_move_from_elsewhere_is_not_gone_on_with) {
  const NewFile one;
  const NewFile other;
  const NewFile to;
  fill_catalogue(one.url(), 40);
  fill_catalogue(other.url(), 50);
  move_and_be_killed(one.url(), to.url(), 5);
  const auto refused = refusal(move(other.url(), to.url()));
  BOOST_TEST(holds(refused, one.url().substr(7)), refused);
  BOOST_TEST(refusal(move(other.url(), to.url(), catalogue_kind(), {.start_over = true})) ==
             "moved");
  BOOST_TEST((lines_of(to.url()) == lines_of(other.url())));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_moved_makes_and_changes_nothing) {
  const NewFile full;
  const NewFile to;
  const NewFile desk;
  const TemporaryFolder folder;
  fill_catalogue(full.url(), 3);
  fill_desk(desk.url(), 2);
  BOOST_TEST(holds(refusal(move(nowhere, to.url())), "no catalogue there"));
  BOOST_TEST(holds(refusal(move(full.url(), full.url())), "one place"));
  BOOST_TEST(holds(refusal(move(desk.url(), to.url())), "another database of Rundkurs"));
  BOOST_TEST(holds(refusal(move(full.url(), desk.url())), "another database of Rundkurs"));
  BOOST_TEST(refusal(move("sqlite:" + folder.write("text", "no database, but long enough"),
                          to.url())) != "moved");
  BOOST_TEST(!std::filesystem::exists(to.url().substr(7)));
  const auto told = refusal(move(full.url(), "postgresql://anna:secret@127.0.0.1:1/x"));
  BOOST_TEST(!holds(told, "secret"), told);
  {
    const auto crawl = Catalogue::open(full.url(), Catalogue::Access::read_write);
    BOOST_TEST(holds(refusal(move(full.url(), to.url())), "process"));
  }
  BOOST_TEST(refusal(move(full.url(), to.url())) == "moved");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::backup

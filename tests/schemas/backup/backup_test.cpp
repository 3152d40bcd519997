#include "schemas/backup/backup.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include "schemas/backup/manifest.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/catalogue/catalogue_kind.h"
#include "schemas/desk/desk.h"
#include "schemas/desk/desk_kind.h"
#include "schemas/file.h"
#include "tests/schemas/backup/full_stores.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs::backup {
namespace {

namespace fs = std::filesystem;

template <typename T>
std::string refusal(const Result<T>& done) {
  return done ? "done" : describe(done.error());
}

const Timestamp then{std::chrono::seconds{1'795'000'000}};

/// A catalogue and a desk in a folder of their own.
struct Installation {
  TemporaryFolder folder;
  std::string catalogue = "sqlite:" + folder.file("rundkurs.db");
  std::string desk = "sqlite:" + folder.file("desk.db");

  explicit Installation(int offerings) {
    put(0, offerings);
    BOOST_REQUIRE(desk::Desk::open(desk));
  }

  void put(int first, int end) const {
    auto store = Catalogue::open(catalogue, Catalogue::Access::read_write);
    BOOST_REQUIRE_MESSAGE(store, refusal(store));
    for (int i = first; i < end; ++i)
      BOOST_REQUIRE((*store)->put(row(i), then));
  }

  static Offering row(int number) {
    const auto id = "no-uni-" + std::to_string(number);
    return imported_row(id, "https://uni.example/" + id, "nb", "Ombruk " + id);
  }

  std::vector<Store> stores() const {
    return {{catalogue, catalogue_kind()}, {desk, desk::desk_kind()}};
  }

  std::string back_up_now(Timestamp at = then, std::size_t keep = 0) const {
    const auto made = back_up(stores(), {.folder = folder.file("backups"), .keep = keep}, at);
    BOOST_REQUIRE_MESSAGE(made, refusal(made));
    return *made;
  }
};

Manifest manifest_of(const std::string& backup) {
  const auto file = backup + "/manifest.json";
  return parse_manifest(read_file(file).value(), file).value();
}

/// Table → its figures, without the one row that names the catalogue.
std::map<std::string, TableDigest> contents(const std::string& backup) {
  std::map<std::string, TableDigest> tables;
  for (const auto& copy : manifest_of(backup).copies) {
    for (const auto& table : copy.tables) {
      if (table.table != "catalogue_state") tables[copy.name + "." + table.table] = table;
    }
  }
  return tables;
}

BOOST_AUTO_TEST_SUITE(backups)

BOOST_AUTO_TEST_CASE(what_was_lost_comes_back_as_it_was) {
  const Installation here(40);
  const auto before = lines_of(here.catalogue);
  const auto backup = here.back_up_now();
  for (const auto* file : {"rundkurs.db", "desk.db"})
    fs::remove(here.folder.file(file));

  BOOST_TEST(refusal(restore(backup, here.stores(), false)) == "done");
  BOOST_TEST(lines_of(here.catalogue) == before);
  const auto again = here.back_up_now(then + std::chrono::seconds(1));
  BOOST_TEST((contents(again) == contents(backup)));
  BOOST_TEST(contents(backup).at("catalogue.offering").rows == 40);
  BOOST_TEST(contents(backup).contains("desk.inquiry"));
}

BOOST_AUTO_TEST_CASE(a_backup_while_a_crawl_writes_is_of_one_moment) {
  const Installation here(10);
  std::atomic<bool> stop = false;
  std::atomic<int> written = 10;
  std::thread writer([&] {
    auto store = Catalogue::open(here.catalogue, Catalogue::Access::read_write);
    while (store && !stop) {
      // Two in one transaction: a copy that tore it would hold an odd number.
      const auto put = (*store)->in_transaction([&]() -> Result<void> {
        for (int i = 0; i < 2; ++i) {
          if (auto stored = (*store)->put(Installation::row(written + i), then); !stored)
            return stored.error();
        }
        return {};
      });
      if (!put) break;
      written += 2;
    }
  });
  while (written < 20)
    std::this_thread::yield();
  const int before = written;
  const auto backup = here.back_up_now();
  const int after = written;
  stop = true;
  writer.join();
  BOOST_TEST(written >= 20);
  const auto rows = contents(backup).at("catalogue.offering").rows;
  BOOST_TEST(rows % 2 == 0);
  BOOST_TEST(rows >= before);
  BOOST_TEST(rows <= after + 2);
}

BOOST_AUTO_TEST_CASE(what_is_there_is_given_up_only_when_told) {
  const Installation here(3);
  const auto backup = here.back_up_now();
  here.put(3, 5);
  BOOST_TEST(refusal(restore(backup, here.stores(), false)).find("say --replace") !=
             std::string::npos);
  BOOST_TEST(lines_of(here.catalogue).size() == 5U);
  BOOST_TEST(refusal(restore(backup, here.stores(), true)) == "done");
  BOOST_TEST(lines_of(here.catalogue).size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_restored_catalogue_is_another_to_every_index) {
  const Installation here(3);
  const auto id = [&] {
    return (*Catalogue::open(here.catalogue, Catalogue::Access::read_only))->catalogue_id().value();
  };
  const auto before = id();
  BOOST_TEST(refusal(restore(here.back_up_now(), here.stores(), true)) == "done");
  BOOST_TEST(id() != before);
}

BOOST_AUTO_TEST_CASE(what_others_have_open_is_left_alone) {
  const Installation here(3);
  const auto backup = here.back_up_now();
  {
    const auto crawler = Catalogue::open(here.catalogue, Catalogue::Access::read_write);
    BOOST_REQUIRE(crawler);
    BOOST_TEST(refusal(restore(backup, here.stores(), true)) != "done");
  }
  {
    const auto daemon = desk::Desk::open(here.desk);
    BOOST_REQUIRE(daemon);
    BOOST_TEST(refusal(restore(backup, here.stores(), true)).find("stop the daemon") !=
               std::string::npos);
  }
  BOOST_TEST(refusal(restore(backup, here.stores(), true)) == "done");
  BOOST_TEST(lines_of(here.catalogue).size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_damaged_backup_changes_nothing) {
  const Installation here(60);
  const auto before = lines_of(here.catalogue);
  const auto cut = here.back_up_now();
  fs::resize_file(cut + "/catalogue.db", fs::file_size(cut + "/catalogue.db") / 2);
  BOOST_TEST(refusal(restore(cut, here.stores(), true)).find("bytes instead of") !=
             std::string::npos);

  const auto flipped = here.back_up_now(then + std::chrono::seconds(1));
  auto bytes = read_file(flipped + "/catalogue.db").value();
  const auto at = bytes.find("Ombruk no-uni-7");
  BOOST_REQUIRE(at != std::string::npos);
  bytes[at] = 'X';
  BOOST_REQUIRE(write_file_atomically(flipped + "/catalogue.db", bytes));
  BOOST_TEST(refusal(restore(flipped, here.stores(), true)) != "done");

  const auto garbage = here.back_up_now(then + std::chrono::seconds(2));
  bytes.assign(bytes.size(), 'x');
  BOOST_REQUIRE(write_file_atomically(garbage + "/catalogue.db", bytes));
  BOOST_TEST(refusal(restore(garbage, here.stores(), true)) != "done");

  BOOST_TEST((lines_of(here.catalogue) == before));
  for (const auto& entry : fs::directory_iterator(here.folder.path()))
    BOOST_TEST(entry.path().filename().string().find("restored") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_wrong_manifest_is_refused) {
  const Installation here(3);
  const auto backup = here.back_up_now();
  const auto file = backup + "/manifest.json";
  const auto right = read_file(file).value();
  const auto with = [&](const std::string& old, const std::string& other) {
    auto text = right;
    const auto at = text.find(old);
    BOOST_REQUIRE(at != std::string::npos);
    BOOST_REQUIRE(write_file_atomically(file, text.replace(at, old.size(), other)));
    return refusal(restore(backup, here.stores(), true));
  };
  BOOST_TEST(with("\"rows\": 3", "\"rows\": 4").find("3 rows instead of 4") != std::string::npos);
  BOOST_TEST(with("\"sha256\": \"", "\"sha256\": \"0").find("others than were kept") !=
             std::string::npos);
  BOOST_TEST(with("\"format\": 1", "\"format\": 2").find("another version") != std::string::npos);
  BOOST_TEST(with("\"catalogue.db\"", "\"../rundkurs.db\"").find("outside its folder") !=
             std::string::npos);
  BOOST_TEST(with("{", "[").find("not the manifest of a backup") != std::string::npos);
  BOOST_TEST(with("\"desk\"", "\"dusk\"").find("has no desk") != std::string::npos);
  fs::remove(file);
  BOOST_TEST(refusal(restore(backup, here.stores(), true)) != "done");
  BOOST_TEST(lines_of(here.catalogue).size() == 3U);
}

BOOST_AUTO_TEST_CASE(only_the_owner_reads_a_backup) {
  const Installation here(1);
  const auto backup = here.back_up_now();
  struct stat found {};
  BOOST_REQUIRE(::stat(backup.c_str(), &found) == 0);
  BOOST_TEST((found.st_mode & 0777U) == 0700U);
  BOOST_REQUIRE(::stat((backup + "/desk.db").c_str(), &found) == 0);
  BOOST_TEST((found.st_mode & 0777U) == 0600U);
}

BOOST_AUTO_TEST_CASE(the_newest_are_kept_and_nothing_else_is_touched) {
  const Installation here(1);
  const auto other = here.folder.write("backups/20200101T000000Z/notes.txt", "not a backup");
  const auto oldest = here.back_up_now(then, 2);
  const auto second = here.back_up_now(then + std::chrono::hours(24), 2);
  const auto third = here.back_up_now(then + std::chrono::hours(48), 2);
  BOOST_TEST(!fs::exists(oldest));
  BOOST_TEST(fs::exists(second));
  BOOST_TEST(fs::exists(third));
  BOOST_TEST(fs::exists(other));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_backed_up_leaves_nothing_behind) {
  const TemporaryFolder folder;
  const auto refused = [&](const std::string& url) {
    const auto made = back_up({{url, catalogue_kind()}}, {.folder = folder.file("backups")}, then);
    return made ? *made : describe(made.error());
  };
  BOOST_TEST(refused("sqlite:" + folder.file("none.db")).find("no catalogue there") !=
             std::string::npos);
  const auto told = refused("postgresql://anna:secret@db.example/rundkurs");
  BOOST_TEST(told.find("pg_dump") != std::string::npos, told);
  BOOST_TEST(told.find("secret") == std::string::npos, told);
  BOOST_TEST(refused("sqlite:" + folder.write("text.db", "not a database at all, but long enough"))
                 .find("text.db") != std::string::npos);
  BOOST_TEST(fs::is_empty(folder.file("backups")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::backup

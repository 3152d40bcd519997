#include "schemas/backup/move.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "schemas/backup/manifest.h"
#include "schemas/backup/move_rows.h"
#include "schemas/backup/table_shape.h"
#include "schemas/sql/database.h"
#include "schemas/sql/database_url.h"
#include "schemas/sql/sqlite.h"

namespace rundkurs::backup {
namespace {

using Digests = Result<std::vector<TableDigest>>;

/// The same for two ways to write one address.
std::string origin_of(const std::string& url) {
  constexpr std::string_view sqlite = "sqlite:";
  if (!url.starts_with(sqlite)) return without_password(url);
  std::error_code failure;
  const auto path = std::filesystem::weakly_canonical(url.substr(sqlite.size()), failure);
  return failure ? url : fmt::format("{}{}", sqlite, path.string());
}

class Move {
 public:
  Move(std::string origin,
       sql::Connection& from,
       sql::Connection& to,
       const DatabaseKind& kind,
       const MoveOptions& options,
       Progress& progress)
      : origin_(std::move(origin)),
        from_(from),
        to_(to),
        kind_(kind),
        options_(options),
        progress_(progress),
        tables_(table_shapes(kind)) {}

  Digests run() {
    const sql::Transaction still(from_, sql::Writers::several);
    std::vector<std::string> names;
    for (const auto& table : tables_)
      names.push_back(table.name);
    from_.hold_still(names);

    if (!begun()) {
      if (!is_fresh()) return compare_what_is_there();
      begin();
    } else if (auto goes_on = go_on(); !goes_on) {
      return goes_on.error();
    }
    copy();
    return end();
  }

 private:
  bool begun() {
    const auto tables = to_.tables();
    return std::find(tables.begin(), tables.end(), unfinished_move_table) != tables.end();
  }

  /// As the migrations leave it.
  bool is_fresh() {
    sqlite::Connection fresh(":memory:", sqlite::Connection::Mode::read_write);
    if (auto made = migrate(fresh, kind_); !made) throw sql::DatabaseError(made.error());
    return std::all_of(tables_.begin(), tables_.end(), [&](const TableShape& table) {
      return row_count(to_, table.name) == row_count(fresh, table.name);
    });
  }

  void begin() {
    sql::Transaction transaction(to_);
    to_.execute(
        fmt::format("CREATE TABLE {} (origin TEXT NOT NULL) STRICT", unfinished_move_table));
    empty();
    transaction.commit();
  }

  /// Also of the rows that migrations put there. What refers to others goes before them.
  void empty() {
    for (auto table = tables_.rbegin(); table != tables_.rend(); ++table)
      to_.execute("DELETE FROM " + table->name);
    to_.execute(fmt::format("DELETE FROM {}", unfinished_move_table));
    sql::Statement(to_, fmt::format("INSERT INTO {} (origin) VALUES (?1)", unfinished_move_table))
        .run(origin_);
  }

  Result<void> go_on() {
    if (options_.start_over) {
      sql::Transaction transaction(to_);
      empty();
      transaction.commit();
      return {};
    }
    sql::Statement origin(to_, fmt::format("SELECT origin FROM {}", unfinished_move_table));
    auto row = origin.use();
    const std::string begun_from = row.next() ? row.text(0) : "";
    if (begun_from == origin_) return {};
    return Error{.code = Error::Code::refused,
                 .message = fmt::format("a move from {} was begun there", begun_from),
                 .where = to_.name(),
                 .hint = "name that one to go on, or say --start-over to give up what it brought"};
  }

  void copy() {
    std::size_t total = 0;
    for (const auto& table : tables_)
      total += static_cast<std::size_t>(row_count(from_, table.name));
    std::size_t done = 0;
    for (const auto& table : tables_) {
      done += static_cast<std::size_t>(row_count(to_, table.name));
      copy_rows(from_, to_, table, options_.batch, [&](std::size_t rows) {
        progress_.update(done += rows, total, table.name);
      });
    }
  }

  Digests end() {
    std::vector<TableDigest> wanted;
    std::vector<TableDigest> found;
    digest(wanted, found);
    if (const auto differs = difference(wanted, found); !differs.empty()) {
      return Error{.code = Error::Code::conflict,
                   .message = fmt::format("not what {} holds: {}", from_.name(), differs),
                   .where = to_.name(),
                   .hint =
                       "it was changed between two parts of the move; begin again with "
                       "--start-over"};
    }
    sql::Transaction transaction(to_);
    for (const auto& table : tables_) {
      const auto& key = table.columns[table.key.front()];
      if (table.key.size() == 1 && key.holds == ColumnShape::Holds::integer)
        to_.continue_keys(table.name, key.name);
    }
    to_.execute(fmt::format("DROP TABLE {}", unfinished_move_table));
    transaction.commit();
    return found;
  }

  void digest(std::vector<TableDigest>& wanted, std::vector<TableDigest>& found) {
    for (const auto& table : tables_) {
      progress_.update(found.size(), tables_.size(), "compared: " + table.name);
      wanted.push_back(digest_rows(from_, table));
      found.push_back(digest_rows(to_, table));
    }
  }

  /// Another one, unless everything was moved by a program that ended before it could say so.
  Digests compare_what_is_there() {
    const Error another = {.code = Error::Code::conflict,
                           .message = fmt::format("there is another {} already", kind_.name),
                           .where = to_.name(),
                           .hint = "give an address where there is none; nothing was changed"};
    for (const auto& table : tables_) {
      if (row_count(from_, table.name) != row_count(to_, table.name)) return another;
    }
    std::vector<TableDigest> wanted;
    std::vector<TableDigest> found;
    digest(wanted, found);
    if (!difference(wanted, found).empty()) return another;
    return found;
  }

  std::string origin_;
  sql::Connection& from_;
  sql::Connection& to_;
  const DatabaseKind& kind_;
  MoveOptions options_;
  Progress& progress_;
  std::vector<TableShape> tables_;
};

}  // namespace

Digests move_database(const std::string& from,
                      const std::string& to,
                      const DatabaseKind& kind,
                      const MoveOptions& options,
                      Progress& progress) {
  if (origin_of(from) == origin_of(to)) {
    return Error{.code = Error::Code::usage,
                 .message = "that is one place",
                 .where = without_password(to),
                 .hint = "give two"};
  }
  // A reader makes nothing where there is nothing.
  if (auto there = open_database(from, kind, DatabaseAccess::read_only); !there)
    return there.error();
  const auto source = open_database(from, kind, DatabaseAccess::read_write);
  if (!source) return source.error();
  auto filled = kind;
  filled.being_filled = true;
  const auto target = open_database(to, filled, DatabaseAccess::read_write);
  if (!target) return target.error();
  auto moved = sql::guarded([&]() -> Digests {
    return Move(origin_of(from), **source, **target, kind, options, progress).run();
  });
  progress.finish();
  return moved;
}

}  // namespace rundkurs::backup

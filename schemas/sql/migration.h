#pragma once

#include <span>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs::sql {
class Connection;
}

namespace rundkurs {

/// One step of a database's shape: `migrations/NNNN_name.sql`, in the words of SQLite.
struct Migration {
  int number;
  std::string_view name;
  std::string_view sql;
};

/// What a database is for, and how it is kept.
struct DatabaseKind {
  std::string_view name;     ///< In messages: "catalogue".
  std::string_view option;   ///< With which a user names one: "--catalogue".
  std::string_view file;     ///< What its file is called if nobody says so: "rundkurs.db".
  std::string_view made_by;  ///< The commands that make one: "`rundkurs-crawl import` or `run`".
  /// In order, from 1 without gaps; compiled in from the `.sql` files (embed_migrations.cmake).
  std::span<const Migration> migrations;

  /// How a file is kept; a server knows for itself.
  enum class Writers {
    one_program,  ///< Holds the file's lock as long as it has it open.
    several       ///< Each waits for the transactions of the others.
  };
  Writers writers = Writers::one_program;
  /// Personal: readable by its owner alone, what is erased is overwritten, and what is committed
  /// survives a power cut.
  bool personal = false;
  /// Opened by the move that fills it (schemas/backup/move.h); to all others a database that is
  /// being filled is none yet.
  bool being_filled = false;
};

/// The table that a database has as long as a move into it has not ended.
constexpr std::string_view unfinished_move_table = "unfinished_move";

/// Where a database stands: the number of its last migration; 0 for an empty one. An error if
/// it holds tables of another program, or comes from a newer version of this one.
Result<int> migration_number(sql::Connection& connection, const DatabaseKind& kind);

/// An error unless the database has the newest shape, which only a writer can give it.
Result<void> check_newest(sql::Connection& connection, const DatabaseKind& kind);

/// Brings the database to the newest migration, each in a transaction of its own.
Result<void> migrate(sql::Connection& connection, const DatabaseKind& kind);

}  // namespace rundkurs

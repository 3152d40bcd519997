#include "schemas/sql/sql.h"

#include <stdexcept>

namespace rundkurs::sql {

std::int64_t only_integer(Use row) {
  if (!row.next()) throw std::logic_error("a statement that always gives a row gave none");
  const std::int64_t number = row.integer(0);
  row.run();
  return number;
}

Transaction::Transaction(Connection& connection, Writers writers)
    : connection_(connection), nested_(connection.in_transaction()) {
  if (nested_) {
    connection_.execute("SAVEPOINT nested");
  } else {
    connection_.begin(writers);
  }
}

Transaction::~Transaction() {
  // After a full disk SQLite has rolled back by itself, and there is nothing left to undo.
  if (!open_ || !connection_.in_transaction()) return;
  if (!nested_) {
    connection_.rollback();
    return;
  }
  try {
    connection_.execute("ROLLBACK TO nested; RELEASE nested");
  } catch (const DatabaseError&) {
    // The connection is lost, and with it the outer transaction: its commit will say so.
  }
}

void Transaction::commit() {
  if (nested_) {
    connection_.execute("RELEASE nested");
  } else {
    connection_.commit();
  }
  open_ = false;
}

}  // namespace rundkurs::sql

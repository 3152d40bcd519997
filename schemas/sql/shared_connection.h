#pragma once

#include <memory>
#include <mutex>
#include <utility>

#include "schemas/sql/sql.h"

namespace rundkurs::sql {

/// A connection that several threads use one after the other, each for a whole piece of work.
class SharedConnection {
 public:
  explicit SharedConnection(std::shared_ptr<Connection> connection)
      : connection_(std::move(connection)) {}

  /// As guarded() of sql.h, while nobody else uses the connection.
  template <typename Work>
  auto guarded(Work work) {
    const std::lock_guard alone(mutex_);
    return sql::guarded(*connection_, std::move(work));
  }

  /// The same within a transaction, committed where `work` succeeds.
  template <typename Work>
  auto in_transaction(Work work) {
    return guarded([&] {
      Transaction transaction(*connection_);
      auto done = outcome_of(work);
      if (done) transaction.commit();
      return done;
    });
  }

  /// For preparing statements, before other threads come.
  Connection& connection() { return *connection_; }

 private:
  std::mutex mutex_;
  std::shared_ptr<Connection> connection_;
};

}  // namespace rundkurs::sql

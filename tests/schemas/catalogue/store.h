#pragma once

#include <memory>
#include <stdexcept>

#include <boost/mpl/list.hpp>

#include "schemas/catalogue/sqlite_file.h"
#include "schemas/catalogue/sqlite_frontier.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {

/// A way to make an empty catalogue, and to leave it and come back.
class SqliteStore {
 public:
  SqliteStore() { reopen(); }

  void reopen() {
    frontier_.reset();
    file_.reset();
    auto opened = open_sqlite_file((folder_.path() / "catalogue.db").string(),
                                   sqlite::Connection::Mode::read_write);
    if (!opened) throw std::runtime_error(describe(opened.error()));
    file_ = std::move(opened).value();
    frontier_ =
        std::make_unique<SqliteFrontier>(file_->connection, sqlite::Connection::Mode::read_write);
  }

  Frontier& frontier() { return *frontier_; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<SqliteFile> file_;
  std::unique_ptr<SqliteFrontier> frontier_;
};

/// Every store that has to keep the promises of the interface.
using Stores = boost::mpl::list<SqliteStore>;

}  // namespace rundkurs

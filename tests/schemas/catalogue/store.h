#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include <boost/mpl/list.hpp>

#include "schemas/catalogue/catalogue.h"
#include "tests/schemas/sql/postgresql_server.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {

/// An empty catalogue at an address, to be left and come back to.
class Store {
 public:
  explicit Store(std::string url) : url_(std::move(url)) { reopen(); }

  const std::string& url() const { return url_; }

  void close() { catalogue_.reset(); }
  void reopen() {
    close();
    auto opened = Catalogue::open(url_, Catalogue::Access::read_write);
    if (!opened) throw std::runtime_error(describe(opened.error()));
    catalogue_ = std::move(opened).value();
  }

  Catalogue& catalogue() { return *catalogue_; }
  Frontier& frontier() { return catalogue_->frontier(); }

 private:
  std::string url_;
  std::unique_ptr<Catalogue> catalogue_;
};

class SqliteStore : private TemporaryFolder, public Store {
 public:
  SqliteStore() : Store("sqlite:" + file("catalogue.db")) {}
  std::string path() const { return file("catalogue.db"); }
};

class PostgresqlStore : public Store {
 public:
  PostgresqlStore() : Store(PostgresqlServer::instance().new_schema()) {}
};

/// Every store that has to keep the promises of the interface.
using Stores = boost::mpl::list<SqliteStore, PostgresqlStore>;

}  // namespace rundkurs

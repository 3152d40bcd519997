#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include <boost/mpl/list.hpp>

#include "schemas/catalogue/catalogue.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {

/// A way to make an empty catalogue, and to leave it and come back.
class SqliteStore {
 public:
  SqliteStore() { reopen(); }

  std::string url() const { return "sqlite:" + folder_.file("catalogue.db"); }

  void close() { catalogue_.reset(); }
  void reopen() {
    close();
    auto opened = Catalogue::open(url(), Catalogue::Access::read_write);
    if (!opened) throw std::runtime_error(describe(opened.error()));
    catalogue_ = std::move(opened).value();
  }

  Catalogue& catalogue() { return *catalogue_; }
  Frontier& frontier() { return catalogue_->frontier(); }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Catalogue> catalogue_;
};

/// Every store that has to keep the promises of the interface.
using Stores = boost::mpl::list<SqliteStore>;

}  // namespace rundkurs

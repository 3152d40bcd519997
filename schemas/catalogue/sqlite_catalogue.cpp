#include "schemas/catalogue/sqlite_catalogue.h"

#include <utility>

#include "schemas/catalogue/sqlite_file.h"
#include "schemas/catalogue/sqlite_frontier.h"
#include "schemas/catalogue/sqlite_offerings.h"

namespace rundkurs {
namespace {

using sqlite::guarded;
using Mode = sqlite::Connection::Mode;

/// Joins the parts over one connection, and makes errors of what they throw.
class SqliteCatalogue final : public Catalogue {
 public:
  SqliteCatalogue(std::unique_ptr<SqliteFile> file, Mode mode)
      : file_(std::move(file)), offerings_(file_->connection), frontier_(file_->connection, mode) {}

  Result<void> in_transaction(const std::function<Result<void>()>& work) override {
    return guarded([&]() -> Result<void> {
      sqlite::Transaction transaction(file_->connection);
      auto done = work();
      if (done) transaction.commit();
      return done;
    });
  }

  Result<Stored> put(Offering offering, Timestamp seen) override {
    return guarded([&] { return offerings_.put(std::move(offering), seen); });
  }
  Result<std::optional<Offering>> find(std::string_view id) override {
    return guarded([&] { return offerings_.find(id); });
  }
  Result<void> for_each(const OfferingFilter& filter,
                        const std::function<Result<void>(const Offering&)>& row) override {
    return guarded([&] { return offerings_.for_each(filter, row); });
  }
  Result<std::size_t> count(const OfferingFilter& filter) override {
    return guarded([&] { return offerings_.count(filter); });
  }
  Result<void> mark_missing(std::string_view url, Timestamp at) override {
    return guarded([&] { offerings_.mark_missing(url, at); });
  }
  Result<void> mark_gone(std::string_view url, Timestamp at) override {
    return guarded([&] { offerings_.mark_gone(url, at); });
  }
  Result<std::vector<std::string>> merge_reasons(std::string_view id) override {
    return guarded([&] { return offerings_.merge_reasons(id); });
  }
  Result<std::int64_t> revision() override {
    return guarded([&] { return offerings_.revision(); });
  }
  Result<std::string> catalogue_id() override {
    return guarded([&] { return offerings_.catalogue_id(); });
  }
  Result<std::vector<OfferingCounts>> offering_counts(Timestamp since) override {
    return guarded([&] { return offerings_.counts(since); });
  }

  Frontier& frontier() override { return frontier_; }

 private:
  std::unique_ptr<SqliteFile> file_;
  SqliteOfferings offerings_;
  SqliteFrontier frontier_;
};

}  // namespace

Result<std::unique_ptr<Catalogue>> open_sqlite_catalogue(const std::string& path,
                                                         Catalogue::Access access) {
  const Mode mode = access == Catalogue::Access::read_only ? Mode::read_only : Mode::read_write;
  auto file = open_sqlite_file(path, mode);
  if (!file) return std::move(file).error();
  return guarded([&]() -> std::unique_ptr<Catalogue> {
    return std::make_unique<SqliteCatalogue>(std::move(file).value(), mode);
  });
}

}  // namespace rundkurs

#include "schemas/catalogue/sql_catalogue.h"

#include <optional>
#include <utility>

#include "schemas/catalogue/sql_absences.h"
#include "schemas/catalogue/sql_corrections.h"
#include "schemas/catalogue/sql_frontier.h"
#include "schemas/catalogue/sql_offerings.h"
#include "schemas/catalogue/sql_run_history.h"

namespace rundkurs {
namespace {

/// Joins the parts over one connection, and makes errors of what they throw.
class SqlCatalogue final : public Catalogue {
  template <typename Work>
  auto guarded(Work work) {
    return sql::guarded(*connection_, std::move(work));
  }

 public:
  explicit SqlCatalogue(std::shared_ptr<sql::Connection> connection)
      : connection_(std::move(connection)),
        offerings_(*connection_),
        corrections_(*connection_, offerings_),
        frontier_(*connection_),
        absences_(*connection_),
        run_history_(*connection_) {}

  /// Only the beginning is tried again: nobody knows what `work` does besides.
  Result<void> in_transaction(const std::function<Result<void>()>& work) override {
    return sql::guarded([&]() -> Result<void> {
      std::optional<sql::Transaction> transaction;
      auto begun = guarded([&] { transaction.emplace(*connection_); });
      if (!begun) return begun;
      auto done = work();
      if (done) transaction->commit();
      return done;
    });
  }

  Result<Stored> put(Offering offering, Timestamp seen) override {
    return guarded([&] { return offerings_.put(offering, seen); });
  }
  Result<std::optional<Offering>> find(std::string_view id) override {
    return guarded([&] { return offerings_.find(id); });
  }
  Result<void> for_each(const OfferingFilter& filter,
                        const std::function<Result<void>(const Offering&)>& row) override {
    // Tried once: `row` has seen the first rows already.
    return sql::guarded([&] { return offerings_.for_each(filter, row); });
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
  Result<std::int64_t> mark_unseen(std::string_view source,
                                   Timestamp since,
                                   Timestamp at) override {
    return guarded([&] { return offerings_.mark_unseen(source, since, at); });
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
  Absences& absences() override { return absences_; }
  RunHistory& run_history() override { return run_history_; }
  Corrections& corrections() override { return corrections_; }

 private:
  std::shared_ptr<sql::Connection> connection_;
  SqlOfferings offerings_;
  SqlCorrections corrections_;
  SqlFrontier frontier_;
  SqlAbsences absences_;
  SqlRunHistory run_history_;
};

}  // namespace

Result<std::unique_ptr<Catalogue>> make_sql_catalogue(std::shared_ptr<sql::Connection> connection) {
  auto& database = *connection;
  return sql::guarded(database, [&]() -> std::unique_ptr<Catalogue> {
    return std::make_unique<SqlCatalogue>(connection);
  });
}

}  // namespace rundkurs

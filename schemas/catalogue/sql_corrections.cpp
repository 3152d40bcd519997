#include "schemas/catalogue/sql_corrections.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "schemas/catalogue/catalogue_kind.h"
#include "schemas/sql/database.h"

namespace rundkurs {
namespace {

Error unknown(std::string_view id) {
  return {Error::Code::not_found,
          fmt::format("no offering has the id '{}'", id),
          "",
          "ids stand in the addresses of offering pages, and in `rundkurs-crawl export`"};
}

/// Corrections over a connection of their own.
class OwnCorrections final : public Corrections {
 public:
  explicit OwnCorrections(std::shared_ptr<sql::Connection> connection)
      : connection_(std::move(connection)),
        offerings_(*connection_),
        corrections_(*connection_, offerings_) {}

  Result<bool> correct(std::string_view id, std::span<const Correction> corrections) override {
    return corrections_.correct(id, corrections);
  }
  Result<bool> withdraw(std::string_view id,
                        std::span<const std::string> fields,
                        Timestamp at) override {
    return corrections_.withdraw(id, fields, at);
  }
  Result<std::vector<StandingCorrection>> of(std::string_view id) override {
    return corrections_.of(id);
  }
  Result<std::optional<Offering>> find(std::string_view id) override {
    return corrections_.find(id);
  }

 private:
  std::shared_ptr<sql::Connection> connection_;
  SqlOfferings offerings_;
  SqlCorrections corrections_;
};

}  // namespace

bool StandingCorrection::differs() const {
  return typed_value(correction.field, found) != typed_value(correction.field, correction.value);
}

Result<std::unique_ptr<Corrections>> Corrections::open(const std::string& catalogue_url) {
  auto connection = open_database(catalogue_url, catalogue_kind(), DatabaseAccess::beside_writer);
  if (!connection) return std::move(connection).error();
  return sql::guarded([&]() -> std::unique_ptr<Corrections> {
    return std::make_unique<OwnCorrections>(std::move(connection).value());
  });
}

SqlCorrections::SqlCorrections(sql::Connection& connection, SqlOfferings& offerings)
    : connection_(connection), offerings_(offerings) {}

Result<bool> SqlCorrections::correct(std::string_view id, std::span<const Correction> corrections) {
  return sql::guarded(connection_, [&]() -> Result<bool> {
    sql::Transaction transaction(connection_);
    const auto serial = offerings_.serial_of(id);
    if (!serial) return unknown(id);
    auto& table = offerings_.corrections();
    for (const auto& correction : corrections)
      table.put(*serial, correction);
    const auto outcome = with_corrections(offerings_.as_found(*serial), table.of_offering(*serial));
    if (!outcome) return outcome.error();
    auto latest = Timestamp{};
    for (const auto& correction : corrections)
      latest = std::max(latest, correction.at);
    const bool changed = offerings_.refresh(*serial, latest);
    transaction.commit();
    return changed;
  });
}

Result<bool> SqlCorrections::withdraw(std::string_view id,
                                      std::span<const std::string> fields,
                                      Timestamp at) {
  return sql::guarded(connection_, [&]() -> Result<bool> {
    sql::Transaction transaction(connection_);
    const auto serial = offerings_.serial_of(id);
    if (!serial) return unknown(id);
    for (const auto& field : fields) {
      if (offerings_.corrections().remove(*serial, field)) continue;
      return Error{Error::Code::not_found,
                   fmt::format("no correction of '{}'", field),
                   std::string(id),
                   "only what a person corrected can be withdrawn"};
    }
    const bool changed = offerings_.refresh(*serial, at);
    transaction.commit();
    return changed;
  });
}

Result<std::vector<StandingCorrection>> SqlCorrections::of(std::string_view id) {
  return sql::guarded(connection_, [&]() -> Result<std::vector<StandingCorrection>> {
    const auto serial = offerings_.serial_of(id);
    if (!serial) return unknown(id);
    std::vector<StandingCorrection> standing;
    auto corrections = offerings_.corrections().of_offering(*serial);
    if (corrections.empty()) return standing;
    const Offering found = offerings_.as_found(*serial);
    for (auto& correction : corrections) {
      auto value = field_value(found, correction.field);
      standing.push_back({std::move(correction), std::move(value)});
    }
    return standing;
  });
}

Result<std::optional<Offering>> SqlCorrections::find(std::string_view id) {
  return sql::guarded(connection_, [&] { return offerings_.find(id); });
}

}  // namespace rundkurs

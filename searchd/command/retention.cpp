#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "schemas/desk/desk.h"
#include "searchd/command/command.h"

namespace rundkurs::daemon {
namespace {

Result<std::size_t> erase(const ServeOptions& serving) {
  auto opened = desk::Desk::open(serving.desk);
  if (!opened) return std::move(opened).error();
  return (*opened)->inquiries().erase_received_before(
      now() - std::chrono::days(serving.retention_days), {"retention", now()});
}

}  // namespace

void add_retention(CLI::App& app, const ServeOptions& serving, int& status) {
  app.add_subcommand("retention",
                     "Erase name, address and free text of inquiries older than --retention-days")
      ->callback([&] {
        const auto erased = erase(serving);
        if (erased) fmt::print("erased {}\n", *erased);
        status = erased ? 0 : fail(erased.error());
      });
}

}  // namespace rundkurs::daemon

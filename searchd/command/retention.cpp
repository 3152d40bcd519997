#include "schemas/desk/retention.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "searchd/command/command.h"

namespace rundkurs::daemon {
namespace {

Result<desk::Erased> erase(const ServeOptions& serving) {
  auto opened = desk::Desk::open(serving.desk);
  if (!opened) return std::move(opened).error();
  return desk::erase_kept_since_before(
      **opened, now() - std::chrono::days(serving.retention_days), {"retention", now()});
}

}  // namespace

void add_retention(CLI::App& app, const ServeOptions& serving, int& status) {
  app.add_subcommand(
         "retention",
         "Erase name, address and free text of inquiries older than --retention-days, and views "
         "of the inbox that hold words")
      ->callback([&] {
        const auto erased = erase(serving);
        if (erased) fmt::print("erased {}, views removed {}\n", erased->inquiries, erased->views);
        status = erased ? 0 : fail(erased.error());
      });
}

}  // namespace rundkurs::daemon

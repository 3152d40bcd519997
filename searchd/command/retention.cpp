#include "schemas/desk/retention.h"

#include <utility>

#include <fmt/format.h>

#include "searchd/command/command.h"

namespace rundkurs::daemon {
namespace {

Result<desk::Erased> erase(const ServeOptions& serving) {
  auto opened = desk::Desk::open(serving.desk);
  if (!opened) return std::move(opened).error();
  return desk::erase_kept_longer_than(serving.retention, **opened, {"retention", now()});
}

}  // namespace

void add_retention(CLI::App& app, const ServeOptions& serving, int& status) {
  app.add_subcommand(
         "retention",
         "Erase name, address and free text of inquiries older than --retention-days and views of "
         "the inbox that hold words, own words of surveys older than --survey-retention-days, and "
         "the audit log older than --audit-retention-days")
      ->callback([&] {
        const auto erased = erase(serving);
        if (erased)
          fmt::print("erased {}, views removed {}, survey answers {}, audit rows {}\n",
                     erased->inquiries,
                     erased->views,
                     erased->survey_words,
                     erased->audit);
        status = erased ? 0 : fail(erased.error());
      });
}

}  // namespace rundkurs::daemon

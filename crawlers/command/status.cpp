#include <charconv>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

#include "crawlers/command/command.h"
#include "crawlers/status/source_status.h"
#include "crawlers/status/status_text.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/source.h"
#include "schemas/sql/database_url.h"
#include "schemas/timestamp.h"

namespace rundkurs::command {
namespace {

/// Columns of the terminal; where the output goes elsewhere, all columns of the tables.
std::size_t output_width() {
  const char* given = std::getenv("COLUMNS");
  const std::string_view columns = given == nullptr ? "" : given;
  std::size_t width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  if (width > 0) return width;
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  constexpr std::size_t wide = 200;
  return known ? size.ws_col : wide;
}

struct StatusOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  std::string sources;
  int days = 7;
  bool json = false;
};

Result<void> print_status(const StatusOptions& options) {
  SourceFiles files;
  if (!options.sources.empty()) {
    auto loaded = SourceFiles::load(options.sources);
    if (!loaded) return std::move(loaded).error();
    files = std::move(loaded).value();
  }
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_only);
  if (!catalogue) return catalogue.error();
  const Timestamp at = now();
  auto status = catalogue_status(**catalogue, files, at, at - std::chrono::days{options.days});
  if (!status) return std::move(status).error();
  status->catalogue = without_password(options.catalogue);
  std::string text = options.json ? status_json(*status) : status_text(*status, output_width());
  if (text.ends_with('\n')) text.pop_back();
  auto printed = print_line(text);
  return printed ? flush_output() : printed;
}

int run(const StatusOptions& options, const ProgramOptions& program) {
  const auto printed = print_status(options);
  return printed ? 0 : fail(program, printed.error());
}

}  // namespace

void add_status(Program& program) {
  auto* command = program.app.add_subcommand(
      "status", "Show where each source stands: pages, failures, offerings");
  const auto options = std::make_shared<StatusOptions>();
  command
      ->add_option(
          "--catalogue", options->catalogue, "The catalogue to read: sqlite:PATH or postgresql://…")
      ->capture_default_str();
  command->add_option("--sources", options->sources, "Folder of source files to compare with");
  command->add_option("--days", options->days, "Count as new or changed what is this many days old")
      ->check(CLI::Range(0, 36'500))
      ->capture_default_str();
  command->add_flag("--json", options->json, "One JSON object instead of a table");
  command->callback([options, &program] { program.status = run(*options, program.options); });
}

}  // namespace rundkurs::command

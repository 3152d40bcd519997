#include <memory>
#include <string>

#include "crawlers/command/command.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/correction.h"
#include "schemas/offering_json.h"

namespace rundkurs::command {
namespace {

struct ExportOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  bool gone = false;
  bool judged = false;
};

Result<void> write_all(const ExportOptions& options) {
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_only);
  if (!catalogue) return catalogue.error();
  auto written =
      (*catalogue)->for_each({.gone = options.gone}, [&](const Offering& offering) -> Result<void> {
        if (options.judged && !offering.relevance_curated && !has_topics_of_a_person(offering))
          return {};
        return print_line(to_ndjson(offering));
      });
  return written ? flush_output() : written;
}

int run(const ExportOptions& options, const ProgramOptions& program) {
  const auto written = write_all(options);
  return written ? 0 : fail(program, written.error());
}

}  // namespace

void add_export(Program& program) {
  auto* command = program.app.add_subcommand("export", "Print all offerings as NDJSON");
  const auto options = std::make_shared<ExportOptions>();
  command
      ->add_option(
          "--catalogue", options->catalogue, "The catalogue to read: sqlite:PATH or postgresql://…")
      ->capture_default_str();
  command->add_flag("--gone", options->gone, "Also offerings that have left their site");
  command->add_flag(
      "--judged",
      options->judged,
      "Only those whose relevance or topics a person gave, at the desk or by import: what "
      "`rundkurs-index train` learns from");
  command->callback([options, &program] { program.status = run(*options, program.options); });
}

}  // namespace rundkurs::command

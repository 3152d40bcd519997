#include <memory>
#include <string>

#include "crawlers/command/command.h"
#include "crawlers/quality/quality_report.h"
#include "schemas/catalogue/catalogue.h"

namespace rundkurs::command {
namespace {

struct QualityOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  bool json = false;
};

Result<QualityReport> report_on(const std::string& url) {
  const auto catalogue = Catalogue::open(url, Catalogue::Access::read_only);
  if (!catalogue) return catalogue.error();
  const auto runs = (*catalogue)->run_history().all();
  if (!runs) return runs.error();
  auto held = (*catalogue)->absences().holds();
  if (!held) return std::move(held).error();
  return QualityReport{.lost = lost_fields(*runs), .held = *std::move(held)};
}

int run(const QualityOptions& options, const ProgramOptions& program) {
  const auto report = report_on(options.catalogue);
  if (!report) return fail(program, report.error());
  std::string text = options.json ? quality_json(*report) : quality_text(*report);
  if (text.ends_with('\n')) text.pop_back();
  auto printed = print_line(text);
  if (printed) printed = flush_output();
  if (!printed) return fail(program, printed.error());
  return report->is_good() ? 0 : 1;
}

}  // namespace

void add_quality(Program& program) {
  auto* command = program.app.add_subcommand(
      "quality", "Name the sources that are read less well than before; for a night job");
  const auto options = std::make_shared<QualityOptions>();
  command->add_option("--catalogue", options->catalogue, "The catalogue to read")
      ->capture_default_str();
  command->add_flag("--json", options->json, "One JSON object instead of text");
  command->footer(
      "Exit status 1 where a source's last run found a field in far fewer records than the runs\n"
      "before, as happens when a site is rebuilt, or where a source is held for a person's eye.");
  command->callback([options, &program] { program.status = run(*options, program.options); });
}

}  // namespace rundkurs::command

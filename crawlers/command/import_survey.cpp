#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "crawlers/command/command.h"
#include "crawlers/import/offering_survey.h"
#include "crawlers/import/plain_file.h"
#include "crawlers/import/store_offerings.h"
#include "schemas/file.h"

namespace rundkurs::command {
namespace {

constexpr std::size_t max_file_bytes = std::size_t{16} << 20U;

struct ImportSurveyOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  bool dry_run = false;
  std::string source;
  std::string institution;
  std::string country;
  std::string file;
};

Result<OfferingSurvey> read(const ImportSurveyOptions& options, const ProgramOptions& program) {
  const auto data = find_data_folder(program.data);
  if (!data) return data.error();
  const auto tables = RowTables::load(*data);
  if (!tables) return tables.error();
  const auto* const source = tables->sources.find(options.source);
  if (source == nullptr && !options.source.empty())
    return Error{.code = Error::Code::usage,
                 .message = fmt::format("no source is called '{}'", options.source),
                 .where = "--source",
                 .hint = fmt::format("it would be {}/sources/{}.json", *data, options.source)};
  const auto bytes = read_plain_file(options.file, max_file_bytes);
  if (!bytes) return bytes.error();
  return read_offering_survey(*bytes,
                              options.file == "-" ? "standard input" : options.file,
                              {source, options.institution, options.country},
                              *tables,
                              *data);
}

Result<void> show(const OfferingSurvey& survey) {
  for (const auto& remark : survey.remarks) {
    if (auto shown = print_line(describe(remark)); !shown) return shown;
  }
  return print_line(fmt::format("{} rows: {} offerings, {} repeated, {} left out",
                                survey.rows,
                                survey.offerings.size(),
                                survey.repeated,
                                survey.left_out));
}

Result<void> store(const OfferingSurvey& survey,
                   const ImportSurveyOptions& options,
                   const ProgramOptions& program) {
  if (options.dry_run) return print_line("nothing stored");
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_write);
  if (!catalogue) return catalogue.error();
  const auto progress = make_progress(program, "importing");
  const auto counts = store_offerings(**catalogue, survey.offerings, now(), *progress);
  if (!counts) return counts.error();
  return print_line(describe(*counts));
}

int run(const ImportSurveyOptions& options, const ProgramOptions& program) {
  const auto survey = read(options, program);
  if (!survey) return fail(program, survey.error());
  if (auto shown = show(*survey); !shown) return fail(program, shown.error());
  if (auto stored = store(*survey, options, program); !stored) return fail(program, stored.error());
  if (auto flushed = flush_output(); !flushed) return fail(program, flushed.error());
  return survey->left_out == 0 ? 0 : 1;
}

}  // namespace

void add_import_survey(Program& program) {
  auto* command = program.app.add_subcommand(
      "import-survey",
      "Store the offerings of a table that an institution filled in (CSV). Prints every cell that "
      "cannot be read; the readable rows are stored together. Exit status 1 where a row was left "
      "out that does not merely repeat another");
  const auto options = std::make_shared<ImportSurveyOptions>();
  command
      ->add_option("--catalogue",
                   options->catalogue,
                   "The catalogue to store in: sqlite:PATH or postgresql://…")
      ->capture_default_str();
  command->add_flag("--dry-run", options->dry_run, "Store nothing; say what cannot be read");
  auto* const source =
      command->add_option("--source", options->source, "Id of the institution's source file");
  command
      ->add_option("--institution", options->institution, "Its name, where it has no source file")
      ->excludes(source);
  command->add_option("--country", options->country, "Its country or area")
      ->check(CLI::IsMember({"NO", "SE", "DK", "FI", "IS", "FO", "GL", "AX"}));
  command->add_option("FILE", options->file, "The table; - is standard input")->required();
  command->callback([options, &program] { program.status = run(*options, program.options); });
}

}  // namespace rundkurs::command

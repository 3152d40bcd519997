#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "crawlers/command/command.h"
#include "crawlers/extract/extractor.h"
#include "crawlers/import/import_file.h"
#include "crawlers/import/store_offerings.h"
#include "schemas/file.h"
#include "schemas/offering_json.h"

namespace rundkurs::command {
namespace {

struct ImportOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  bool dry_run = false;
  std::string source;
  std::vector<std::string> files;
};

/// Everything is read and checked before the catalogue is touched.
Result<std::vector<Offering>> read_files(const ImportOptions& options,
                                         const ProgramOptions& program) {
  const auto data = find_data_folder(program.data);
  if (!data) return data.error();
  if (auto loaded = load_extractors(*data); !loaded) return std::move(loaded).error();
  const auto tables = RowTables::load(*data);
  if (!tables) return tables.error();
  const auto* source = tables->sources.find(options.source);
  if (source == nullptr && !options.source.empty())
    return Error{.code = Error::Code::usage,
                 .message = fmt::format("no source is called '{}'", options.source),
                 .where = "--source",
                 .hint = fmt::format("it would be {}/sources/{}.json", *data, options.source)};
  const auto log = make_log(program);
  RowReader reader(*tables, *log);
  for (const auto& file : options.files) {
    if (auto read = read_rows(file, source, reader); !read) return std::move(read).error();
  }
  return std::move(reader).offerings();
}

Result<void> show(const std::vector<Offering>& offerings) {
  for (const auto& offering : offerings) {
    if (auto written = print_line(to_ndjson(offering)); !written) return written;
  }
  fmt::print(stderr, "{} offerings read, nothing stored\n", offerings.size());
  return flush_output();
}

Result<void> store(const std::vector<Offering>& offerings,
                   const ImportOptions& options,
                   const ProgramOptions& program) {
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_write);
  if (!catalogue) return catalogue.error();
  const auto progress = make_progress(program, "importing");
  const auto counts = store_offerings(**catalogue, offerings, now(), *progress);
  if (!counts) return counts.error();
  if (auto written = print_line(describe(*counts)); !written) return written;
  return flush_output();
}

int run(const ImportOptions& options, const ProgramOptions& program) {
  const auto offerings = read_files(options, program);
  if (!offerings) return fail(program, offerings.error());
  const auto done = options.dry_run ? show(*offerings) : store(*offerings, options, program);
  return done ? 0 : fail(program, done.error());
}

}  // namespace

void add_import(Program& program) {
  auto* command = program.app.add_subcommand(
      "import", "Store the offerings of files: NDJSON, CSV tables, feeds of any known format");
  const auto options = std::make_shared<ImportOptions>();
  command
      ->add_option("--catalogue",
                   options->catalogue,
                   "The catalogue to store in: sqlite:PATH or postgresql://…")
      ->capture_default_str();
  command->add_flag(
      "--dry-run", options->dry_run, "Store nothing; print the records as they would be stored");
  command->add_option("--source", options->source, "Id of the source file whose feeds these are");
  command->add_option("FILE", options->files, "Files to import; - is standard input")->required();
  command->callback([options, &program] { program.status = run(*options, program.options); });
}

}  // namespace rundkurs::command

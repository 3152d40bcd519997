#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "schemas/desk/desk.h"
#include "schemas/file.h"
#include "schemas/program.h"
#include "searchd/command/command.h"
#include "searchd/needs/survey_reader.h"

namespace rundkurs::daemon {
namespace {

constexpr std::size_t max_file_bytes = std::size_t{16} << 20U;

struct NeedsOptions {
  std::string desk = "sqlite:var/desk.db";
  std::string mapping;
  std::string survey;
  bool dry_run = false;
  std::string file;
};

Result<needs::SurveyMapping> mapping_of(const NeedsOptions& options,
                                        const needs::AnswerReader& reader) {
  if (options.mapping.empty()) return needs::SurveyMapping{};
  auto mapping = needs::SurveyMapping::load(options.mapping);
  if (!mapping) return mapping;
  if (auto known = reader.check(*mapping, options.mapping); !known) return std::move(known).error();
  return mapping;
}

Result<needs::SurveyReading> read(const NeedsOptions& options, const CommonOptions& common) {
  const auto data = find_data_folder(common.data);
  if (!data) return data.error();
  auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return std::move(vocabulary).error();
  const auto reader = needs::AnswerReader::load(*data, *vocabulary);
  if (!reader) return reader.error();
  const auto mapping = mapping_of(options, *reader);
  if (!mapping) return mapping.error();
  const auto bytes = read_file(options.file, max_file_bytes);
  if (!bytes) return bytes.error();
  const bool piped = options.file == "-";
  const auto survey = !options.survey.empty() ? options.survey
                      : piped                 ? std::string("imported")
                                              : std::filesystem::path(options.file).stem().string();
  return needs::read_survey(
      *bytes, piped ? "standard input" : options.file, survey, *mapping, *reader);
}

Result<void> show(const needs::SurveyReading& reading) {
  for (const auto& column : reading.columns) {
    const auto holds = column.ticked_topic.empty() ? std::string(name_of(column.field))
                                                   : "topic " + column.ticked_topic;
    if (auto shown = print_line(fmt::format("column '{}': {}", column.heading, holds)); !shown)
      return shown;
  }
  for (const auto& remark : reading.remarks) {
    if (auto shown = print_line(describe(remark)); !shown) return shown;
  }
  return print_line(fmt::format("{} rows: {} answers read, {} repeated, {} left out",
                                reading.rows,
                                reading.needs.size(),
                                reading.repeated,
                                reading.left_out));
}

Result<void> store(const NeedsOptions& options, const needs::SurveyReading& reading) {
  const auto desk = desk::Desk::open(options.desk);
  if (!desk) return desk.error();
  const auto keep = options.dry_run ? desk::Needs::Keep::nothing : desk::Needs::Keep::all;
  const auto stored = (*desk)->needs().store(reading.needs, now(), keep);
  if (!stored) return stored.error();
  return print_line(fmt::format("{}{} created, {} changed, {} unchanged",
                                options.dry_run ? "would be: " : "",
                                stored->created,
                                stored->changed,
                                stored->unchanged));
}

int run(const NeedsOptions& options, const CommonOptions& common) {
  const auto reading = read(options, common);
  if (!reading) return fail(reading.error());
  if (auto shown = show(*reading); !shown) return fail(shown.error());
  if (auto stored = store(options, *reading); !stored) return fail(stored.error());
  if (auto flushed = flush_output(); !flushed) return fail(flushed.error());
  return reading->left_out == 0 ? 0 : 1;
}

}  // namespace

void add_import_needs(CLI::App& app, const CommonOptions& common, int& status) {
  auto* const command = app.add_subcommand(
      "import-needs",
      "Store a needs survey's answers (CSV) in the desk. Prints how the columns are read and every "
      "answer that is not; the readable rows are stored together. Exit status 1 where a row was "
      "left out that does not merely repeat another");
  const auto options = std::make_shared<NeedsOptions>();
  command->add_option("--desk", options->desk, "The store of the inquiry desk")
      ->capture_default_str();
  command->add_option(
      "--mapping",
      options->mapping,
      "What columns and answers mean that are not understood (schemas/survey_mapping.schema.json)");
  command->add_option(
      "--survey", options->survey, "What the survey is called; the file's name if not given");
  command->add_flag("--dry-run", options->dry_run, "Store nothing; say what would be");
  command->add_option("FILE", options->file, "The table; - is standard input")->required();
  command->callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace rundkurs::daemon

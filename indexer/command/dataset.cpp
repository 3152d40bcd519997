#include "indexer/dataset/dataset.h"

#include <cstdio>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "indexer/command/command.h"
#include "indexer/merge/apart.h"
#include "schemas/file.h"
#include "schemas/partial_date.h"
#include "schemas/timestamp.h"

namespace rundkurs::command {
namespace {

struct DatasetOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  std::string folder;
  dataset::Edition edition{
      .date = {}, .publisher = "Rundkurs", .homepage = {}, .made_by = "Rundkurs " RUNDKURS_VERSION};
  int min_relevance = 1;
};

std::string today() {
  return format_timestamp(now()).substr(0, 10);
}

/// Empty where it is a day; else what is wrong, as CLI11 wants it.
std::string day_or_complaint(const std::string& text) {
  const auto date = parse_partial_date(text);
  return date && date->day > 0 ? "" : fmt::format("'{}' is no day: YYYY-MM-DD", text);
}

std::string address_or_complaint(const std::string& text) {
  const bool address = (text.starts_with("https://") || text.starts_with("http://")) &&
                       text.find_first_of(" \t\r\n\"<>") == std::string::npos;
  return address ? "" : fmt::format("'{}' is no address: https://…", text);
}

Result<dataset::DatasetCounts> write(const DatasetOptions& options,
                                     const CommonOptions& common,
                                     const SourceFiles& sources,
                                     const std::string& data) {
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_only);
  if (!catalogue) return catalogue.error();
  const auto reader = load_reader(common);
  if (!reader) return reader.error();
  const auto apart = Apart::load(data + "/merge/apart.json");
  if (!apart) return apart.error();
  const auto plan = MergePlan::make(**catalogue, reader->analyser, *reader->vocabulary, *apart);
  if (!plan) return plan.error();
  return dataset::write_dataset(**catalogue,
                                {.plan = *plan,
                                 .classifier = reader->classifier,
                                 .analyser = reader->analyser,
                                 .min_relevance = options.min_relevance},
                                sources,
                                options.edition,
                                options.folder,
                                *make_progress(common, "judging"));
}

int run(DatasetOptions options, const CommonOptions& common) {
  if (options.edition.date.empty()) options.edition.date = today();
  const auto data = find_data_folder(common.data);
  if (!data) return fail(data.error());
  const auto sources = SourceFiles::load(*data + "/sources");
  if (!sources) return fail(sources.error());
  const auto counts = write(options, common, *sources, *data);
  if (!counts) return fail(counts.error());
  std::printf(
      "%s: %s\n", options.folder.c_str(), dataset::in_one_line(options.edition, *counts).c_str());
  return 0;
}

}  // namespace

void add_dataset(CLI::App& app, const CommonOptions& common, int& status) {
  auto* command = app.add_subcommand(
      "dataset", "Write the offerings as a data set that can be given away and cited");
  const auto options = std::make_shared<DatasetOptions>();
  command
      ->add_option(
          "--catalogue", options->catalogue, "The catalogue to read: sqlite:PATH or postgresql://…")
      ->capture_default_str();
  command->add_option("--date", options->edition.date, "Its date, YYYY-MM-DD; today unless given")
      ->check(day_or_complaint);
  command->add_option("--publisher", options->edition.publisher, "Who gives it out, and is cited")
      ->capture_default_str();
  command->add_option("--homepage", options->edition.homepage, "Where it can be had: https://…")
      ->check(address_or_complaint);
  command
      ->add_option("--min-relevance",
                   options->min_relevance,
                   "Leave out offerings of less relevance; 0 takes everything")
      ->check(CLI::Range(0, 3))
      ->capture_default_str();
  command->add_option("folder", options->folder, "The folder to make; must not exist")->required();
  command->callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace rundkurs::command

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "crawlers/command/command.h"
#include "crawlers/extract/extractor.h"
#include "crawlers/extract/page/source_rules.h"
#include "schemas/source.h"

namespace rundkurs::command {
namespace {

/// The schema cannot know which formats there are.
std::vector<Error> unknown_formats(const SourceFiles& sources, const std::string& folder) {
  std::vector<Error> errors;
  for (const auto& source : sources.all()) {
    for (std::size_t i = 0; i < source.feeds.size(); ++i) {
      if (extractor_for(source.feeds[i].format) != nullptr) continue;
      errors.push_back(
          {.code = Error::Code::malformed,
           .message = fmt::format("no format is called '{}'", source.feeds[i].format),
           .where = fmt::format("{}/{}.json: feeds[{}].format", folder, source.id, i)});
    }
  }
  return errors;
}

std::vector<Error> unsound_rules(const SourceFiles& sources, const std::string& folder) {
  std::vector<Error> errors;
  for (const auto& source : sources.all()) {
    for (std::size_t i = 0; i < source.rules.size(); ++i) {
      auto sound = page::check_xpath(source.rules[i].xpath);
      if (sound) continue;
      auto error = std::move(sound).error();
      error.where = fmt::format("{}/{}.json: rules[{}].xpath", folder, source.id, i);
      errors.push_back(std::move(error));
    }
  }
  return errors;
}

/// What is wrong with the files of a folder, and how many there are.
struct Checked {
  std::vector<Error> mistakes;
  std::size_t files = 0;
};

Checked check(const std::string& folder) {
  if (auto mistakes = SourceFiles::mistakes(folder); !mistakes.empty()) return {mistakes};
  const auto sources = SourceFiles::load(folder);
  if (!sources) return {{sources.error()}};
  auto mistakes = unknown_formats(*sources, folder);
  const auto rules = unsound_rules(*sources, folder);
  mistakes.insert(mistakes.end(), rules.begin(), rules.end());
  return {std::move(mistakes), sources->all().size()};
}

int run(const std::string& folder, const ProgramOptions& program) {
  const auto [mistakes, files] = check(folder);
  for (const auto& mistake : mistakes)
    fail(program, mistake);
  if (!mistakes.empty()) return exit_status(mistakes.front());
  fmt::print("{} sources, all sound\n", files);
  return 0;
}

}  // namespace

void add_check_sources(Program& program) {
  auto* command =
      program.app.add_subcommand("check-sources", "Check every source file of a folder");
  const auto folder = std::make_shared<std::string>();
  command->add_option("DIR", *folder, "The folder, usually data/sources")->required();
  command->callback([folder, &program] { program.status = run(*folder, program.options); });
}

}  // namespace rundkurs::command

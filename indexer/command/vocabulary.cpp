#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>

#include "indexer/analysis/vocabulary_report.h"
#include "indexer/classify/offering_analysis.h"
#include "indexer/command/command.h"
#include "schemas/catalogue/catalogue.h"

namespace rundkurs::command {
namespace {

struct VocabularyOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  std::size_t words = 40;
};

Result<void> check(const VocabularyOptions& options, const CommonOptions& common) {
  auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return vocabulary.error();
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_only);
  if (!catalogue) return catalogue.error();
  const Analyser analyser(*vocabulary);
  VocabularyReport report(*vocabulary, analyser);
  const auto read = (*catalogue)->for_each({}, [&](const Offering& offering) -> Result<void> {
    for (const auto& field : analyse_offering(offering, analyser, {}))
      report.add_text(offering.id, field.language, field.analysis);
    return {};
  });
  if (!read) return read.error();
  std::fputs(to_text(report, options.words).c_str(), stdout);
  return {};
}

}  // namespace

void add_vocabulary(CLI::App& app, const CommonOptions& common, int& status) {
  auto* vocabulary = app.add_subcommand("vocabulary", "Help to keep the vocabulary");
  vocabulary->require_subcommand(1);
  auto* command = vocabulary->add_subcommand(
      "check", "Report labels that collide or lie idle, gaps, and words that no concept knows");
  const auto options = std::make_shared<VocabularyOptions>();
  command->add_option("--catalogue", options->catalogue, "The catalogue whose texts are looked at")
      ->capture_default_str();
  command->add_option("--words", options->words, "Unknown words to print for each language")
      ->capture_default_str();
  command->callback([options, &common, &status] {
    const auto checked = check(*options, common);
    status = checked ? 0 : fail(checked.error());
  });
}

}  // namespace rundkurs::command

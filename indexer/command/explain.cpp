#include <cstdio>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "indexer/classify/classifier.h"
#include "indexer/command/command.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/catalogue/catalogue_url.h"

namespace rundkurs::command {
namespace {

struct Options {
  std::string catalogue = "sqlite:var/rundkurs.db";
  std::string id;
};

void print(const std::string& line) {
  std::printf("%s\n", line.c_str());
}

void print_head(const Offering& offering) {
  print(fmt::format("{}  {}", offering.id, offering.url));
  for (const auto& [language, title] : offering.title)
    print(fmt::format("  title [{}] {}", language, title));
}

void print_languages(const std::vector<FieldAnalysis>& fields) {
  print("languages");
  for (const auto& field : fields)
    print(fmt::format(
        "  {:<18} {:<3} {} words", field.field, field.language, field.analysis.tokens.size()));
}

void print_concepts(const Classification& judged) {
  print("concepts");
  for (const auto& evidence : judged.evidence)
    print(fmt::format("  {:.2f}  {:<34} \"{}\" [{}] in {}",
                      evidence.weight,
                      evidence.concept_id,
                      evidence.words,
                      evidence.language,
                      evidence.field));
}

void print_judgement(const Offering& offering, const Classification& judged) {
  print(fmt::format("relevance {} (evidence {:.2f}){}",
                    judged.relevance,
                    judged.score,
                    offering.relevance_curated
                        ? fmt::format(", but a person said {}", offering.relevance.value_or(0))
                        : ""));
  print("topics");
  for (const auto& topic : judged.topics)
    print(
        fmt::format("  {:.2f}  {:<34} {}", topic.score, topic.id, fmt::join(topic.concepts, " ")));
  for (const auto& topic : offering.topics)
    if (topic.curated) print(fmt::format("  a person said {}", topic.id));
}

Result<void> explain(const Options& options, const CommonOptions& common) {
  auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return vocabulary.error();
  auto model = load_model(common);
  if (!model) return model.error();
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_only);
  if (!catalogue) return catalogue.error();
  const auto found = (*catalogue)->find(options.id);
  if (!found) return found.error();
  if (!*found)
    return Error{.code = Error::Code::not_found,
                 .message = "no offering has the id " + options.id,
                 .where = without_password(options.catalogue),
                 .hint = ""};
  const auto& offering = **found;
  const auto reasons = (*catalogue)->merge_reasons(offering.id);
  if (!reasons) return reasons.error();

  const auto fields = analyse_offering(offering, Analyser(*vocabulary));
  const auto judged = Classifier(*vocabulary, *model).classify(fields);
  print_head(offering);
  print_languages(fields);
  print_concepts(judged);
  print_judgement(offering, judged);
  print(reasons->empty() ? "merges: none" : "merges");
  for (const auto& reason : *reasons)
    print("  " + reason);
  return {};
}

}  // namespace

void add_explain(CLI::App& app, const CommonOptions& common, int& status) {
  auto* command = app.add_subcommand(
      "explain", "Say why an offering is judged as it is, and what it was joined from");
  const auto options = std::make_shared<Options>();
  command
      ->add_option(
          "--catalogue", options->catalogue, "The catalogue to read: sqlite:PATH or postgresql://…")
      ->capture_default_str();
  command->add_option("ID", options->id, "Id or alias of the offering")->required();
  command->callback([options, &common, &status] {
    const auto explained = explain(*options, common);
    status = explained ? 0 : fail(explained.error());
  });
}

}  // namespace rundkurs::command

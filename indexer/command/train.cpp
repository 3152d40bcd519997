#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/classify/classifier.h"
#include "indexer/command/command.h"
#include "indexer/command/offering_rows.h"
#include "indexer/train/trainer.h"
#include "schemas/file.h"

namespace rundkurs::command {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string labels;
  std::string output;
  int folds = 10;
  bool measure_only = false;
};

struct Labels {
  int relevance = 0;
  std::vector<std::string> topics;
};
using LabelsById = std::map<std::string, Labels, std::less<>>;

/// How much a text says about what an offering is about. Set by hand: too few examples have the
/// lesser texts to learn this from.
const FieldWeights field_weights = {{"title", 2.0},
                                    {"summary", 0.8},
                                    {"description", 0.6},
                                    {"learning_outcomes", 0.6},
                                    {"audience_text", 0.2},
                                    {"prerequisites", 0.1},
                                    {"assessment", 0.1}};

constexpr const char* note =
    "Written by `rundkurs-index train`; see indexer/classify/classifier_model.h for what each "
    "number does, and README.md here. Trained on {} offerings of {} institutions.";

Result<LabelsById> read_labels(const std::string& path) {
  LabelsById labels;
  if (path.empty()) return labels;
  const auto text = read_file(path);
  if (!text) return text.error();
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < text->size();) {
    const auto end = std::min(text->find('\n', begin), text->size());
    const auto row = nlohmann::json::parse(text->substr(begin, end - begin), nullptr, false);
    ++line;
    begin = end + 1;
    if (!row.is_object() || !row.contains("id") || !row.contains("relevance") ||
        !row.contains("topics"))
      return Error{.code = Error::Code::malformed,
                   .message = "is no object with id, relevance and topics",
                   .where = fmt::format("{}:{}", path, line),
                   .hint = ""};
    labels[row.at("id").get<std::string>()] = {row.at("relevance").get<int>(),
                                               row.at("topics").get<std::vector<std::string>>()};
  }
  return labels;
}

/// What a person said of the offering: in the file of labels, else in the row itself.
Result<Labels> labels_of(const Offering& offering,
                         const LabelsById& known,
                         const std::string& where) {
  if (const auto found = known.find(offering.id); found != known.end()) return found->second;
  if (!offering.relevance_curated)
    return Error{.code = Error::Code::malformed,
                 .message = "has no relevance given by a person",
                 .where = where + ": " + offering.id,
                 .hint = "give a file of labels with --labels"};
  Labels labels{.relevance = offering.relevance.value_or(0), .topics = {}};
  for (const auto& topic : offering.topics)
    labels.topics.push_back(topic.id);
  return labels;
}

Result<Examples> read_examples(const Options& options,
                               const Vocabulary& vocabulary,
                               const Analyser& analyser,
                               const TopicWords& words,
                               const Denials& denials) {
  const auto known = read_labels(options.labels);
  if (!known) return known.error();
  Examples examples;
  const auto read = for_each_offering(
      options.files, [&](const Offering& offering, const std::string& where) -> Result<void> {
        const auto labels = labels_of(offering, *known, where);
        if (!labels) return labels.error();
        Example example{
            .institution = offering.institution.id,
            .relevance = labels->relevance,
            .topics = std::vector<bool>(vocabulary.topics().size()),
            .features = features_of(
                analyse_offering(offering, analyser, denials), field_weights, vocabulary, words)};
        example.features.words.clear();  // views into a text that is gone
        for (const auto& id : labels->topics) {
          const auto* topic = vocabulary.topic_by_id(id);
          if (topic == nullptr)
            return Error{.code = Error::Code::malformed,
                         .message = "topics.json has no topic " + id,
                         .where = where,
                         .hint = ""};
          example.topics[static_cast<std::size_t>(topic - vocabulary.topics().data())] = true;
        }
        examples.push_back(std::move(example));
        return {};
      });
  if (!read) return read.error();
  if (examples.size() < static_cast<std::size_t>(options.folds))
    return Error{.code = Error::Code::usage,
                 .message = fmt::format("{} examples are too few", examples.size()),
                 .where = options.files.front(),
                 .hint = ""};
  return examples;
}

void print(const char* name, const Measure& measured) {
  std::printf(
      "%-16s relevant F1 %.3f (refused %d of %d), grade error %.2f, exact %.2f, topics F1 %.3f\n",
      name,
      measured.relevant.f1(),
      measured.refused,
      measured.irrelevant,
      measured.grade_error,
      measured.grade_exact,
      measured.all_topics().f1());
}

void print_topics(const Measure& measured, const Vocabulary& vocabulary) {
  for (std::size_t i = 0; i < measured.topics.size(); ++i) {
    const auto& counts = measured.topics[i];
    std::printf("  %-48s F1 %.2f  (right %d, extra %d, missed %d)\n",
                vocabulary.topics()[i].id.c_str(),
                counts.f1(),
                counts.right,
                counts.extra,
                counts.missed);
  }
}

Result<void> train(const Options& options, const CommonOptions& common) {
  const auto data = find_data_folder(common.data);
  if (!data) return data.error();
  const auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return vocabulary.error();
  const Analyser analyser(*vocabulary);
  const auto words = TopicWords::load(*data + "/classify/topic_words.json", **vocabulary, analyser);
  if (!words) return words.error();
  const auto denials = Denials::load(*data + "/classify/denials.json");
  if (!denials) return denials.error();
  const auto examples = read_examples(options, **vocabulary, analyser, *words, *denials);
  if (!examples) return examples.error();

  const Trainer trainer(**vocabulary, field_weights);
  const auto model = trainer.train(*examples);
  const auto crossed = measure(*examples, trainer.cross_validate(*examples, options.folds));
  print("trained on", measure(*examples, trainer.guess(model, *examples)));
  print("cross-validated", crossed);
  print_topics(crossed, **vocabulary);
  if (options.measure_only) return {};

  std::map<std::string, int> institutions;
  for (const auto& example : *examples)
    ++institutions[example.institution];
  const auto output = options.output.empty() ? *data + "/classify/model.json" : options.output;
  return write_file_atomically(
      output,
      model_text(model, fmt::format(fmt::runtime(note), examples->size(), institutions.size())));
}

}  // namespace

void add_train(CLI::App& app, const CommonOptions& common, int& status) {
  auto* command = app.add_subcommand(
      "train", "Find the classifier's weights from offerings that a person has judged");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->files, "Records or flat rows (NDJSON)")->required();
  command->add_option(
      "--labels", options->labels, "NDJSON of id, relevance and topics, where the rows have none");
  command->add_option("--output", options->output, "Model to write, not that of the data folder");
  command->add_option("--folds", options->folds, "Groups of institutions to cross-validate over")
      ->check(CLI::Range(2, 1000))
      ->capture_default_str();
  command->add_flag("--measure", options->measure_only, "Only print the figures");
  command->callback([options, &common, &status] {
    const auto trained = train(*options, common);
    status = trained ? 0 : fail(trained.error());
  });
}

}  // namespace rundkurs::command

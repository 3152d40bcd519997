#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "indexer/classify/classifier.h"
#include "indexer/command/command.h"
#include "indexer/command/offering_rows.h"
#include "indexer/train/example_reader.h"
#include "indexer/train/trainer.h"
#include "schemas/file.h"

namespace rundkurs::command {
namespace {

struct TrainOptions {
  std::vector<std::string> files;
  std::string labels;
  std::string output;
  int folds = 10;
  bool measure_only = false;
};

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

Result<ExampleReader::Rows> read_examples(const TrainOptions& options, ExampleReader reader) {
  for (std::size_t file = 0; file < options.files.size(); ++file) {
    const auto read = for_each_offering({options.files[file]},
                                        [&](const Offering& offering, const std::string& where) {
                                          return reader.add(offering, where, file);
                                        });
    if (!read) return read.error();
  }
  auto rows = reader.take();
  if (rows.examples.size() < static_cast<std::size_t>(options.folds))
    return Error{.code = Error::Code::usage,
                 .message = fmt::format("{} examples are too few", rows.examples.size()),
                 .where = options.files.front(),
                 .hint = ""};
  return rows;
}

void print(const std::string& name, const Measure& measured) {
  std::printf(
      "%-16s relevant F1 %.3f (refused %d of %d), grade error %.2f, exact %.2f of %d, topics F1 "
      "%.3f of %d\n",
      name.c_str(),
      measured.relevant.f1(),
      measured.refused,
      measured.irrelevant,
      measured.grade_error,
      measured.grade_exact,
      measured.examples,
      measured.all_topics().f1(),
      measured.with_topics);
}

/// What the guesses are worth for the rows of one file. A row that came in two is the later one's.
Measure measure_file(const ExampleReader::Rows& rows,
                     const std::vector<Guess>& guesses,
                     std::size_t file) {
  Examples examples;
  std::vector<Guess> theirs;
  for (std::size_t i = 0; i < rows.examples.size(); ++i) {
    if (rows.files[i] != file) continue;
    examples.push_back(rows.examples[i]);
    theirs.push_back(guesses[i]);
  }
  return measure(examples, theirs);
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

Result<void> train(const TrainOptions& options, const CommonOptions& common) {
  const auto data = find_data_folder(common.data);
  if (!data) return data.error();
  const auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return vocabulary.error();
  const Analyser analyser(*vocabulary);
  const auto words = TopicWords::load(*data + "/classify/topic_words.json", **vocabulary, analyser);
  if (!words) return words.error();
  const auto denials = Denials::load(*data + "/classify/denials.json");
  if (!denials) return denials.error();
  const auto labels = read_labels(options.labels);
  if (!labels) return labels.error();
  const auto rows = read_examples(
      options, ExampleReader(**vocabulary, analyser, *words, *denials, field_weights, *labels));
  if (!rows) return rows.error();
  const auto& examples = rows->examples;

  const Trainer trainer(**vocabulary, field_weights);
  const auto model = trainer.train(examples);
  const auto guesses = trainer.cross_validate(examples, options.folds);
  const auto crossed = measure(examples, guesses);
  print("trained on", measure(examples, trainer.guess(model, examples)));
  print("cross-validated", crossed);
  for (std::size_t file = 0; options.files.size() > 1 && file < options.files.size(); ++file)
    print("  " + options.files[file], measure_file(*rows, guesses, file));
  print_topics(crossed, **vocabulary);
  if (options.measure_only) return {};

  std::map<std::string, int> institutions;
  for (const auto& example : examples)
    ++institutions[example.institution];
  const auto output = options.output.empty() ? *data + "/classify/model.json" : options.output;
  return write_file_atomically(
      output,
      model_text(model, fmt::format(fmt::runtime(note), examples.size(), institutions.size())));
}

}  // namespace

void add_train(CLI::App& app, const CommonOptions& common, int& status) {
  auto* command = app.add_subcommand(
      "train", "Find the classifier's weights from offerings that a person has judged");
  const auto options = std::make_shared<TrainOptions>();
  command
      ->add_option("FILE",
                   options->files,
                   "Records or flat rows (NDJSON), also from `rundkurs-crawl export --judged`: "
                   "where an offering "
                   "comes again, the later file's word stands")
      ->required();
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

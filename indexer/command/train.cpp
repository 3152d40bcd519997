#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/classify/classifier.h"
#include "indexer/command/command.h"
#include "indexer/command/offering_rows.h"
#include "indexer/train/judgement.h"
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

using JudgementsById = std::map<std::string, Judgement, std::less<>>;

/// Examples, and the file that each came from last.
struct ExampleRows {
  Examples examples;
  std::vector<std::size_t> files;
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

Result<JudgementsById> read_labels(const std::string& path) {
  JudgementsById labels;
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

/// In the file of labels, else in the row itself; and what was said at the desk after both.
Result<Judgement> judgement_of(const Offering& offering,
                               const JudgementsById& labels,
                               const std::string& where) {
  const auto found = labels.find(offering.id);
  const auto judgement = joined(found != labels.end() ? found->second : judgement_in(offering),
                                desk_judgement_in(offering));
  if (!judgement.empty()) return judgement;
  return Error{.code = Error::Code::malformed,
               .message = "has no relevance or topics given by a person",
               .where = where + ": " + offering.id,
               .hint =
                   "give a file of labels with --labels, or rows of `rundkurs-crawl export "
                   "--judged`"};
}

/// Reads rows. Where an offering comes again, as one of the shipped rows and then from the
/// catalogue, it is one example: with the text of the later row, and what was said there as far as
/// it goes.
class ExampleReader {
 public:
  ExampleReader(const Vocabulary& vocabulary,
                const Analyser& analyser,
                const TopicWords& words,
                const Denials& denials,
                const JudgementsById& labels)
      : vocabulary_(vocabulary),
        analyser_(analyser),
        words_(words),
        denials_(denials),
        labels_(labels) {}

  Result<void> add(const Offering& offering, const std::string& where, std::size_t file) {
    auto said = judgement_of(offering, labels_, where);
    if (!said) return said.error();
    const auto known = known_as(offering);
    const auto place = known.value_or(rows_.examples.size());
    if (known) *said = joined(judgements_[place], *said);
    auto example = example_of(offering, *said, where);
    if (!example) return example.error();
    if (!known) {
      rows_.examples.emplace_back();
      rows_.files.emplace_back();
      judgements_.emplace_back();
    }
    rows_.examples[place] = *std::move(example);
    rows_.files[place] = file;
    judgements_[place] = *std::move(said);
    places_[offering.id] = place;
    for (const auto& alias : offering.aliases)
      places_.emplace(alias, place);
    return {};
  }

  ExampleRows take() { return std::move(rows_); }

 private:
  std::optional<std::size_t> known_as(const Offering& offering) const {
    if (const auto found = places_.find(offering.id); found != places_.end()) return found->second;
    for (const auto& alias : offering.aliases)
      if (const auto found = places_.find(alias); found != places_.end()) return found->second;
    return std::nullopt;
  }

  Result<Example> example_of(const Offering& offering,
                             const Judgement& said,
                             const std::string& where) const {
    Example example{
        .institution = offering.institution.id,
        .relevance = said.relevance.value_or(0),
        .topics = std::vector<bool>(vocabulary_.topics().size()),
        .features = features_of(
            analyse_offering(offering, analyser_, denials_), field_weights, vocabulary_, words_),
        .relevance_judged = said.relevance.has_value(),
        .topics_judged = said.topics.has_value()};
    example.features.words.clear();  // views into a text that is gone
    for (const auto& id : said.topics.value_or(std::vector<std::string>())) {
      const auto* topic = vocabulary_.topic_by_id(id);
      if (topic == nullptr)
        return Error{.code = Error::Code::malformed,
                     .message = "topics.json has no topic " + id,
                     .where = fmt::format("{}: {}", where, offering.id),
                     .hint = ""};
      example.topics[static_cast<std::size_t>(topic - vocabulary_.topics().data())] = true;
    }
    return example;
  }

  const Vocabulary& vocabulary_;
  const Analyser& analyser_;
  const TopicWords& words_;
  const Denials& denials_;
  const JudgementsById& labels_;
  ExampleRows rows_;
  std::vector<Judgement> judgements_;
  std::map<std::string, std::size_t, std::less<>> places_;  ///< By id and alias.
};

Result<ExampleRows> read_examples(const Options& options, ExampleReader reader) {
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
Measure measure_file(const ExampleRows& rows, const std::vector<Guess>& guesses, std::size_t file) {
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
  const auto labels = read_labels(options.labels);
  if (!labels) return labels.error();
  const auto rows =
      read_examples(options, ExampleReader(**vocabulary, analyser, *words, *denials, *labels));
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
  const auto options = std::make_shared<Options>();
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

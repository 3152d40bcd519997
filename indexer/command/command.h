#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "indexer/analysis/analyser.h"
#include "indexer/classify/classifier.h"
#include "schemas/log.h"
#include "schemas/progress.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"

namespace rundkurs::command {

/// What every sub-command can be told.
struct CommonOptions {
  std::string data;  ///< `data/`; found as find_data_folder() says if empty.
  bool log_json = false;
};

/// Each adds one sub-command, from the file of its name. When it is chosen it runs, and leaves the
/// program's exit status (0 done, 1 failed, 2 wrong use) in `status`.
void add_build(CLI::App& app, const CommonOptions& common, int& status);
void add_classify(CLI::App& app, const CommonOptions& common, int& status);
void add_analyse(CLI::App& app, const CommonOptions& common, int& status);
void add_language(CLI::App& app, const CommonOptions& common, int& status);
void add_vocabulary(CLI::App& app, const CommonOptions& common, int& status);
void add_explain(CLI::App& app, const CommonOptions& common, int& status);
void add_check(CLI::App& app, const CommonOptions& common, int& status);
void add_train(CLI::App& app, const CommonOptions& common, int& status);
void add_dataset(CLI::App& app, const CommonOptions& common, int& status);

/// Prints "rundkurs-index: …" and gives the exit status.
int fail(const Error& error);

/// The vocabulary of the data folder.
Result<std::shared_ptr<const Vocabulary>> load_vocabulary(const CommonOptions& common);

/// What reads and judges a text, made of the data folder.
struct Reader {
  std::shared_ptr<const Vocabulary> vocabulary;
  Analyser analyser;
  Classifier classifier;
};
Result<Reader> load_reader(const CommonOptions& common);

/// To stderr, in the form that was asked for.
std::unique_ptr<Log> make_log(const CommonOptions& common);

/// On a terminal; shows nothing where somebody else reads. `doing` is what takes so long.
std::unique_ptr<Progress> make_progress(const CommonOptions& common, std::string doing);

}  // namespace rundkurs::command

#include "indexer/command/command.h"

#include <cstdio>
#include <utility>

#include <unistd.h>

#include "schemas/file.h"

namespace rundkurs::command {

int fail(const Error& error) {
  std::fprintf(stderr, "rundkurs-index: %s\n", describe(error).c_str());
  return exit_status(error);
}

Result<std::shared_ptr<const Vocabulary>> load_vocabulary(const CommonOptions& common) {
  const auto data = find_data_folder(common.data);
  if (!data) return data.error();
  auto vocabulary = Vocabulary::load(*data + "/vocabulary");
  if (!vocabulary) return std::move(vocabulary).error();
  return std::make_shared<const Vocabulary>(*std::move(vocabulary));
}

Result<Reader> load_reader(const CommonOptions& common) {
  const auto data = find_data_folder(common.data);
  if (!data) return data.error();
  auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return vocabulary.error();
  Analyser analyser(*vocabulary);
  auto classifier = Classifier::load(*data, *vocabulary, analyser);
  if (!classifier) return std::move(classifier).error();
  return Reader{*vocabulary, std::move(analyser), *std::move(classifier)};
}

std::unique_ptr<Log> make_log(const CommonOptions& common) {
  if (common.log_json) return std::make_unique<JsonLog>(stderr);
  return std::make_unique<TextLog>(stderr);
}

std::unique_ptr<Progress> make_progress(const CommonOptions& common, std::string doing) {
  if (common.log_json || ::isatty(STDERR_FILENO) == 0) return std::make_unique<SilentProgress>();
  return std::make_unique<TerminalProgress>(stderr, std::move(doing));
}

}  // namespace rundkurs::command

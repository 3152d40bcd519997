#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/classify/classifier.h"
#include "indexer/command/command.h"
#include "schemas/file.h"
#include "schemas/flat_row.h"
#include "schemas/json.h"
#include "schemas/offering_json.h"

namespace rundkurs::command {
namespace {

using nlohmann::json;

/// Judges rows one after another.
class RowJudge {
 public:
  RowJudge(std::shared_ptr<const Vocabulary> vocabulary, ClassifierModel model)
      : analyser_(vocabulary), classifier_(vocabulary, std::move(model)) {}

  Result<void> judge(const json& row, const std::string& where) const {
    const auto offering = is_flat_row(row) ? offering_from_flat_row(row, sources_, where)
                                           : offering_from_json(row, where);
    if (!offering) return offering.error();
    const auto judged = classifier_.classify(*offering, analyser_);
    auto topics = json::array();
    for (const auto& topic : judged.topics)
      topics.push_back({{"id", topic.id}, {"score", topic.score}});
    const json line = {{"id", offering->id}, {"relevance", judged.relevance}, {"topics", topics}};
    std::printf("%s\n", json_text(line).c_str());
    return {};
  }

  Result<void> judge_all(std::istream& in, const std::string& name) const {
    return for_each_ndjson(
        in, name, [this](const json& row, const std::string& where) { return judge(row, where); });
  }

 private:
  Analyser analyser_;
  Classifier classifier_;
  SourceFiles sources_;  ///< None: who offers it says nothing about what it is.
};

Result<void> judge_file(const RowJudge& judge, const std::string& path) {
  if (path == "-") return judge.judge_all(std::cin, "standard input");
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return Error{
        .code = Error::Code::not_found, .message = "cannot be opened", .where = path, .hint = ""};
  return judge.judge_all(file, path);
}

int run(std::vector<std::string> files, const CommonOptions& common) {
  auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return fail(vocabulary.error());
  auto model = load_model(common);
  if (!model) return fail(model.error());
  const RowJudge judge(*std::move(vocabulary), *std::move(model));
  if (files.empty()) files.emplace_back("-");
  for (const auto& file : files)
    if (const auto judged = judge_file(judge, file); !judged) return fail(judged.error());
  return 0;
}

}  // namespace

void add_classify(CLI::App& app, const CommonOptions& common, int& status) {
  auto* command =
      app.add_subcommand("classify", "Say the relevance and topics of offerings (NDJSON)");
  const auto files = std::make_shared<std::vector<std::string>>();
  command->add_option("FILE", *files, "Records or flat rows; - or none is standard input");
  command->callback([files, &common, &status] { status = run(*files, common); });
}

}  // namespace rundkurs::command

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/classify/classifier.h"
#include "indexer/command/command.h"
#include "indexer/command/offering_rows.h"
#include "schemas/json.h"

namespace rundkurs::command {
namespace {

using nlohmann::json;

void print(const std::string& id, const Classification& judged) {
  auto topics = json::array();
  for (const auto& topic : judged.topics)
    topics.push_back({{"id", topic.id}, {"score", topic.score}});
  const json line = {{"id", id}, {"relevance", judged.relevance}, {"topics", topics}};
  std::printf("%s\n", json_text(line).c_str());
}

int run(std::vector<std::string> files, const CommonOptions& common) {
  const auto reader = load_reader(common);
  if (!reader) return fail(reader.error());
  if (files.empty()) files.emplace_back("-");
  const auto judged =
      for_each_offering(files, [&](const Offering& offering, const std::string&) -> Result<void> {
        print(offering.id, reader->classifier.classify(offering, reader->analyser));
        return {};
      });
  return judged ? 0 : fail(judged.error());
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

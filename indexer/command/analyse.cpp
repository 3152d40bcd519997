#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/analysis/analyser.h"
#include "indexer/command/command.h"
#include "schemas/json.h"

namespace rundkurs::command {
namespace {

using nlohmann::json;

struct AnalyseOptions {
  std::string language;
  std::string text;
};

/// The concepts that cover each word.
std::vector<std::set<std::string>> concepts_by_word(const std::vector<ConceptMatch>& matches,
                                                    std::size_t words) {
  std::vector<std::set<std::string>> covering(words);
  for (const auto& match : matches)
    for (auto word = match.first_token; word <= match.last_token; ++word)
      covering[word].insert(match.concept_id);
  return covering;
}

void print_json(const json& line) {
  std::printf("%s\n", json_text(line).c_str());
}

void print_text(const Analysis& analysis) {
  const auto concepts = concepts_by_word(analysis.concepts, analysis.tokens.size());
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const auto& token = analysis.tokens[i];
    print_json({{"token", token.word},
                {"stem", token.stem},
                {"parts", token.parts},
                {"concepts", concepts[i]}});
  }
}

void print_query(const Analyser::QueryAnalysis& analysis) {
  const auto concepts = concepts_by_word(analysis.concepts, analysis.words.size());
  for (std::size_t i = 0; i < analysis.words.size(); ++i) {
    const auto& word = analysis.words[i];
    print_json({{"token", word.word},
                {"stems", word.stems},
                {"parts", word.parts},
                {"concepts", concepts[i]}});
  }
}

int run(const AnalyseOptions& options, const CommonOptions& common) {
  auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return fail(vocabulary.error());
  const Analyser analyser(*vocabulary);
  if (options.language.empty()) {
    print_query(analyser.analyse_query(options.text));
  } else {
    print_text(analyser.analyse(options.text, options.language));
  }
  return 0;
}

}  // namespace

void add_analyse(CLI::App& app, const CommonOptions& common, int& status) {
  auto* command = app.add_subcommand(
      "analyse", "Print the words of a text with stems, compound parts and concepts");
  const auto options = std::make_shared<AnalyseOptions>();
  command->add_option(
      "--lang", options->language, "Language of the text; without it, TEXT is read as a query");
  command->add_option("TEXT", options->text, "The text")->required();
  command->callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace rundkurs::command

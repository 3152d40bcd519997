#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "indexer/analysis/language_guess.h"
#include "indexer/command/command.h"

namespace rundkurs::command {
namespace {

void tell(std::istream& in) {
  for (std::string line; std::getline(in, line);)
    std::printf("%s\n", guess_language(line, "").c_str());
}

int run(const std::vector<std::string>& files) {
  if (files.empty()) tell(std::cin);
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
      return fail({.code = Error::Code::not_found,
                   .message = "cannot be opened",
                   .where = path,
                   .hint = ""});
    tell(file);
  }
  return 0;
}

}  // namespace

void add_language(CLI::App& app, const CommonOptions&, int& status) {
  auto* command = app.add_subcommand("language", "Say the language of each line of text");
  const auto files = std::make_shared<std::vector<std::string>>();
  command->add_option("FILE", *files, "Files of text, a block a line; none is standard input");
  command->callback([files, &status] { status = run(*files); });
}

}  // namespace rundkurs::command

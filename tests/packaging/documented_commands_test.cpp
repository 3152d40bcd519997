// Whoever follows the documents meets no command or option that is not there.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/paths.h"
#include "tests/schemas/program_run.h"

namespace rundkurs {
namespace {

const std::map<std::string, std::string> program_files = {{"rundkurs-crawl", RUNDKURS_CRAWL},
                                                          {"rundkurs-index", RUNDKURS_INDEX},
                                                          {"rundkurs-searchd", RUNDKURS_SEARCHD}};

/// The words of every command of ours that stands in a block of code.
std::vector<std::vector<std::string>> commands_in(const std::filesystem::path& file) {
  std::vector<std::vector<std::string>> commands;
  std::ifstream in(file);
  bool code = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) code = !code;
    if (!code) continue;
    std::istringstream words(line.substr(0, line.find(" #")));
    std::vector<std::string> command;
    for (std::string word; words >> word;) {
      if (command.empty() && !program_files.contains(word)) continue;
      command.push_back(word);
    }
    if (!command.empty()) commands.push_back(command);
  }
  return commands;
}

BOOST_AUTO_TEST_SUITE(documented_commands)

BOOST_AUTO_TEST_CASE(every_command_and_option_is_there) {
  std::size_t seen = 0;
  std::vector<std::filesystem::path> files = {source_path("README.md")};
  for (const auto& entry : std::filesystem::directory_iterator(source_path("docs"))) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  for (const auto& file : files) {
    for (const auto& command : commands_in(file)) {
      const auto& program = program_files.at(command.front());
      std::vector<std::string> words;
      std::vector<std::string> options;
      for (std::size_t i = 1; i < command.size(); ++i) {
        if (command[i].starts_with("--")) options.push_back(command[i]);
      }
      // The sub-command is the first word, where there is one: `user add` has two.
      if (command.size() > 1 && std::regex_match(command[1], std::regex("[a-z][a-z-]+")))
        words.push_back(command[1]);
      if (words == std::vector<std::string>{"user"} && command.size() > 2)
        words.push_back(command[2]);
      const auto of_program = run_program(program, {"--help"});
      words.emplace_back("--help");
      const auto of_command = run_program(program, words);
      BOOST_TEST(of_command.status == 0,
                 file.filename().string() << ": " << command.front() << ' ' << words.front());
      for (const auto& option : options) {
        const std::regex listed("(^|\n|,) *" + option + "\\b");
        BOOST_TEST(std::regex_search(of_command.out + "\n" + of_program.out, listed),
                   file.filename().string() << ": " << command.front() << " has no " << option);
      }
      ++seen;
    }
  }
  BOOST_TEST(seen > 15U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

// packaging/rundkurs.toml names every option that an operator sets, with its default.
#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "schemas/configuration/configuration_file.h"
#include "schemas/configuration/configuration_keys.h"
#include "schemas/file.h"
#include "tests/paths.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

/// What is said for one run alone has no place in the file.
const std::set<std::string> said_on_the_command_line = {"help",
                                                        "help-all",
                                                        "version",
                                                        "config",
                                                        "source",
                                                        "seed",
                                                        "country",
                                                        "delay",
                                                        "resolve-to",
                                                        "dry-run",
                                                        "full"};

/// The example as it is when every key is set to the default that it shows.
std::string example_with_every_key() {
  static const std::regex commented_out("^#([a-z-]+ = )");
  std::istringstream in(read_file(source_path("packaging/rundkurs.toml")).value());
  std::string text;
  for (std::string line; std::getline(in, line);)
    text += std::regex_replace(line, commented_out, "$1") + '\n';
  return text;
}

/// Option → default, of a `--help`. Empty where it says none.
std::map<std::string, std::string> options_in(const std::string& help) {
  static const std::regex option(R"(^  (?:-[a-z],)?--([a-z-]+)( [^ ]+)?.*$)");
  std::istringstream in(help.substr(0, help.find("\nSubcommands:")));
  std::map<std::string, std::string> options;
  for (std::string line; std::getline(in, line);) {
    std::smatch found;
    if (!std::regex_match(line, found, option)) continue;
    static const std::regex shown(R"(=\[?([^\]= ]+)\]?(?: \.\.\.)?(?:  |$))");
    std::smatch value;
    options[found[1]] = std::regex_search(line, value, shown) ? value[1].str() : "";
  }
  return options;
}

/// All that a program of the file can be told, by table.
std::map<std::string, std::string> options_of(const std::string& program) {
  if (program == "rundkurs-searchd")
    return options_in(run_program(RUNDKURS_SEARCHD, {"--help"}).out);
  const bool crawl = program == "rundkurs-crawl";
  const std::string path = crawl ? RUNDKURS_CRAWL : RUNDKURS_INDEX;
  auto options = options_in(run_program(path, {"--help"}).out);
  options.merge(options_in(run_program(path, {crawl ? "run" : "build", "--help"}).out));
  return options;
}

const std::vector<std::string> programs = {"rundkurs-crawl", "rundkurs-index", "rundkurs-searchd"};

BOOST_AUTO_TEST_SUITE(example_configuration)

BOOST_AUTO_TEST_CASE(every_option_of_an_operator_stands_there_with_its_default) {
  const auto settings = parse_configuration(example_with_every_key(), "packaging/rundkurs.toml");
  BOOST_REQUIRE_MESSAGE(settings, (settings ? "" : describe(settings.error())));
  std::set<std::string> seen;
  for (const auto& program : programs) {
    for (const auto& [option, usual] : options_of(program)) {
      if (said_on_the_command_line.contains(option)) continue;
      const auto setting = std::find_if(settings->begin(), settings->end(), [&](const auto& one) {
        return one.key == option && (one.table.empty() || one.table == program);
      });
      BOOST_REQUIRE_MESSAGE(setting != settings->end(),
                            program << " --" << option << " is not in packaging/rundkurs.toml");
      seen.insert(setting->table + "/" + option);
      const auto shown = setting->values.empty() ? "" : setting->values.front();
      const bool nothing = shown.empty() || shown == "false" || shown == "0";
      BOOST_TEST(
          (shown == usual || (usual.empty() && nothing)),
          program << " --" << option << ": '" << shown << "' is shown, '" << usual << "' it is");
    }
  }
  for (const auto& setting : *settings)
    BOOST_TEST(seen.contains(setting.table + "/" + setting.key),
               "no program has --" << setting.key);
}

BOOST_AUTO_TEST_CASE(every_known_key_stands_there) {
  const auto settings = parse_configuration(example_with_every_key(), "packaging/rundkurs.toml");
  BOOST_REQUIRE(settings);
  std::size_t known = 0;
  for (const auto& table : configuration_tables())
    known += table.keys.size();
  BOOST_TEST(settings->size() == known);
}

BOOST_AUTO_TEST_CASE(the_programs_take_it_as_it_is_and_with_every_key) {
  const TemporaryFolder folder;
  const auto full = folder.write("full.toml", example_with_every_key());
  for (const auto& file : {source_path("packaging/rundkurs.toml"), full}) {
    const auto crawl = run_program(RUNDKURS_CRAWL,
                                   {"run",
                                    "--dry-run",
                                    "--config",
                                    file,
                                    "--sources",
                                    source_path("tests/fixtures/sites/sources"),
                                    "--catalogue",
                                    "sqlite:" + folder.file("none.db")});
    BOOST_TEST(crawl.status == 0, crawl.err);
    const auto index =
        run_program(RUNDKURS_INDEX,
                    {"build", "--config", file, "--catalogue", "sqlite:" + folder.file("none.db")});
    BOOST_TEST(index.status == 1);
    BOOST_TEST(index.err.find("none.db") != std::string::npos, index.err);
    const auto daemon =
        run_program(RUNDKURS_SEARCHD,
                    {"retention", "--config", file, "--desk", "sqlite:" + folder.file("desk.db")});
    BOOST_TEST(daemon.status == 0, daemon.err);
  }
}

BOOST_AUTO_TEST_CASE(all_three_refuse_what_none_of_them_knows) {
  const TemporaryFolder folder;
  const auto file = folder.write("r.toml", "[rundkurs-searchd]\nworkerz = 4\n");
  const auto wanted = file + ":2: unknown key 'workerz' (did you mean 'workers'?)\n";
  const auto refused = [&](const std::string& program, std::vector<std::string> words) {
    words.insert(words.end(), {"--config", file});
    const auto run = run_program(program, words);
    BOOST_TEST(run.status == 2);
    BOOST_TEST(run.err.find(wanted) != std::string::npos, run.err);
  };
  refused(RUNDKURS_CRAWL, {"status"});
  refused(RUNDKURS_INDEX, {"build"});
  refused(RUNDKURS_SEARCHD, {});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

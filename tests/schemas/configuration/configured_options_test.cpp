#include "schemas/configuration/configured_options.h"

#include <algorithm>
#include <cstdlib>

#include <CLI/CLI.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

/// A program of the usual form, and what reached its options.
struct Program {
  CLI::App app{"", "rundkurs-crawl"};
  std::string data = "as installed";
  bool log_json = false;
  std::string catalogue = "none";
  std::string contact;
  int max_pages = 0;
  bool ran = false;

  Program() {
    add_configuration(app);
    app.add_option("--data", data);
    app.add_flag("--log-json", log_json);
    app.require_subcommand(1);
    app.fallthrough();
    auto* run = app.add_subcommand("run");
    run->add_option("--catalogue", catalogue);
    run->add_option("--contact", contact)->envname("RUNDKURS_TEST_CONTACT");
    run->add_option("--max-pages", max_pages)->check(CLI::PositiveNumber);
    run->callback([this] { ran = true; });
    app.add_subcommand("status")->add_option("--catalogue", catalogue);
  }

  /// What is wrong; empty where nothing is.
  std::string parse(std::vector<std::string> words) {
    std::reverse(words.begin(), words.end());
    try {
      app.parse(words);
    } catch (const CLI::ParseError& error) {
      return error.what();
    }
    return {};
  }
};

BOOST_AUTO_TEST_SUITE(configured_options)

BOOST_AUTO_TEST_CASE(the_command_line_wins_over_environment_and_file) {
  const TemporaryFolder folder;
  const auto file = folder.write("r.toml",
                                 "log-json = true\ncatalogue = 'sqlite:file.db'\n"
                                 "[rundkurs-crawl]\ncontact = 'file@x.example'\nmax-pages = 7\n"
                                 "[rundkurs-searchd]\ncontact = 'other@x.example'\n");
  Program from_file;
  BOOST_TEST(from_file.parse({"run", "--config", file}) == "");
  BOOST_TEST(from_file.ran);
  BOOST_TEST(from_file.log_json);
  BOOST_TEST(from_file.catalogue == "sqlite:file.db");
  BOOST_TEST(from_file.contact == "file@x.example");
  BOOST_TEST(from_file.max_pages == 7);
  BOOST_TEST(from_file.data == "as installed");

  Program told;
  BOOST_TEST(told.parse({"--config", file, "run", "--max-pages", "3"}) == "");
  BOOST_TEST(told.max_pages == 3);
  BOOST_TEST(told.catalogue == "sqlite:file.db");

  ::setenv("RUNDKURS_TEST_CONTACT", "environment@x.example", 1);
  Program environment;
  BOOST_TEST(environment.parse({"--config", file, "run"}) == "");
  BOOST_TEST(environment.contact == "environment@x.example");
  ::unsetenv("RUNDKURS_TEST_CONTACT");
}

BOOST_AUTO_TEST_CASE(every_sub_command_takes_what_it_has_an_option_for) {
  const TemporaryFolder folder;
  const auto file =
      folder.write("r.toml", "catalogue = 'sqlite:file.db'\n[rundkurs-crawl]\nmax-pages = 7\n");
  Program program;
  BOOST_TEST(program.parse({"status", "--config", file}) == "");
  BOOST_TEST(program.catalogue == "sqlite:file.db");
  BOOST_TEST(program.max_pages == 0);
  BOOST_TEST(!program.ran);
}

BOOST_AUTO_TEST_CASE(a_wrong_value_stops_the_program_with_its_line) {
  const TemporaryFolder folder;
  const auto refusal = [&](const std::string& text) {
    Program program;
    const auto file = folder.write("r.toml", text);
    const auto said = program.parse({"run", "--config", file});
    BOOST_TEST(!program.ran);
    BOOST_TEST(said.starts_with(file + ":"), said);
    return said.empty() ? said : said.substr(file.size());
  };
  BOOST_TEST(refusal("[rundkurs-crawl]\nmax-pages = 'many'\n").starts_with(":2: max-pages: "));
  BOOST_TEST(refusal("[rundkurs-crawl]\nmax-pages = -1\n").starts_with(":2: max-pages: "));
  BOOST_TEST(refusal("log-json = 3\n") == ":1: log-json: true or false is wanted");
  BOOST_TEST(refusal("catalogue = ['a', 'b']\n") ==
             ":1: catalogue: one value is wanted, not a list");
  BOOST_TEST(refusal("catalog = 'a'\n") == ":1: unknown key 'catalog' (did you mean 'catalogue'?)");
}

BOOST_AUTO_TEST_CASE(help_is_given_whatever_the_file_says) {
  const TemporaryFolder folder;
  Program program;
  const auto said = program.parse({"run", "--config", folder.file("none.toml"), "--help"});
  BOOST_TEST(said.find("none.toml") == std::string::npos, said);
  BOOST_TEST(!program.ran);
}

BOOST_AUTO_TEST_CASE(a_program_that_is_not_installed_reads_no_file_by_itself) {
  BOOST_TEST(usual_configuration() == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

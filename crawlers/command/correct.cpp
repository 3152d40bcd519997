#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "crawlers/command/command.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/file.h"
#include "schemas/timestamp.h"
#include "schemas/vocabulary.h"

namespace rundkurs::command {
namespace {

struct CorrectOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  std::string id;
  std::vector<std::string> words;  ///< field=value or, to withdraw, field.
  std::string who;
  bool institution = false;
  bool withdraw = false;
};

Error usage(const std::string& argument, std::string message, std::string hint) {
  return {Error::Code::usage, std::move(message), argument, std::move(hint)};
}

/// Who sits at the machine, unless they say so.
std::string account(const CorrectOptions& options) {
  if (!options.who.empty()) return options.who;
  const char* user = std::getenv("USER");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return user == nullptr ? "" : user;
}

/// All are read, and their topics and audiences known, before the catalogue is touched.
Result<std::vector<Correction>> read_all(const CorrectOptions& options,
                                         const ProgramOptions& program) {
  const auto data = find_data_folder(program.data);
  if (!data) return data.error();
  const auto vocabulary = Vocabulary::load(*data + "/vocabulary");
  if (!vocabulary) return vocabulary.error();
  std::vector<Correction> corrections;
  for (const auto& word : options.words) {
    const auto equals = word.find('=');
    if (equals == std::string::npos)
      return usage(word, "not of the form field=value", "such as ects=7.5 or title.nb='Ombruk'");
    auto correction = read_correction(word.substr(0, equals), word.substr(equals + 1));
    if (!correction) return std::move(correction).error();
    if (auto known = check_ids(*correction, *vocabulary); !known) return known.error();
    correction->by = options.institution ? Corrector::institution : Corrector::adviser;
    correction->who = account(options);
    correction->at = now();
    corrections.push_back(*std::move(correction));
  }
  return corrections;
}

std::string shown(const StandingCorrection& standing) {
  const auto& [correction, found] = standing;
  auto text = fmt::format("{} = {}  ({}{}, {})",
                          correction.field,
                          correction.value,
                          name_of(correction.by),
                          correction.who.empty() ? "" : " " + correction.who,
                          format_timestamp(correction.at));
  if (standing.differs()) text += "\n  pages and files say: " + found;
  return text;
}

Result<void> show(const CorrectOptions& options) {
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_only);
  if (!catalogue) return catalogue.error();
  const auto all = (*catalogue)->corrections().of(options.id);
  if (!all) return all.error();
  if (all->empty()) return print_line(options.id + ": nothing is corrected");
  for (const auto& standing : *all) {
    if (auto printed = print_line(shown(standing)); !printed) return printed;
  }
  return {};
}

Result<void> change(const CorrectOptions& options, const ProgramOptions& program) {
  auto read = options.withdraw ? std::vector<Correction>() : read_all(options, program);
  if (!read) return read.error();
  // Not the whole catalogue: a person does not wait for a crawl to end.
  const auto corrections = Corrections::open(options.catalogue);
  if (!corrections) return corrections.error();
  const auto changed = options.withdraw ? (*corrections)->withdraw(options.id, options.words, now())
                                        : (*corrections)->correct(options.id, *read);
  if (!changed) return changed.error();
  return print_line(fmt::format("{}: {} {}{}",
                                options.id,
                                options.words.size(),
                                options.withdraw ? "withdrawn" : "corrected",
                                *changed ? "" : ", which changes nothing"));
}

int run(const CorrectOptions& options, const ProgramOptions& program) {
  if (options.withdraw && options.words.empty())
    return fail(program, usage("--withdraw", "says no field", "such as --withdraw ID ects"));
  auto done = options.words.empty() ? show(options) : change(options, program);
  if (done) done = flush_output();
  return done ? 0 : fail(program, done.error());
}

}  // namespace

void add_correct(Program& program) {
  auto* command = program.app.add_subcommand("correct",
                                             "Say what is right in an offering: no crawl "
                                             "overwrites it; without fields, list what was said");
  const auto options = std::make_shared<CorrectOptions>();
  command->add_option("--catalogue", options->catalogue, "The catalogue")->capture_default_str();
  command->add_option("ID", options->id, "The offering's id")->required();
  command->add_option(
      "FIELD=VALUE",
      options->words,
      "ects=7.5, level=master, title.nb=…, mode=online,campus, topics=repair,reuse; "
      "nothing behind = means that there is none");
  command->add_option("--by", options->who, "Whose word it is [$USER]");
  command->add_flag("--institution", options->institution, "The institution itself says so");
  command->add_flag(
      "--withdraw", options->withdraw, "What pages and files say of these fields stands again");
  command->callback([options, &program] { program.status = run(*options, program.options); });
}

}  // namespace rundkurs::command

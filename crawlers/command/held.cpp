#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "crawlers/command/command.h"
#include "crawlers/harvest/absence_review.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/timestamp.h"

namespace rundkurs::command {
namespace {

constexpr std::size_t most_pages_shown = 20;

struct HeldOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  std::vector<std::string> accept;
  std::vector<std::string> discard;
};

std::string described(const Absence& absence) {
  if (absence.page.empty()) {
    return "whatever its feeds have not listed since " + format_timestamp(absence.at);
  }
  return fmt::format("{}  {}", absence.gone ? "gone   " : "missing", absence.page);
}

Result<void> show(Catalogue& catalogue) {
  const auto holds = catalogue.absences().holds();
  if (!holds) return holds.error();
  if (holds->empty()) return print_line("No source is held.");
  for (const auto& hold : *holds) {
    const auto absences = catalogue.absences().of_source(hold.source);
    if (!absences) return absences.error();
    auto text = fmt::format("{}: held since {}; {} offerings would be left of {}",
                            hold.source,
                            format_timestamp(hold.since),
                            hold.after,
                            hold.before);
    for (std::size_t i = 0; i < std::min(absences->size(), most_pages_shown); ++i)
      text += "\n  " + described((*absences)[i]);
    if (absences->size() > most_pages_shown) {
      text += fmt::format("\n  and {} other pages", absences->size() - most_pages_shown);
    }
    if (auto printed = print_line(text); !printed) return printed;
  }
  return print_line("--accept SOURCE marks them as they are; --discard SOURCE looks again.");
}

Result<void> decide(Catalogue& catalogue, const HeldOptions& options) {
  for (const auto& source : options.accept) {
    if (auto done = accept_absences(catalogue, source, now()); !done) return done;
    if (auto told = print_line(source + ": accepted, its offerings are marked"); !told) return told;
  }
  for (const auto& source : options.discard) {
    if (auto done = discard_absences(catalogue, source, now()); !done) return done;
    auto told = print_line(source + ": discarded, the next run visits all of its pages");
    if (!told) return told;
  }
  return {};
}

Result<void> held(const HeldOptions& options) {
  const bool only_shown = options.accept.empty() && options.discard.empty();
  const auto access = only_shown ? Catalogue::Access::read_only : Catalogue::Access::read_write;
  const auto catalogue = Catalogue::open(options.catalogue, access);
  if (!catalogue) return catalogue.error();
  auto done = only_shown ? show(**catalogue) : decide(**catalogue, options);
  return done ? flush_output() : done;
}

int run(const HeldOptions& options, const ProgramOptions& program) {
  const auto done = held(options);
  return done ? 0 : fail(program, done.error());
}

}  // namespace

void add_held(Program& program) {
  auto* command = program.app.add_subcommand(
      "held", "Sources that lost a third of their offerings in one run: look, accept or discard");
  const auto options = std::make_shared<HeldOptions>();
  command->add_option("--catalogue", options->catalogue, "The catalogue")->capture_default_str();
  command->add_option("--accept", options->accept, "Mark this source's offerings; repeatable");
  command->add_option(
      "--discard", options->discard, "Forget what was noted of this source; repeatable");
  command->callback([options, &program] { program.status = run(*options, program.options); });
}

}  // namespace rundkurs::command

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "schemas/file.h"
#include "schemas/program.h"
#include "searchd/command/command.h"
#include "searchd/desk/desk_words.h"
#include "searchd/desk/mail_import.h"
#include "searchd/match/matcher.h"
#include "searchd/search/search_service.h"

namespace rundkurs::daemon {
namespace {

struct MailOptions {
  std::string desk = "sqlite:var/desk.db";
  bool dry_run = false;
  std::vector<std::string> files;
};

/// What understands letters, and all that it needs.
struct Understanding {
  std::unique_ptr<Log> log;
  std::unique_ptr<SearchService> search;
  std::unique_ptr<match::Matcher> matcher;
  std::unique_ptr<desk::Desk> desk;
  std::unique_ptr<desk::Intake> intake;
};

Result<Understanding> open(const MailOptions& options,
                           const CommonOptions& common,
                           const std::string& data) {
  Understanding opened{make_log(common), {}, {}, {}, {}};
  auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return std::move(vocabulary).error();
  const auto ranking = load_ranking(common);
  if (!ranking) return ranking.error();
  auto search = SearchService::open(
      {common.index, common.demonstration, 1, *ranking}, *vocabulary, *opened.log);
  if (!search) return std::move(search).error();
  opened.search = *std::move(search);
  auto matcher = match::Matcher::open(*opened.search, data, *vocabulary, common.demonstration);
  if (!matcher) return std::move(matcher).error();
  opened.matcher = *std::move(matcher);
  auto desk = desk::Desk::open(options.desk);
  if (!desk) return std::move(desk).error();
  opened.desk = *std::move(desk);
  opened.intake = std::make_unique<desk::Intake>(*opened.desk, *opened.matcher, *opened.log);
  return opened;
}

/// Nothing of a sender is printed: what a program prints ends in logs.
Result<void> show(const std::string& file,
                  const desk::MailReading& reading,
                  const std::vector<desk::Taken>& taken,
                  bool dry_run) {
  constexpr std::array<const char*, 3> as = {
      "new inquiry", "message in inquiry", "here already, in inquiry"};
  const auto& words = desk::DeskWords::in("en");
  std::array<std::size_t, 3> counts{};
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const auto kind = static_cast<std::size_t>(taken[i].as);
    ++counts[kind];
    const auto& mail = reading.read[i].mail;
    const auto attached = mail.attachments.empty()
                              ? ""
                              : fmt::format(", {} attachments left", mail.attachments.size());
    if (auto shown = print_line(fmt::format("{}: message {}: {} {}{}",
                                            file,
                                            reading.read[i].number,
                                            as[kind],
                                            taken[i].inquiry,
                                            attached));
        !shown)
      return shown;
  }
  for (const auto& unread : reading.unread) {
    const auto reason = words.text("mail_fault." + std::string(name_of(unread.fault)));
    if (auto shown = print_line(fmt::format("{}: message {}: {}", file, unread.number, reason));
        !shown)
      return shown;
  }
  return print_line(fmt::format("{}: {}{} inquiries, {} messages in them, {} known, {} not read",
                                file,
                                dry_run ? "would be: " : "",
                                counts[0],
                                counts[1],
                                counts[2],
                                reading.unread.size()));
}

/// The number of messages that could not be read.
Result<std::size_t> import(const std::string& file, const desk::MailImport& mail, bool dry_run) {
  const auto bytes = read_file(file);
  if (!bytes) return bytes.error();
  auto reading = mail.read(*bytes);
  if (!reading) {
    reading.error().where = file;
    return std::move(reading).error();
  }
  const desk::By by{"", now()};
  const auto taken = dry_run ? mail.preview(*reading, by) : mail.take(*reading, by);
  if (!taken) return taken.error();
  if (auto shown = show(file, *reading, *taken, dry_run); !shown) return std::move(shown).error();
  return reading->unread.size();
}

int run(const MailOptions& options, const CommonOptions& common) {
  const auto data = find_data_folder(common.data);
  if (!data) return fail(data.error());
  const auto closings = desk::Closings::load(*data);
  if (!closings) return fail(closings.error());
  const auto opened = open(options, common, *data);
  if (!opened) return fail(opened.error());
  const desk::MailImport mail(opened->desk->mailbox(), *opened->intake, *closings);
  int status = 0;
  for (const auto& file : options.files) {
    const auto unread = import(file, mail, options.dry_run);
    if (!unread) return fail(unread.error());
    if (*unread > 0) status = 1;
  }
  if (auto flushed = flush_output(); !flushed) return fail(flushed.error());
  return status;
}

}  // namespace

void add_import_mail(CLI::App& app, const CommonOptions& common, int& status) {
  auto* const command = app.add_subcommand(
      "import-mail",
      "Make inquiries of mail (.eml, mbox). Prints what becomes of every message and why one is "
      "not read, nothing of the senders; the readable ones of a file are stored together. Exit "
      "status 1 where one was not read");
  const auto options = std::make_shared<MailOptions>();
  command->add_option("--desk", options->desk, "The store of the inquiry desk")
      ->capture_default_str();
  command->add_flag("--dry-run", options->dry_run, "Store nothing; say what would be");
  command->add_option("FILE", options->files, "Files of mail; - is standard input")->required();
  command->callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace rundkurs::daemon

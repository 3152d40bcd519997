#include <cerrno>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/wait.h>

#include "schemas/desk/desk.h"
#include "schemas/file.h"
#include "schemas/json.h"
#include "schemas/program.h"
#include "searchd/command/command.h"
#include "searchd/report/comparison.h"
#include "searchd/report/report_document.h"
#include "searchd/web/report_view.h"

extern char** environ;

namespace rundkurs::daemon {
namespace {

struct ReportOptions {
  std::string desk = "sqlite:var/desk.db";
  std::string out = "report.html";
  std::string previous;
  std::string pdf;
  std::string language = "nb";
};

/// The figures of an earlier report.
Result<nlohmann::json> previous_document(const std::string& path) {
  auto document = read_json_file(path);
  if (!document) return document;
  if (document->is_object() && document->contains("gaps") && document->contains("made"))
    return report::previous_in(*document);
  return Error{.code = Error::Code::malformed,
               .message = "no figures of a report",
               .where = path,
               .hint = "give the .json file that lies beside an earlier report"};
}

/// The document, and that it was made is kept for the next.
Result<nlohmann::json> document_of(const ReportOptions& options, const CommonOptions& common) {
  const auto data = find_data_folder(common.data);
  if (!data) return data.error();
  const auto log = make_log(common);
  auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return std::move(vocabulary).error();
  const auto ranking = load_ranking(common);
  if (!ranking) return ranking.error();
  const auto search =
      SearchService::open({common.index, common.demonstration, 1, *ranking}, *vocabulary, *log);
  if (!search) return search.error();
  const auto choices = needs::SurveyChoices::load(*data);
  if (!choices) return choices.error();
  const auto rules = gaps::GapRules::load(*data);
  if (!rules) return rules.error();
  const auto desk = desk::Desk::open(options.desk);
  if (!desk) return desk.error();
  const gaps::Evidence evidence{&(*desk)->needs(), &(*desk)->inquiries()};
  gaps::GapService gaps(
      **vocabulary, *choices, *rules, evidence, &(*desk)->gap_states(), common.demonstration);
  const auto at = now();
  const auto day = format_timestamp(at).substr(0, 10);
  auto previous = options.previous.empty() ? report::previous_kept(gaps, day)
                                           : previous_document(options.previous);
  if (!previous) return previous;
  auto document = report::report_document(
      {**search, gaps, evidence, *data}, day, options.language, *std::move(previous));
  if (!document) return document;
  if (auto kept = gaps.keep(*(*search)->snapshot(), at, gaps::GapService::For::report); !kept)
    return kept.error();
  return document;
}

/// "report.html" → "report.json".
std::string figures_beside(const std::string& out) {
  const auto dot = out.rfind('.');
  const auto slash = out.rfind('/');
  const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash);
  return (has_ending ? out.substr(0, dot) : out) + ".json";
}

Result<void> make_pdf(const std::string& html, const std::string& pdf) {
  std::vector<std::string> words = {"weasyprint", "--pdf-variant", "pdf/ua-1", html, pdf};
  std::vector<char*> arguments;
  for (auto& word : words)
    arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t process = 0;
  const int failure =
      ::posix_spawnp(&process, arguments.front(), nullptr, nullptr, arguments.data(), environ);
  if (failure != 0)
    return Error{.code = Error::Code::not_found,
                 .message = fmt::format("WeasyPrint cannot be run: {}", std::strerror(failure)),
                 .where = "--pdf " + pdf,
                 .hint = "install the Debian package weasyprint, or print the HTML file"};
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return Error{.code = Error::Code::internal,
               .message = "WeasyPrint did not make the PDF",
               .where = "--pdf " + pdf,
               .hint = "its own words stand above"};
}

Result<void> make_report(const ReportOptions& options, const CommonOptions& common) {
  const auto document = document_of(options, common);
  if (!document) return document.error();
  const auto figures = figures_beside(options.out);
  if (auto written = write_file_atomically(options.out, web::render_report(*document)); !written)
    return written;
  if (auto written = write_file_atomically(figures, json_text(*document) + "\n"); !written)
    return written;
  if (!options.pdf.empty()) {
    if (auto made = make_pdf(options.out, options.pdf); !made) return made;
  }
  const auto& index = document->at("index");
  return print_line(fmt::format("{}: index {}, {} offerings, answers {}; figures in {}",
                                options.out,
                                index.at("revision").get<std::string>(),
                                index.at("offerings").get<std::size_t>(),
                                document->at("answers").at("digest").get<std::string>(),
                                figures));
}

int run(const ReportOptions& options, const CommonOptions& common) {
  if (auto made = make_report(options, common); !made) return fail(made.error());
  if (auto flushed = flush_output(); !flushed) return fail(flushed.error());
  return 0;
}

}  // namespace

void add_report(CLI::App& app, const CommonOptions& common, int& status) {
  auto* const command = app.add_subcommand(
      "report",
      "Write the dated report of needs and supply as one HTML file, and its figures beside it as "
      "JSON. It says what changed since the last day on which a report was made");
  const auto options = std::make_shared<ReportOptions>();
  command->add_option("--desk", options->desk, "The store of the inquiry desk")
      ->capture_default_str();
  command->add_option("--out", options->out, "The file to write")->capture_default_str();
  command->add_option("--previous",
                      options->previous,
                      "Figures of an earlier report (.json) to compare with instead");
  command->add_option("--pdf", options->pdf, "Also write a PDF, with WeasyPrint");
  command->add_option("--hl", options->language, "Language of the report")
      ->check(CLI::IsMember({"nb", "nn", "sv", "da", "fi", "is", "en"}))
      ->capture_default_str();
  command->callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace rundkurs::daemon

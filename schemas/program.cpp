#include "schemas/program.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace rundkurs {
namespace {

Error output_failed() {
  return {.code = Error::Code::storage,
          .message = fmt::format("cannot be written: {}", std::strerror(errno)),
          .where = "standard output"};
}

}  // namespace

std::unique_ptr<Log> make_log(const ProgramOptions& options) {
  if (options.log_json) return std::make_unique<JsonLog>(stderr);
  return std::make_unique<TextLog>(stderr);
}

std::unique_ptr<Progress> make_progress(const ProgramOptions& options, std::string what) {
  if (options.log_json || ::isatty(STDERR_FILENO) == 0) return std::make_unique<SilentProgress>();
  return std::make_unique<TerminalProgress>(stderr, std::move(what));
}

Result<void> print_line(std::string_view line) {
  const bool written = std::fwrite(line.data(), 1, line.size(), stdout) == line.size() &&
                       std::fputc('\n', stdout) != EOF;
  return written ? Result<void>() : output_failed();
}

Result<void> flush_output() {
  return std::fflush(stdout) == 0 ? Result<void>() : output_failed();
}

int fail(const ProgramOptions& options, const Error& error) {
  if (!options.log_json) {
    fmt::print(stderr, "{}\n", describe(error));
    return exit_status(error);
  }
  Log::Fields fields;
  if (!error.where.empty()) fields.emplace_back("where", error.where);
  if (!error.hint.empty()) fields.emplace_back("hint", error.hint);
  JsonLog(stderr).error(error.message, fields);
  return exit_status(error);
}

}  // namespace rundkurs

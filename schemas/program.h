#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schemas/log.h"
#include "schemas/progress.h"
#include "schemas/result.h"

namespace rundkurs {

/// What every program can be told on its command line. Results go to stdout; progress, log and
/// errors to stderr.
struct ProgramOptions {
  std::string data;       ///< `--data DIR`; empty: find_data_folder() looks for it.
  bool log_json = false;  ///< `--log-json`: one JSON object a line instead of text.
};

std::unique_ptr<Log> make_log(const ProgramOptions& options);

/// A bar where stderr is a terminal that a person looks at; else nothing.
std::unique_ptr<Progress> make_progress(const ProgramOptions& options, std::string what);

/// Results on stdout, a line each. A full disk or a reader that has gone is an error.
Result<void> print_line(std::string_view line);
/// To be called last: only then is it sure that everything has arrived.
Result<void> flush_output();

/// Says on one line what failed and returns the exit status.
int fail(const ProgramOptions& options, const Error& error);

}  // namespace rundkurs

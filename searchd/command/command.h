#pragma once

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "schemas/desk/retention.h"
#include "schemas/log.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"
#include "searchd/desk/mail_sender.h"
#include "searchd/query/ranking.h"

namespace rundkurs::daemon {

/// What the daemon and its sub-commands can be told.
struct CommonOptions {
  std::string index = "var/index";
  std::string data;  ///< `data/`; found as find_data_folder() says if empty.
  bool demonstration = false;
  bool log_json = false;
};

struct ServeOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  std::string desk = "sqlite:var/desk.db";
  desk::Retention retention;
  desk::SmtpOptions smtp;
  std::vector<std::string> trusted_proxies;
  std::string sign_on_header;
  std::vector<std::string> listen = {"127.0.0.1:8080"};
  std::string base_url;  ///< As readers reach the service; the first address if empty.
  std::string contact;   ///< Where readers write to; shown where it is given.
  unsigned workers = 4;
  unsigned cache_mib = 32;
  std::string access_log;              ///< File, or - for stderr; empty for none.
  std::string lost_shard = "partial";  ///< What is answered then: "partial", or "nothing".
};

/// Adds the options of the daemon itself to the program.
void add_serve_options(CLI::App& app, ServeOptions& options);

/// Serves until SIGTERM or SIGINT; the program's exit status.
int serve(const ServeOptions& options, const CommonOptions& common);

/// Each adds one sub-command, from the file of its name. When it is chosen it runs, and leaves the
/// program's exit status (0 done, 1 failed, 2 wrong use) in `status`.
void add_evaluate(CLI::App& app, const CommonOptions& common, int& status);
void add_explain_query(CLI::App& app, const CommonOptions& common, int& status);
void add_user(CLI::App& app, const ServeOptions& serving, const CommonOptions& common, int& status);
void add_retention(CLI::App& app, const ServeOptions& serving, int& status);
void add_import_needs(CLI::App& app, const CommonOptions& common, int& status);
void add_import_mail(CLI::App& app, const CommonOptions& common, int& status);
void add_report(CLI::App& app, const CommonOptions& common, int& status);

/// Prints "rundkurs-searchd: …" and gives the exit status.
int fail(const Error& error);

/// The vocabulary of the data folder.
Result<std::shared_ptr<const Vocabulary>> load_vocabulary(const CommonOptions& common);

/// The ranking of the data folder.
Result<query::Ranking> load_ranking(const CommonOptions& common);

/// To stderr, in the form that was asked for.
std::unique_ptr<Log> make_log(const CommonOptions& common);

}  // namespace rundkurs::daemon

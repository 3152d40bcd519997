#include <chrono>
#include <cstdio>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <malloc.h>

#include "schemas/file.h"
#include "schemas/timestamp.h"
#include "searchd/api/api.h"
#include "searchd/api/documents.h"
#include "searchd/api/gap_route.h"
#include "searchd/api/match_route.h"
#include "searchd/api/plan_route.h"
#include "searchd/command/access_log.h"
#include "searchd/command/command.h"
#include "searchd/command/service_manager.h"
#include "searchd/command/stop_signal.h"
#include "searchd/desk/centre.h"
#include "searchd/desk/survey_pages.h"
#include "searchd/http/listener.h"
#include "searchd/http/server.h"
#include "searchd/match/matcher.h"
#include "searchd/needs/answer_reader.h"
#include "searchd/search/place_names.h"
#include "searchd/web/gap_page.h"
#include "searchd/web/pages.h"
#include "searchd/web/standing_pages.h"

namespace rundkurs::daemon {
namespace {

// How soon a new index is served.
constexpr auto refresh_interval = std::chrono::seconds(1);

// How soon the gap map of the day follows new answers.
constexpr auto gap_interval = std::chrono::minutes(10);

// A meeting may answer the survey at the same time from behind one address; a program may not go
// on for ever.
constexpr double survey_answers_at_once = 100;
constexpr auto survey_answer_interval = std::chrono::seconds(5);

Result<void> check(const ServeOptions& options) {
  const auto& url = options.base_url;
  if (!url.empty() && !url.starts_with("http://") && !url.starts_with("https://"))
    return Error{Error::Code::usage,
                 "not the address of a site",
                 "--base-url " + url,
                 "write it as https://example.org"};
  return {};
}

/// What the service manager listens on, or else the addresses that were asked for.
Result<std::vector<http::Listener>> take_addresses(const ServeOptions& options) {
  auto listeners = http::inherited_listeners();
  if (!listeners || !listeners->empty()) return listeners;
  for (const auto& address : options.listen) {
    auto taken = http::listen_on(address);
    if (!taken) return taken;
    std::move(taken->begin(), taken->end(), std::back_inserter(*listeners));
  }
  return listeners;
}

// The address of the site, without a slash at its end.
std::string site_address(const ServeOptions& options) {
  auto url = options.base_url.empty() ? "http://" + options.listen.front() : options.base_url;
  while (url.ends_with('/'))
    url.pop_back();
  return url;
}

/// Keeps what the gap map shows day by day.
class GapKeeper {
 public:
  GapKeeper(gaps::GapService& gaps, Log& log) : gaps_(gaps), log_(log) {}

  void keep(const SearchService& search, Timestamp now) {
    const auto snapshot = search.snapshot();
    if (snapshot == nullptr) return;
    if (snapshot->revision == revision_ && now - kept_ < gap_interval) return;
    revision_ = snapshot->revision;
    kept_ = now;
    if (const auto kept = gaps_.keep(*snapshot, now); !kept)
      log_.error("the gap map of the day is not kept", {{"reason", describe(kept.error())}});
  }

 private:
  gaps::GapService& gaps_;
  Log& log_;
  std::string revision_;
  Timestamp kept_{};
};

void run_until_stopped(http::Server& server,
                       SearchService& search,
                       desk::Centre& centre,
                       GapKeeper& gap_keeper,
                       const StopSignal& signals) {
  std::thread serving([&server] { server.run(); });
  tell_service_manager("READY=1");
  while (signals.wait(refresh_interval) != StopSignal::Heard::stop) {
    search.refresh();
    centre.keep_house(now());
    gap_keeper.keep(search, now());
    tell_service_manager("WATCHDOG=1");
  }
  tell_service_manager("STOPPING=1");
  server.stop();
  serving.join();
}

}  // namespace

void add_serve_options(CLI::App& app, ServeOptions& options) {
  app.add_option("--catalogue", options.catalogue, "The catalogue, sqlite:PATH or postgresql://…")
      ->capture_default_str();
  app.add_option(
         "--desk", options.desk, "The store of the inquiry desk, sqlite:PATH or postgresql://…")
      ->capture_default_str();
  app.add_option("--retention-days",
                 options.retention.inquiries,
                 "Days after which what somebody wrote to the centre is erased")
      ->check(CLI::Range(1, 36500))
      ->capture_default_str();
  app.add_option("--survey-retention-days",
                 options.retention.survey_words,
                 "Days after which the own words of a survey's answer are erased")
      ->check(CLI::Range(1, 36500))
      ->capture_default_str();
  app.add_option("--audit-retention-days",
                 options.retention.audit,
                 "Days after which a row of the audit log is removed")
      ->check(CLI::Range(1, 36500))
      ->capture_default_str();
  app.add_option(
      "--trusted-proxy",
      options.trusted_proxies,
      "The address of a proxy whose X-Forwarded-For is believed; may be given more than once");
  app.add_option("--sign-on-header",
                 options.sign_on_header,
                 "The header in which a trusted proxy names the account of who is signed in there");
  app.add_option("--smtp",
                 options.smtp.server,
                 "Send answers over this server: smtp://host:port or smtps://host:port");
  app.add_option("--smtp-from", options.smtp.from, "The address that answers come from");
  app.add_option("--smtp-login",
                 options.smtp.login_file,
                 "A file with name and password in two lines, for its owner alone");
  app.add_option("--listen", options.listen, "ADDRESS:PORT; may be given more than once")
      ->capture_default_str();
  app.add_option("--base-url", options.base_url, "The address under which readers reach the site");
  app.add_option("--contact",
                 options.contact,
                 "Where readers write to, shown on the pages: an e-mail address or https://…");
  app.add_option("--workers", options.workers, "Threads that answer")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  app.add_option("--cache", options.cache_mib, "MiB of answers that are kept; 0 for none")
      ->check(CLI::Range(0, 65536))
      ->capture_default_str();
  app.add_option("--lost-shard",
                 options.lost_shard,
                 "While a shard of the index is lost, answer from the others, or nothing")
      ->check(CLI::IsMember({"partial", "nothing"}))
      ->capture_default_str();
  app.add_option("--access-log",
                 options.access_log,
                 "A JSON line for every answer, without personal data; - is stderr");
}

int serve(const ServeOptions& options, const CommonOptions& common) {
  const StopSignal signals;  // Before any thread is started, so that all inherit the mask.
  // What an answer needs for a while may have megabytes, and what one thread freed in an arena of
  // its own is not there for the others: with a million offerings that took 150 MB.
  mallopt(M_ARENA_MAX, 1);
  if (auto right = check(options); !right) return fail(right.error());
  // Reading the words and the index takes a second: a taken address is told before that, and who
  // comes meanwhile waits.
  auto listeners = take_addresses(options);
  if (!listeners) return fail(listeners.error());
  const auto log = make_log(common);
  const auto access_log = AccessLog::open(options.access_log);
  if (!access_log) return fail(access_log.error());
  auto vocabulary = load_vocabulary(common);
  if (!vocabulary) return fail(vocabulary.error());
  const auto ranking = load_ranking(common);
  if (!ranking) return fail(ranking.error());
  auto search = SearchService::open({.index = common.index,
                                     .demonstration = common.demonstration,
                                     .readers = options.workers,
                                     .ranking = *ranking,
                                     .whole_or_nothing = options.lost_shard == "nothing"},
                                    *vocabulary,
                                    *log);
  if (!search) return fail(search.error());

  const auto data = find_data_folder(common.data);
  if (!data) return fail(data.error());
  const auto handbook = web::Handbook::load(*data);
  if (!handbook) return fail(handbook.error());
  const auto hints = FilterHints::load(*data, **vocabulary);
  if (!hints) return fail(hints.error());
  const auto find_place = find_in((*hints)->places());
  const Suggester suggester(**search);
  const auto matcher = match::Matcher::open(**search, *data, *vocabulary, common.demonstration);
  if (!matcher) return fail(matcher.error());
  const auto choices = needs::SurveyChoices::load(*data);
  if (!choices) return fail(choices.error());
  const auto answers = needs::AnswerReader::load(*data, *vocabulary);
  if (!answers) return fail(answers.error());
  const auto rules = gaps::GapRules::load(*data);
  if (!rules) return fail(rules.error());
  http::Metrics metrics;
  SearchCounts counts;
  api::ResponseCache cache(std::size_t{options.cache_mib} << 20U);
  http::Router router;
  const api::Context context{**search,
                             find_place,
                             **hints,
                             suggester,
                             metrics,
                             *log,
                             cache,
                             site_address(options),
                             &counts,
                             web::standing_pages(**vocabulary, *handbook)};
  const api::ApiDocuments documents(context);
  api::add_routes(router, context);
  api::add_match_route(router, context, **matcher);
  api::add_plan_route(router, context, **matcher);
  const web::Site site{documents,
                       **vocabulary,
                       *handbook,
                       options.base_url,
                       options.contact,
                       options.retention.inquiries};
  web::add_pages(router, site);
  const auto centre = desk::Centre::open({.desk = options.desk,
                                          .catalogue = options.catalogue,
                                          .data_folder = *data,
                                          .secure = options.base_url.starts_with("https://"),
                                          .proxies = options.trusted_proxies,
                                          .sign_on_header = options.sign_on_header,
                                          .retention = options.retention,
                                          .smtp = options.smtp},
                                         **matcher,
                                         *log);
  if (!centre) return fail(centre.error());
  gaps::GapService gaps(**vocabulary,
                        *choices,
                        *rules,
                        (*centre)->evidence(),
                        (*centre)->gap_states(),
                        common.demonstration);
  (*centre)->add_routes(router, context, site, gaps, *answers);
  desk::Allowance survey_answers(survey_answers_at_once, survey_answer_interval);
  desk::add_survey_pages(router,
                         {site,
                          *choices,
                          (*centre)->needs(),
                          survey_answers,
                          options.trusted_proxies,
                          *log,
                          options.retention.survey_words});
  api::add_gap_routes(router, context, gaps);
  web::add_gap_page(router, site, [&](gaps::Dimension by, std::string_view language) {
    return api::gap_document(by, language, context, gaps);
  });

  http::Limits limits;
  limits.workers = options.workers;
  auto server =
      http::Server::open(*std::move(listeners), limits, router, metrics, *log, access_log->get());
  if (!server) return fail(server.error());
  if ((*search)->snapshot() == nullptr)
    log->warning("no index yet: answering 503 until there is one", {{"index", common.index}});
  for (const auto& address : (*server)->addresses())
    log->info("listening", {{"address", "http://" + address + "/"}});
  GapKeeper gap_keeper(gaps, *log);
  run_until_stopped(**server, **search, **centre, gap_keeper, signals);
  log->info("stopped");
  return 0;
}

}  // namespace rundkurs::daemon

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "crawlers/archive/archiving_source.h"
#include "crawlers/command/command.h"
#include "crawlers/command/run_figures.h"
#include "crawlers/command/stop_signal.h"
#include "crawlers/compose/reading.h"
#include "crawlers/confine/confined_reader.h"
#include "crawlers/extract/extractor.h"
#include "crawlers/fetch/canonical_url.h"
#include "crawlers/fetch/downloader.h"
#include "crawlers/harvest/harvest.h"
#include "crawlers/harvest/scope.h"
#include "crawlers/quality/fill_meter.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/file.h"
#include "schemas/metrics_text.h"

namespace rundkurs::command {
namespace {

struct RunOptions {
  std::string sources;
  std::string catalogue = "sqlite:var/rundkurs.db";
  std::vector<std::string> source_ids;
  std::vector<std::string> seeds;
  int max_pages = 0;
  std::optional<double> delay;
  std::string resolve_to;
  std::string allow_address;
  std::string contact;
  std::string archive;
  std::uint64_t archive_file_mb = 1000;
  std::string country;
  std::string metrics;
  std::string sandbox = "try";
  bool dry_run = false;
};

// ---- what to crawl

/// A server on an address that had to be allowed by name is one's own, under test: it need not be
/// spared as others are, and what it offers is made up, wherever it says to lie.
void describe_site(SourceFile& source, const Url& seed, const RunOptions& options) {
  const bool own_server = !options.allow_address.empty() || !options.resolve_to.empty();
  source.delay_seconds = options.delay.value_or(own_server ? 0.05 : 1.0);
  source.country =
      options.country.empty() ? composing::country_of_address(seed.text()) : options.country;
  if (source.country.empty() && own_server) {
    source.country = "NO";
    source.demonstration = true;
  }
}

/// A seed on a host of a source file is crawled by that file's rules; any other stands for itself.
SourceFile source_for_seed(const Url& seed, const SourceFiles& known, const RunOptions& options) {
  for (const auto& source : known.all()) {
    if (!Scope(source).allows(seed)) continue;
    SourceFile copy = source;
    copy.seeds = {seed.text()};
    copy.sitemaps.clear();
    copy.feeds.clear();
    return copy;
  }
  SourceFile source = source_of_seed(seed);
  describe_site(source, seed, options);
  return source;
}

Result<std::vector<SourceFile>> chosen_sources(const RunOptions& options,
                                               const SourceFiles& known) {
  std::vector<SourceFile> chosen;
  for (const auto& id : options.source_ids) {
    const auto* source = known.find(id);
    if (source == nullptr) return wrong_use("no source '" + id + "' in " + options.sources);
    chosen.push_back(*source);
  }
  for (const auto& text : options.seeds) {
    const auto seed = canonical_url(text);
    if (!seed) return wrong_use("--seed '" + text + "': " + seed.error().message);
    chosen.push_back(source_for_seed(*seed, known, options));
  }
  if (options.source_ids.empty() && options.seeds.empty()) chosen = known.all();
  return chosen;
}

// ---- who we are, and where we may go

/// Crawling other people's servers without saying whom to write to is no way to behave. Without a
/// contact only the addresses that were named are reached, which are one's own.
Result<DownloaderOptions> downloader_options(const RunOptions& options) {
  std::vector<Endpoint> exceptions;
  DownloaderOptions result;
  for (const auto* list : {&options.allow_address, &options.resolve_to}) {
    if (list->empty()) continue;
    const auto endpoints = parse_endpoints(*list);
    if (!endpoints) return endpoints.error();
    exceptions.insert(exceptions.end(), endpoints->begin(), endpoints->end());
  }
  if (!options.resolve_to.empty()) result.resolve_to = options.resolve_to;
  const bool anonymous = options.contact.empty();
  if (anonymous && exceptions.empty()) {
    return wrong_use("a crawl needs a contact that site owners can write to",
                     "--contact https://…/robot or RUNDKURS_CONTACT");
  }
  // The daemon's own page about the crawler, at its usual address.
  const std::string contact = anonymous ? "http://127.0.0.1:8080/robot" : options.contact;
  result.user_agent = fmt::format("rundkurs/{} (+{})", RUNDKURS_VERSION, contact);
  result.gate = AddressGate(
      std::move(exceptions),
      anonymous ? AddressGate::Reach::exceptions_only : AddressGate::Reach::public_internet);
  return result;
}

// ---- the archive

/// The time of day at the start, and what has passed since: pauses and leases do not grow or end
/// because somebody puts the machine's clock right.
Moment run_clock() {
  using std::chrono::milliseconds;
  static const auto begun = std::chrono::steady_clock::now();
  static const auto time_of_day =
      std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
  return time_of_day + std::chrono::floor<milliseconds>(std::chrono::steady_clock::now() - begun);
}

/// Stands between network and harvest while an archive is wanted.
struct Archive {
  WarcWriter writer;
  ArchivingSource source;

  Archive(WarcWriter opened, PageSource& pages, WireHeadsById& heads)
      : writer(std::move(opened)), source(pages, heads, writer, run_clock) {}
};

Result<std::unique_ptr<Archive>> open_archive(const RunOptions& options,
                                              const std::string& user_agent,
                                              PageSource& pages,
                                              WireHeadsById& heads) {
  if (options.archive.empty()) return std::unique_ptr<Archive>();
  auto writer =
      WarcWriter::open({.folder = options.archive,
                        .software = fmt::format("rundkurs/{}", RUNDKURS_VERSION),
                        .info = {{"http-header-user-agent", user_agent}, {"robots", "obey"}},
                        .max_file_bytes = options.archive_file_mb * 1'000'000});
  if (!writer) return std::move(writer).error();
  return std::make_unique<Archive>(*std::move(writer), pages, heads);
}

// ---- the run

void print(const HarvestReport& report) {
  fmt::print(
      "{} fetched, {} not modified, {} unusable; offerings: {} new, {} changed, {} as before, "
      "{} merged; {} pages gone or missing\n",
      report.fetched,
      report.not_modified,
      report.failed,
      report.created,
      report.changed,
      report.unchanged,
      report.merged,
      report.missing);
  for (const auto& hold : report.held) {
    fmt::print("held: {} would fall from {} offerings to {}; see `rundkurs-crawl held`\n",
               hold.source,
               hold.before,
               hold.after);
  }
  for (const auto& source : report.released)
    fmt::print("no longer held: {}\n", source);
}

/// Each host that is being asked takes a descriptor, and systems allow 1024 unless asked for more.
void allow_many_connections() {
  constexpr rlim_t enough = 8192;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= enough) return;
  limit.rlim_cur = std::min(enough, limit.rlim_max);
  setrlimit(RLIMIT_NOFILE, &limit);  // Where that is refused, fewer hosts are asked at once.
}

/// Taking pages apart is most of the work; one thread stays for the network and the catalogue.
int reading_threads() {
  const auto cores = static_cast<int>(std::thread::hardware_concurrency());
  return std::clamp(cores - 1, 1, 8);
}

// ---- who reads what came

/// Pages are read in processes of their own, unless somebody does not want it.
struct PageReader {
  std::unique_ptr<ConfinedReader> confined;
  OwnProcessReader own;

  explicit PageReader(OfferingReader& offerings) : own(offerings) {}
  AnswerReader& reader() {
    return confined ? static_cast<AnswerReader&>(*confined) : static_cast<AnswerReader&>(own);
  }
};

Result<void> confine(const RunOptions& options,
                     OfferingReader& offerings,
                     const std::vector<SourceFile>& sources,
                     Log& log,
                     PageReader& pages) {
  if (options.sandbox == "off") return {};
  auto confined = ConfinedReader::open(offerings, sources);
  if (!confined) return std::move(confined).error();
  const auto& why_not = (*confined)->unconfined();
  if (!why_not.empty() && options.sandbox == "require") {
    return Error{.code = Error::Code::refused,
                 .message = "pages cannot be read in a sandbox: " + why_not,
                 .hint = "sandbox = \"try\" reads them without"};
  }
  if (!why_not.empty()) log.warning("pages are read without a sandbox", {{"reason", why_not}});
  pages.confined = *std::move(confined);
  return {};
}

/// What a run would begin with, and when each was last seen. Nothing is fetched or written.
Result<void> print_plan(const std::vector<SourceFile>& sources, const std::string& url) {
  auto catalogue = Catalogue::open(url, Catalogue::Access::read_only);
  for (const auto& source : sources) {
    for (const auto& entry : first_entries(source, now())) {
      std::string seen = "never fetched";
      if (catalogue) {
        const auto known = (*catalogue)->frontier().find(entry.url);
        if (!known) return known.error();
        if (*known && (*known)->fetched) seen = "fetched " + format_timestamp(*(*known)->fetched);
      }
      fmt::print("{}\t{}\t{}\n", source.id, entry.url, seen);
    }
    if (!catalogue) continue;
    const auto states = (*catalogue)->frontier().source_states(now());
    if (!states) return states.error();
    for (const auto& state : *states) {
      if (state.source != source.id) continue;
      fmt::print("{}\t{} of {} known pages are due\n", source.id, state.due, state.known);
    }
  }
  return {};
}

Result<void> crawl(const RunOptions& options, const ProgramOptions& program, MetricsText& metrics) {
  SourceFiles known;
  if (!options.sources.empty()) {
    auto loaded = SourceFiles::load(options.sources);
    if (!loaded) return std::move(loaded).error();
    known = *std::move(loaded);
  } else if (options.seeds.empty()) {
    return wrong_use("nothing to crawl", "--sources DIR or --seed URL");
  }
  auto sources = chosen_sources(options, known);
  if (!sources) return std::move(sources).error();
  if (options.dry_run) return print_plan(*sources, options.catalogue);
  auto network = downloader_options(options);
  if (!network) return std::move(network).error();
  const auto data = find_data_folder(program.data);
  if (!data) return data.error();
  const auto normaliser = Normaliser::load(*data);
  if (!normaliser) return normaliser.error();
  if (auto loaded = load_extractors(*data); !loaded) return loaded;
  const auto log = make_log(program);
  ExtractingReader extracting(*normaliser, known);
  PageReader page_reader(extracting);
  // Before there is anything that a page should not come near: its processes are copies of this
  // one.
  if (auto done = confine(options, extracting, *sources, *log, page_reader); !done) return done;
  auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_write);
  if (!catalogue) return std::move(catalogue).error();

  const auto progress = make_progress(program, "harvest");
  const auto user_agent = network->user_agent;
  WireHeadsById heads;
  if (!options.archive.empty()) network->heads = &heads;
  Downloader downloader(*std::move(network));
  const auto archive = open_archive(options, user_agent, downloader, heads);
  if (!archive) return archive.error();
  FillMeter reader(page_reader.reader());
  HarvestOptions harvest_options{.sources = *std::move(sources), .max_pages = options.max_pages};
  harvest_options.visit_all = !options.seeds.empty() || !options.source_ids.empty();
  harvest_options.readers = reading_threads();
  allow_many_connections();
  harvest_options.stop = [&] {
    return stop_asked() || (*archive && (*archive)->source.error()) ||
           (page_reader.confined && page_reader.confined->error());
  };
  PageSource* pages = &downloader;
  if (*archive) pages = &(*archive)->source;
  const HarvestTools tools{.catalogue = **catalogue,
                           .pages = *pages,
                           .reader = reader,
                           .clock = run_clock,
                           .log = *log,
                           .progress = *progress};
  const auto report = harvest(tools, harvest_options);
  if (!report) return report.error();
  print(*report);
  for (const auto& run : reader.runs()) {
    if (auto kept = (*catalogue)->run_history().add(run); !kept) return kept;
  }
  if (auto added = add_run_figures(*report, **catalogue, metrics); !added) return added;
  if (*archive && (*archive)->source.error()) return *(*archive)->source.error();
  if (page_reader.confined && page_reader.confined->error()) return *page_reader.confined->error();
  return {};
}

int run(const RunOptions& options, const ProgramOptions& program) {
  heed_stop_signals();
  const auto begun = now();
  MetricsText metrics;
  auto done = crawl(options, program, metrics);
  if (!options.metrics.empty() && !options.dry_run) {
    // Also of a run that failed, so that somebody is told.
    add_run_end(done.has_value(), begun, metrics);
    const auto told = metrics.write_to(options.metrics);
    if (done && !told) done = told;
  }
  return done ? 0 : fail(program, done.error());
}

}  // namespace

void add_run(Program& program) {
  auto* command =
      program.app.add_subcommand("run", "Visit the sources and bring the catalogue up to date");
  const auto options = std::make_shared<RunOptions>();
  command->add_option("--sources", options->sources, "Folder of source files");
  command->add_option("--catalogue", options->catalogue, "sqlite:PATH or postgresql://…")
      ->capture_default_str();
  command->add_option("--source", options->source_ids, "Only this source, due or not; repeatable");
  command->add_option("--seed", options->seeds, "Crawl from this page, due or not; repeatable");
  command
      ->add_option("--country", options->country, "Where a seed lies whose address does not tell")
      ->check(CLI::IsMember({"NO", "SE", "DK", "FI", "IS", "FO", "GL", "AX"}));
  command
      ->add_option("--max-pages", options->max_pages, "Most pages of the run; 0: all that are due")
      ->check(CLI::NonNegativeNumber);
  command->add_option("--delay", options->delay, "Seconds between requests to a seed's host")
      ->check(CLI::Range(0.0, 3600.0));
  command->add_option(
      "--resolve-to", options->resolve_to, "HOST:PORT that every connection goes to");
  command->add_option("--allow-address",
                      options->allow_address,
                      "HOST:PORT[,…] to be reached though it is not public");
  command
      ->add_option("--contact", options->contact, "Where site owners can write to, or read of us")
      ->envname("RUNDKURS_CONTACT");
  command->add_option(
      "--archive", options->archive, "Folder for WARC files of everything that is fetched");
  command
      ->add_option("--archive-file-mb",
                   options->archive_file_mb,
                   "A new archive file begins when one is so large")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command->add_option(
      "--metrics", options->metrics, "Write the run's figures there for Prometheus");
  command
      ->add_option("--sandbox",
                   options->sandbox,
                   "Read pages where they reach neither network nor files: try, require or off")
      ->check(CLI::IsMember({"try", "require", "off"}))
      ->capture_default_str();
  command->add_flag("--dry-run", options->dry_run, "Say what would be fetched");
  command->callback([options, &program] { program.status = run(*options, program.options); });
}

}  // namespace rundkurs::command

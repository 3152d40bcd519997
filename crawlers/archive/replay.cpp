#include "crawlers/archive/replay.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "crawlers/archive/archived_page.h"
#include "crawlers/archive/coverage.h"
#include "crawlers/fetch/canonical_url.h"
#include "crawlers/harvest/absence_review.h"
#include "crawlers/harvest/findings.h"
#include "crawlers/harvest/keeper.h"

namespace rundkurs {
namespace {

using End = Visited::End;

constexpr int visits_at_once = 100;  // In one transaction; others may write between two.
constexpr int most_problems_logged = 100;

std::size_t limit_of(PageKind kind) {
  return (kind == PageKind::feed ? std::size_t{64} : std::size_t{2}) << 20U;
}

std::uint64_t size_of(const std::string& file) {
  std::error_code ignored;  // What is no file has no size; opening it says why.
  const auto size = std::filesystem::file_size(file, ignored);
  return ignored ? 0 : size;
}

class Replayer {
 public:
  Replayer(const ReplayTools& tools, const ReplayOptions& options)
      : tools_(tools),
        options_(options),
        coverage_(options.sources),
        pages_(options.files),
        keeper_(tools.catalogue, report_.harvest) {}

  Result<ReplayReport> run() {
    for (const auto& file : options_.files)
      total_bytes_ += size_of(file);
    const auto before = offerings_there(tools_.catalogue);
    if (!before) return before.error();
    for (file_ = 0; file_ < options_.files.size() && !options_.stop(); ++file_) {
      if (auto done = read_file(); !done) return std::move(done).error();
      bytes_before_ += size_of(options_.files[file_]);
    }
    tools_.progress.finish();
    auto review = review_absences(tools_.catalogue, *before, latest_);
    if (!review) return std::move(review).error();
    report_.harvest.held = std::move(review->held);
    report_.harvest.released = std::move(review->released);
    return report_;
  }

 private:
  const std::string& file_name() const { return options_.files[file_]; }

  Result<void> read_file() {
    problems_of_file_ = 0;
    auto input = WarcInput::open(file_name());
    if (!input) {
      tools_.log.error("archive not read",
                       {{"file", file_name()}, {"reason", describe(input.error())}});
      ++report_.unread_files;
      return {};
    }
    WarcReader reader(*std::move(input), [this](const WarcPosition& at, const std::string& reason) {
      problem(at, reason, {});
    });
    bool more = true;
    while (more && !options_.stop()) {
      auto done = tools_.catalogue.in_transaction([&] { return read_some(reader, more); });
      if (!done) return done;
      show_progress(reader);
    }
    if (problems_of_file_ > most_problems_logged) {
      tools_.log.warning("more of the archive is broken",
                         {{"file", file_name()},
                          {"places", fmt::to_string(problems_of_file_ - most_problems_logged)}});
    }
    return {};
  }

  Result<void> read_some(WarcReader& reader, bool& more) {
    constexpr int records_at_once = 1000;
    const auto enough = visits() + visits_at_once;
    for (int i = 0; i < records_at_once && visits() < enough; ++i) {
      more = reader.next();
      if (!more) return {};
      ++report_.records;
      if (auto done = read_record(reader); !done) return done;
    }
    return {};
  }

  int visits() const { return static_cast<int>(report_.pages + report_.feeds); }

  // ---- one record

  Result<void> read_record(WarcReader& reader) {
    const auto& header = reader.header();
    const auto type = header.type();
    if (type != "response" && type != "resource" && type != "revisit") {
      leave_out("records of other types (request, metadata, …)");
      return {};
    }
    pages_.remember(header, {.file = file_, .position = reader.position()});
    const auto url = canonical_url(header.target());
    if (!url) {
      leave_out("records without a web address");
      return {};
    }
    const auto covered = coverage_.find(*url);
    if (!covered) {
      leave_out("records of what no source visits");
      return {};
    }
    const auto date = parse_timestamp(header.field("WARC-Date"));
    if (!date) {
      problem(reader.position(), "a record without a WARC-Date that can be read", url->text());
      return {};
    }
    const auto at = reader.position();
    auto answer = pages_.answer(reader, limit_of(covered->kind));
    if (!answer) {
      leave_out_broken(at, answer.error(), url->text());
      return {};
    }
    return read_answer_of(*url, *covered, *std::move(answer), *date);
  }

  Result<void> read_answer_of(const Url& url,
                              const Coverage::Covered& covered,
                              HttpAnswer answer,
                              Timestamp date) {
    if (!answer.body.empty() && is_never_text(answer.headers.first("content-type"))) {
      leave_out("records that hold no text");
      return {};
    }
    const PageReply reply{.status = answer.status,
                          .headers = std::move(answer.headers),
                          .body = std::move(answer.body)};
    const auto visit = visit_of(url, covered, date);
    if (!visit) return visit.error();
    if (reply.status == 304 && visit->entry.visits == 0) {
      leave_out("answers of 304 to what is not in these archives");
      return {};
    }
    auto findings = tools_.reader.read({.entry = visit->entry,
                                        .scope = *visit->scope,
                                        .url = visit->page(),
                                        .agent = options_.agent,
                                        .now = date},
                                       reply);
    const bool again = is_same_visit(visit->entry, findings.visited, date);
    if (!again && visit->entry.fetched && *visit->entry.fetched > date) {
      leave_out("records of visits older than what the catalogue knows");
      return {};
    }
    ++(covered.kind == PageKind::feed ? report_.feeds : report_.pages);
    latest_ = std::max(latest_, date);
    return keep(*visit, std::move(findings), date, again);
  }

  /// Whether the catalogue got to know of this very visit before, or of a later one that found the
  /// same.
  static bool is_same_visit(const FrontierEntry& entry, const Visited& visited, Timestamp date) {
    if (!entry.fetched || *entry.fetched < date) return false;
    if (!visited.digest.empty()) return visited.digest == entry.digest;
    return *entry.fetched == date && entry.status == visited.status;
  }

  /// The frontier's entry is made where there is none, as if a crawl had found the URL.
  Result<Visit> visit_of(const Url& url, const Coverage::Covered& covered, Timestamp date) {
    Visit visit{.entry = {}, .scope = covered.scope, .hops = {}};
    if (covered.feed) visit.hops.push_back(*covered.feed);
    visit.hops.push_back(url);
    const auto& first = visit.hops.front();
    auto& frontier = tools_.catalogue.frontier();
    auto known = frontier.find(first.text());
    if (!known) return std::move(known).error();
    if (*known) {
      visit.entry = **std::move(known);
      return visit;
    }
    visit.entry = {.url = first.text(),
                   .source = covered.scope->source().id,
                   .host = first.authority(),
                   .kind = covered.kind,
                   .due = date};
    if (auto added = frontier.add({&visit.entry, 1}); !added) return std::move(added).error();
    return visit;
  }

  Result<void> keep(const Visit& visit, Findings findings, Timestamp date, bool again) {
    if (findings.redirect && visit.entry.kind == PageKind::feed) {
      coverage_.redirected(visit.hops.front(), *findings.redirect);
    }
    findings.discoveries.clear();
    // An extractor that has learnt may see less on the same page: then what it said is withdrawn.
    if (again && findings.visited.end == End::unchanged) findings.visited.end = End::changed;
    const auto seen = again ? *visit.entry.fetched : date;
    const auto kept = keeper_.keep(visit, std::move(findings), seen);
    if (!kept) return kept.error();
    // That visit has been counted when it took place.
    return again ? tools_.catalogue.frontier().store(visit.entry) : Result<void>();
  }

  // ---- what was not read

  void leave_out(std::string_view reason) {
    const auto found = report_.left_out.find(reason);
    ++(found != report_.left_out.end() ? found->second : report_.left_out[std::string(reason)]);
  }

  void leave_out_broken(const WarcPosition& at, const Error& error, const std::string& url) {
    switch (error.code) {
      case Error::Code::refused:
        leave_out("records " + error.message);
        break;
      case Error::Code::not_found:
        leave_out("revisit records that refer to what is not there");
        break;
      default:
        problem(at, error.message, url);
        return;
    }
    log_problem(at, error.message, url);
  }

  void problem(const WarcPosition& at, const std::string& reason, const std::string& url) {
    ++report_.problems;
    log_problem(at, reason, url);
  }

  void log_problem(const WarcPosition& at, const std::string& reason, const std::string& url) {
    if (++problems_of_file_ > most_problems_logged) return;
    Log::Fields fields{{"file", file_name()}, {"at", describe(at)}, {"reason", reason}};
    if (!url.empty()) fields.emplace_back("url", url);
    tools_.log.warning("record not read", fields);
  }

  void show_progress(const WarcReader& reader) {
    const auto done = bytes_before_ + reader.input().bytes_read();
    tools_.progress.update(static_cast<std::size_t>(done >> 20U),
                           static_cast<std::size_t>(total_bytes_ >> 20U),
                           fmt::format("MiB; {} pages, {} offerings",
                                       visits(),
                                       report_.harvest.created + report_.harvest.changed +
                                           report_.harvest.unchanged + report_.harvest.merged));
  }

  const ReplayTools& tools_;
  const ReplayOptions& options_;
  ReplayReport report_;
  Coverage coverage_;
  ArchivedPages pages_;
  Keeper keeper_;
  Timestamp latest_{};  ///< Of the visits that were kept.
  std::size_t file_ = 0;
  std::uint64_t total_bytes_ = 0;
  std::uint64_t bytes_before_ = 0;
  int problems_of_file_ = 0;
};

}  // namespace

Result<ReplayReport> replay(const ReplayTools& tools, const ReplayOptions& options) {
  return Replayer(tools, options).run();
}

}  // namespace rundkurs

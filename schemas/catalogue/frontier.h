#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// What a URL is expected to hold.
enum class PageKind { page, sitemap, feed };

/// A URL that the crawl has met: where it stands and when it is due.
struct FrontierEntry {
  std::string url;  ///< Canonical; the key.
  std::string source;
  std::string host;
  PageKind kind = PageKind::page;
  std::string found_on;
  int depth = 0;
  Timestamp due{};
  std::string etag;  ///< Validators of the last 200.
  std::string last_modified;
  std::string digest;   ///< Of the last body, to see a change that the validators hide.
  int status = 0;       ///< Last HTTP status; 0 before the first visit or where none came.
  std::string failure;  ///< Why the page is not usable; empty if it is.
  int failures_in_a_row = 0;
  std::optional<Timestamp> fetched;
  std::optional<Timestamp> first_not_found;  ///< First of the 404s in a row.
  int visits = 0;
  int changes = 0;  ///< Visits that found another body than the one before.
  friend bool operator==(const FrontierEntry&, const FrontierEntry&) = default;
};

/// The URLs still to visit and the memory of those visited: it lives in the catalogue, so a crawl
/// that is killed goes on where it was.
class Frontier {
 public:
  virtual ~Frontier() = default;

  /// From now on take_due() and next_due() see the entries of these sources alone (a run of one
  /// source). Empty: of all, as at the start.
  virtual void only_sources(std::vector<std::string> sources) = 0;

  /// Adds the URLs that are not known yet; says how many were new.
  virtual Result<int> add(std::span<const FrontierEntry> entries) = 0;

  /// At most `limit` entries due at `now`, the longest due first, at most one for each host, none
  /// of a host in `busy`. They are leased: nobody else gets them before `lease` has passed, or
  /// the program that holds them has ended.
  virtual Result<std::vector<FrontierEntry>> take_due(Timestamp now,
                                                      int limit,
                                                      std::span<const std::string> busy,
                                                      std::chrono::seconds lease) = 0;

  /// Stores the outcome of a visit and ends the lease. The entry's source and host, as they were
  /// added, stay. `not_found` for a URL that was never added.
  virtual Result<void> store(const FrontierEntry& entry) = 0;

  virtual Result<std::optional<FrontierEntry>> find(std::string_view url) = 0;

  /// Everything of a source that would be due later is due at `at`: somebody asked for the source
  /// by name. Leased entries stay as they are. Says how many there were.
  virtual Result<int> make_due(std::string_view source, Timestamp at) = 0;

  /// When the next entry of a host that is not in `busy` is due, if any (leased ones count when
  /// their lease ends).
  virtual Result<std::optional<Timestamp>> next_due(std::span<const std::string> busy = {}) = 0;

  /// Whether another crawler is at work on these sources, so that more may be due soon. What one
  /// has left behind that was killed is due again.
  virtual Result<bool> others_at_work() = 0;

  /// robots.txt as last fetched, kept for 24 hours.
  struct Robots {
    std::string origin;  ///< "https://www.nmbu.no".
    std::string body;    ///< What the rules are read from; see `status`.
    int status = 0;      ///< HTTP status, 0 where none came.
    Timestamp fetched{};
  };
  virtual Result<std::optional<Robots>> robots(std::string_view origin) = 0;
  virtual Result<void> store_robots(const Robots& robots) = 0;

  /// A host that fails, or that asked for a pause.
  struct HostRest {
    std::string host;
    Timestamp until{};  ///< Not asked before.
    int failures_in_a_row = 0;
  };
  /// All that are known, in the order of their names, also those whose time has come.
  virtual Result<std::vector<HostRest>> host_rests() = 0;
  virtual Result<void> store_host_rest(const HostRest& rest) = 0;
  /// The host answers again.
  virtual Result<void> end_host_rest(std::string_view host) = 0;

  /// Pages of a source that cannot be used for the same reason.
  struct Failure {
    std::string reason;
    std::int64_t count = 0;
    std::string example;  ///< The first of their URLs.
  };

  /// What `status` shows of each source.
  struct SourceState {
    std::string source;
    std::optional<Timestamp> last_visit;
    std::int64_t known = 0;
    std::int64_t visited = 0;
    std::int64_t failed = 0;
    std::int64_t due = 0;
    std::vector<Failure> failures;  ///< Commonest first.
  };
  virtual Result<std::vector<SourceState>> source_states(Timestamp now) = 0;
};

}  // namespace rundkurs

#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "crawlers/harvest/moment.h"

namespace rundkurs {

/// How a host answered, as far as it concerns the pace.
enum class Response {
  answered,  ///< Whatever it said, it works.
  failing,   ///< 5xx, 429, too slow, unreachable.
};

/// When each host may be asked next. One request at a time; between two of them the longest of
///   - the delay of the source file (1 s unless it says otherwise),
///   - the Crawl-delay of its robots.txt, up to 30 s,
///   - twice the time that the last answer took, up to 30 s: a slow server is a busy one
///     (Heritrix waits five times as long, within the same bound).
/// A host that fails is left alone for a pause that doubles with every failure in a row, and is
/// given up for the run when it goes on failing. Pure: time is passed in.
class Politeness {
 public:
  /// Hosts are authorities: "www.nmbu.no" or "127.0.0.1:8080".
  void set_delay(const std::string& host, std::chrono::milliseconds delay);
  void set_crawl_delay(const std::string& host, double seconds);

  bool busy(std::string_view host) const;
  bool ready(std::string_view host, Moment now) const;
  /// When a host that is not being asked may be asked; `now` or earlier if it may at once.
  Moment free_at(std::string_view host) const;
  bool given_up(std::string_view host) const;

  void begin(const std::string& host);
  /// `asked_to_wait` is what Retry-After said.
  void end(const std::string& host,
           Moment now,
           std::chrono::milliseconds took,
           Response response,
           std::optional<std::chrono::seconds> asked_to_wait = std::nullopt);

 private:
  struct Pace {
    std::chrono::milliseconds delay{1000};
    std::chrono::milliseconds crawl_delay{0};
    bool busy = false;
    Moment last_answer{};
    std::chrono::milliseconds pause{0};  ///< What the last answer asks for.
    int failures_in_a_row = 0;

    Moment free_at() const { return last_answer + std::max({delay, crawl_delay, pause}); }
  };
  std::map<std::string, Pace, std::less<>> hosts_;
};

}  // namespace rundkurs

#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "crawlers/harvest/moment.h"
#include "schemas/catalogue/frontier.h"

namespace rundkurs {

/// How a host answered, as far as it concerns the pace.
enum class Response {
  answered,  ///< Whatever it said, it works.
  failing,   ///< 5xx, too slow, unreachable.
  too_many,  ///< 429: it wants fewer requests from us.
};

/// When each host may be asked next. One request at a time; between two of them the longest of
///   - the delay of the source file (1 s unless it says otherwise),
///   - the Crawl-delay of its robots.txt, up to 30 s,
///   - twice the time that the last answer took, up to 30 s: a slow server is a busy one
///     (Heritrix waits five times as long, within the same bound). Not where the delay is 0, which
///     is for servers of one's own.
/// A host that fails is left alone for a pause that doubles with every failure in a row: from 2 s
/// to four minutes, then from an hour to a week. Retry-After is obeyed for the whole host: of a
/// 429 up to a day, of another answer up to a minute and, when the next one asks for it as well, up
/// to an hour (a single 503 mostly speaks of its page, which waits by itself, and so does one that
/// asks for more than a day). Pure: time is passed in.
class Politeness {
 public:
  /// Hosts are authorities: "www.nmbu.no" or "127.0.0.1:8080".
  void set_delay(const std::string& host, std::chrono::milliseconds delay);
  void set_crawl_delay(const std::string& host, double seconds);

  bool busy(std::string_view host) const;
  bool ready(std::string_view host, Moment now) const;
  /// When a host that is not being asked may be asked; `now` or earlier if it may at once.
  Moment free_at(std::string_view host) const;
  /// The part of that which a failure or a Retry-After brought about.
  Moment rests_until(std::string_view host) const;

  void begin(const std::string& host);
  /// `asked_to_wait` is what Retry-After said.
  void end(const std::string& host,
           Moment now,
           std::chrono::milliseconds took,
           Response response,
           std::optional<std::chrono::seconds> asked_to_wait = std::nullopt);

  /// What the next run has to know of a host: empty while it answers and asked for nothing.
  std::optional<Frontier::HostRest> rest(const std::string& host) const;
  /// What an earlier run, or another crawler, has left.
  void restore(const Frontier::HostRest& rest);

 private:
  struct Pace {
    std::chrono::milliseconds delay{1000};
    std::chrono::milliseconds crawl_delay{0};
    bool busy = false;
    Moment last_answer{};
    std::chrono::milliseconds slowness{0};  ///< What the time of the last answer asks for.
    std::chrono::milliseconds pause{0};     ///< What its failure or its Retry-After asks for.
    int failures_in_a_row = 0;
    int waits_in_a_row = 0;  ///< Answers other than 429 with a Retry-After.

    Moment free_at() const {
      const bool spared = delay.count() > 0;
      return last_answer + std::max({delay, crawl_delay, pause, spared ? slowness : pause});
    }
  };
  std::map<std::string, Pace, std::less<>> hosts_;
};

}  // namespace rundkurs

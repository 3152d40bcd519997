#include "searchd/http/metrics.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace rundkurs::http {
namespace {

std::string family(std::string_view name, std::string_view type, std::string_view help) {
  return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

std::string single(std::string_view name,
                   std::string_view type,
                   std::string_view help,
                   std::uint64_t value) {
  return family(name, type, help) + fmt::format("{} {}\n", name, value);
}

}  // namespace

void Metrics::answered(int status, std::chrono::nanoseconds took) {
  ++by_class_[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))];
  const double milliseconds = static_cast<double>(took.count()) / 1e6;
  const auto bound = std::lower_bound(bounds_.begin(), bounds_.end(), milliseconds);
  ++by_time_[static_cast<std::size_t>(bound - bounds_.begin())];
  nanoseconds_ += static_cast<std::uint64_t>(took.count());
}

void Metrics::rejected(int status) {
  ++rejected_;
  ++by_class_[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))];
}

std::string Metrics::text() const {
  auto text = family("rundkurs_http_answers_total", "counter", "Answers by class of status.");
  for (std::size_t i = 1; i < by_class_.size(); ++i)
    text +=
        fmt::format("rundkurs_http_answers_total{{class=\"{}xx\"}} {}\n", i, by_class_[i].load());

  text += family("rundkurs_http_answer_seconds", "histogram", "Time spent on an answer.");
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < bounds_.size(); ++i) {
    sum += by_time_[i];
    const auto bound = i + 1 < bounds_.size() ? fmt::format("{}", bounds_[i] / 1000) : "+Inf";
    text += fmt::format("rundkurs_http_answer_seconds_bucket{{le=\"{}\"}} {}\n", bound, sum);
  }
  text += fmt::format("rundkurs_http_answer_seconds_sum {}\n",
                      static_cast<double>(nanoseconds_.load()) / 1e9);
  text += fmt::format("rundkurs_http_answer_seconds_count {}\n", sum);

  text += single(
      "rundkurs_http_rejected_total", "counter", "Requests refused before a handler.", rejected_);
  text += single("rundkurs_http_connections_total", "counter", "Connections taken.", taken_);
  text += single("rundkurs_http_connections_dropped_total",
                 "counter",
                 "Connections closed to make room.",
                 dropped_);
  text += single("rundkurs_http_connections_expired_total",
                 "counter",
                 "Connections closed for taking too long.",
                 expired_);
  text += single("rundkurs_http_connections_open", "gauge", "Connections open now.", open_);
  return text;
}

}  // namespace rundkurs::http

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rundkurs {

/// Points in time are whole seconds; components get "now" passed in, so tests need not wait.
using Timestamp = std::chrono::sys_seconds;

Timestamp now();

/// RFC 3339 in UTC: "2026-11-22T10:00:00Z".
std::string format_timestamp(Timestamp time);

/// RFC 3339 with any offset; empty for anything else.
std::optional<Timestamp> parse_timestamp(std::string_view text);

}  // namespace rundkurs

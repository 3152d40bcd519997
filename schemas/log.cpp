#include "schemas/log.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/timestamp.h"

namespace rundkurs {
namespace {

std::string_view name_of(Log::Level level) {
  switch (level) {
    case Log::Level::debug:
      return "debug";
    case Log::Level::info:
      return "info";
    case Log::Level::warning:
      return "warning";
    case Log::Level::error:
      break;
  }
  return "error";
}

/// A value as it is, or between quotes where a blank or a control byte would blur its end. A URL or
/// a page's text may hold anything, but one event stays one line.
std::string quoted_if_needed(const std::string& value) {
  bool plain = !value.empty();
  for (const char c : value)
    plain = plain && static_cast<unsigned char>(c) > ' ' && c != '"' && c != '\x7F';
  return plain ? value : json_text(value);
}

}  // namespace

void TextLog::write(Level level, std::string_view event, const Fields& fields) {
  std::string line = fmt::format("{}: {}", name_of(level), event);
  for (const auto& [name, value] : fields)
    line += fmt::format(" {}={}", name, quoted_if_needed(value));
  line += '\n';
  const std::lock_guard lock(mutex_);
  std::fwrite(line.data(), 1, line.size(), out_);
  std::fflush(out_);
}

void JsonLog::write(Level level, std::string_view event, const Fields& fields) {
  nlohmann::ordered_json entry = {
      {"time", format_timestamp(now())}, {"level", name_of(level)}, {"event", event}};
  for (const auto& [name, value] : fields)
    entry[std::string(name)] = value;
  auto line = entry.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  line += '\n';
  const std::lock_guard lock(mutex_);
  std::fwrite(line.data(), 1, line.size(), out_);
  std::fflush(out_);
}

}  // namespace rundkurs

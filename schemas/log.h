#pragma once

#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rundkurs {

/// Where a component reports what happened. Libraries write neither to stdout nor to stderr.
class Log {
 public:
  enum class Level { debug, info, warning, error };
  using Fields = std::vector<std::pair<std::string_view, std::string>>;

  virtual ~Log() = default;
  /// Safe from any thread. `event` is a short constant text; what varies goes into `fields`.
  virtual void write(Level level, std::string_view event, const Fields& fields) = 0;

  void info(std::string_view event, const Fields& fields = {}) {
    write(Level::info, event, fields);
  }
  void warning(std::string_view event, const Fields& fields = {}) {
    write(Level::warning, event, fields);
  }
  void error(std::string_view event, const Fields& fields = {}) {
    write(Level::error, event, fields);
  }
};

/// Lines for a person: "warning: page refused url=… reason=…".
class TextLog final : public Log {
 public:
  explicit TextLog(std::FILE* out) : out_(out) {}
  void write(Level level, std::string_view event, const Fields& fields) override;

 private:
  std::FILE* out_;
  std::mutex mutex_;
};

/// One JSON object a line, for journald and its kin.
class JsonLog final : public Log {
 public:
  explicit JsonLog(std::FILE* out) : out_(out) {}
  void write(Level level, std::string_view event, const Fields& fields) override;

 private:
  std::FILE* out_;
  std::mutex mutex_;
};

/// Says nothing; for tests.
class SilentLog final : public Log {
 public:
  void write(Level, std::string_view, const Fields&) override {}
};

}  // namespace rundkurs

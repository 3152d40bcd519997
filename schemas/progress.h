#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace rundkurs {

/// How far a long job is. Components call it as often as they like.
class Progress {
 public:
  virtual ~Progress() = default;
  /// `total` 0: not known. `note` is free text behind the figures ("3 hosts, 2 errors").
  virtual void update(std::size_t done, std::size_t total, std::string_view note) = 0;
  virtual void finish() {}
};

/// One line on a terminal, redrawn at most ten times a second.
class TerminalProgress final : public Progress {
 public:
  TerminalProgress(std::FILE* out, std::string what) : out_(out), what_(std::move(what)) {}
  void update(std::size_t done, std::size_t total, std::string_view note) override;
  void finish() override;

 private:
  std::FILE* out_;
  std::string what_;
  std::chrono::steady_clock::time_point drawn_{};
  bool open_ = false;
};

class SilentProgress final : public Progress {
 public:
  void update(std::size_t, std::size_t, std::string_view) override {}
};

}  // namespace rundkurs

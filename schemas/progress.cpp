#include "schemas/progress.h"

#include <algorithm>

#include <fmt/format.h>
#include <sys/ioctl.h>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

constexpr std::chrono::milliseconds between_drawings{100};
constexpr std::size_t bar_cells = 24;

/// Columns of the terminal, so that the line does not wrap; a usual width where nobody knows.
std::size_t width_of(std::FILE* out) {
  winsize size{};
  const bool known = ::ioctl(::fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

std::string bar(std::size_t done, std::size_t total) {
  const auto full = std::min(bar_cells, done * bar_cells / total);
  return fmt::format("[{:#>{}}{: >{}}] {:3}%",
                     "",
                     full,
                     "",
                     bar_cells - full,
                     std::min<std::size_t>(100, done * 100 / total));
}

}  // namespace

void TerminalProgress::update(std::size_t done, std::size_t total, std::string_view note) {
  const auto time = std::chrono::steady_clock::now();
  const bool last = total != 0 && done >= total;
  if (open_ && !last && time - drawn_ < between_drawings) return;
  drawn_ = time;
  open_ = true;
  std::string line = fmt::format("{} ", what_);
  line +=
      total == 0 ? fmt::format("{}", done) : fmt::format("{} {}/{}", bar(done, total), done, total);
  if (!note.empty()) line += fmt::format("  {}", note);
  // The escape clears what a longer line left behind.
  fmt::print(out_, "\r{}\x1b[K", utf8_prefix(line, width_of(out_) - 1));
  std::fflush(out_);
}

void TerminalProgress::finish() {
  if (!open_) return;
  std::fputc('\n', out_);
  std::fflush(out_);
  open_ = false;
}

}  // namespace rundkurs

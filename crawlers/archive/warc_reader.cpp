#include "crawlers/archive/warc_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "crawlers/archive/digest_label.h"

namespace rundkurs {
namespace {

/// "WARC/1.1" and the end of its line are no longer than this.
constexpr std::size_t longest_first_line = 16;

/// Behind the empty line; npos while there is none.
std::size_t header_end(std::string_view text) {
  const auto crlf = text.find("\r\n\r\n");
  const auto lf = text.substr(0, crlf).find("\n\n");
  if (lf != std::string_view::npos) return lf + 2;
  return crlf == std::string_view::npos ? crlf : crlf + 4;
}

Error malformed(std::string message) {
  return {.code = Error::Code::malformed, .message = std::move(message)};
}

}  // namespace

bool WarcReader::next() {
  while (left_ > 0) {
    if (const auto cut = take_piece(nullptr)) on_problem_(at_, *cut);
  }
  while (true) {
    skip_line_ends();
    if (input_.buffered().empty()) {
      if (input_.damage().empty()) return false;
      if (!damage_told_) on_problem_(input_.position(), input_.damage());
      damage_told_ = false;
      if (!input_.skip_damage()) return false;
      continue;
    }
    at_ = input_.position();
    if (read_header()) return true;
  }
}

/// Between records there should be two line ends; some writers leave more or fewer.
void WarcReader::skip_line_ends() {
  while (true) {
    const auto text = input_.buffered();
    const auto begin = std::min(text.find_first_not_of("\r\n"), text.size());
    input_.consume(begin);
    if (begin < text.size() || !input_.fill()) return;
  }
}

bool WarcReader::read_header() {
  while (input_.buffered().size() < longest_first_line && input_.fill()) {
  }
  if (!begins_warc_record(input_.buffered())) {
    step_over_garbage("belongs to no record");
    return false;
  }
  const auto end = find_header_end();
  if (end) return take_header(*end);
  const bool ended = input_.buffered().size() < max_warc_header_bytes;
  step_over_garbage(ended ? "the file ends in the header of a record"
                          : fmt::format("the header of a record is longer than {} KiB",
                                        max_warc_header_bytes >> 10U));
  return false;
}

std::optional<std::size_t> WarcReader::find_header_end() {
  while (true) {
    const auto end = header_end(input_.buffered().substr(0, max_warc_header_bytes));
    if (end != std::string_view::npos) return end;
    if (input_.buffered().size() >= max_warc_header_bytes || !input_.fill()) return std::nullopt;
  }
}

bool WarcReader::take_header(std::size_t end) {
  auto header = parse_warc_header(input_.buffered().substr(0, end));
  if (!header) {
    step_over_garbage("a record " + header.error().message);
    return false;
  }
  const auto block_at = input_.position().member + end;
  const auto length = header->content_length;
  // Records that such a length would swallow are still found.
  if (!input_.is_compressed() && input_.file_size() > 0 && length > input_.file_size() - block_at) {
    step_over_garbage(fmt::format("the file ends {} bytes into a record's block of {}",
                                  input_.file_size() - block_at,
                                  length));
    return false;
  }
  header_ = *std::move(header);
  left_ = length;
  input_.consume(end);
  return true;
}

/// How much of what is buffered belongs to the record: a member that begins as a record does ends
/// the one before, whatever its Content-Length says.
std::size_t WarcReader::bytes_of_this_record() {
  const auto next = input_.next_member();
  const auto whole =
      static_cast<std::size_t>(std::min<std::uint64_t>(left_, input_.buffered().size()));
  if (!next || *next >= left_) return whole;
  while (input_.buffered().size() < *next + longest_first_line && input_.fill()) {
  }
  const bool cut = begins_warc_record(input_.buffered().substr(*next));
  return cut ? *next : std::min(whole, *next + 1);
}

/// Takes what is there of the block, or reads on. The reason where the block ends too early; it is
/// then over.
std::optional<std::string> WarcReader::take_piece(std::string* into) {
  if (input_.buffered().empty() && !input_.fill()) {
    auto reason = fmt::format("a record is cut: {} bytes of its block are missing ({})",
                              left_,
                              input_.damage().empty() ? "end of the file" : input_.damage());
    left_ = 0;
    damage_told_ = !input_.damage().empty();
    return reason;
  }
  if (input_.member_begins_at(0) && begins_warc_record(input_.buffered())) {
    auto reason = fmt::format("a record is {} bytes shorter than its Content-Length", left_);
    left_ = 0;
    return reason;
  }
  const auto count = bytes_of_this_record();
  if (into != nullptr) into->append(input_.buffered().substr(0, count));
  input_.consume(count);
  left_ -= count;
  return std::nullopt;
}

Result<std::string> WarcReader::block(std::size_t max_bytes) {
  if (left_ > max_bytes) {
    return Error{.code = Error::Code::refused,
                 .message = fmt::format("longer than {} KiB", max_bytes >> 10U)};
  }
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(left_));
  while (left_ > 0) {
    if (auto cut = take_piece(&bytes)) return malformed(*std::move(cut));
  }
  const auto label = header_.field("WARC-Block-Digest");
  if (!label.empty() && !has_digest(bytes, label).value_or(true)) {
    return malformed("the block is not what WARC-Block-Digest says");
  }
  return bytes;
}

/// Reports what stands at the front and goes to where the next record seems to begin.
void WarcReader::step_over_garbage(const std::string& reason) {
  const auto at = input_.position();
  std::uint64_t count = 1;
  input_.consume(1);
  while (true) {
    const auto text = input_.buffered();
    const auto found = text.find("WARC/");
    const bool known = found != std::string_view::npos && text.size() - found >= longest_first_line;
    if (known) {
      const bool begins = begins_warc_record(text.substr(found));
      const auto step = begins ? found : found + 1;
      input_.consume(step);
      count += step;
      if (begins) break;
      continue;
    }
    // What may be the begin of a first line waits for more.
    const auto keep = std::min(text.size(), longest_first_line);
    const auto step = std::min(found, text.size() - keep);
    input_.consume(step);
    count += step;
    if (input_.fill()) continue;
    count += input_.buffered().size();
    input_.consume(input_.buffered().size());
    damage_told_ = !input_.damage().empty();
    break;
  }
  const auto damage = damage_told_ ? ", " + input_.damage() : std::string();
  on_problem_(at, fmt::format("{} ({} bytes skipped{})", reason, count, damage));
}

}  // namespace rundkurs

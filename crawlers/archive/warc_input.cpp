#include "crawlers/archive/warc_input.h"

#include <algorithm>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crawlers/archive/file_error.h"

namespace rundkurs {
namespace {

constexpr std::size_t piece = std::size_t{128} << 10U;
constexpr std::string_view gzip_magic = "\x1F\x8B\x08";

/// Drops what has been used where that is worth a move.
void compact(std::string& bytes, std::size_t& front) {
  if (front < piece && front < bytes.size()) return;
  bytes.erase(0, front);
  front = 0;
}

Error not_read(const std::string& path, std::string message, std::string hint) {
  return {.code = Error::Code::malformed,
          .message = std::move(message),
          .where = path,
          .hint = std::move(hint)};
}

/// Kinds of files that look as if they should be read.
Result<void> check_kind(const std::string& path, std::string_view begin) {
  if (begin.starts_with("PK\x03\x04")) {
    return not_read(path,
                    "is a zip file (WACZ?), not a WARC file",
                    "unzip it and give the .warc.gz files in its folder archive/");
  }
  if (begin.starts_with("filedesc:")) {
    return not_read(path,
                    "is an ARC file, the older format, which is not read",
                    "turn it into WARC first, for example with `warcio recompress`");
  }
  if (begin.starts_with("\x28\xB5\x2F\xFD") || begin.starts_with("\x5D\x2A\x4D\x18")) {
    return not_read(
        path, "is compressed with zstd, which is not read", "decompress it first: zstd -d");
  }
  return {};
}

}  // namespace

std::string describe(const WarcPosition& position) {
  return position.within == 0 ? fmt::format("offset {}", position.member)
                              : fmt::format("offset {} + {}", position.member, position.within);
}

WarcInput::WarcInput(std::string path, Descriptor file)
    : path_(std::move(path)), file_(std::move(file)) {}

Result<WarcInput> WarcInput::open(const std::string& path, WarcPosition from) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return file_error(path, "cannot be opened");
  struct stat state {};
  if (::fstat(file.get(), &state) != 0) return file_error(path, "cannot be read");
  if (S_ISDIR(state.st_mode)) return not_read(path, "is a folder", "name the files in it");
  WarcInput input(path, std::move(file));
  input.regular_ = S_ISREG(state.st_mode);
  if (input.regular_) input.file_size_ = static_cast<std::uint64_t>(state.st_size);
  if (from.member > 0) {
    if (::lseek(input.file_.get(), static_cast<off_t>(from.member), SEEK_SET) < 0) {
      return file_error(path, "cannot be read at its middle");
    }
    input.raw_end_ = from.member;
  }
  input.read_raw();
  if (auto sound = check_kind(path, input.raw()); !sound) return std::move(sound).error();
  input.compressed_ = input.raw().starts_with(gzip_magic);
  input.fill();
  if (auto sound = check_kind(path, input.buffered()); !sound) return std::move(sound).error();
  while (from.within > 0) {
    const auto count = std::min<std::uint64_t>(from.within, input.buffered().size());
    input.consume(static_cast<std::size_t>(count));
    from.within -= count;
    if (from.within > 0 && !input.fill()) break;
  }
  return input;
}

bool WarcInput::read_raw() {
  compact(raw_, raw_front_);
  const auto before = raw_.size();
  raw_.resize(before + piece);
  ssize_t count = 0;
  do {
    count = ::read(file_.get(), raw_.data() + before, piece);
  } while (count < 0 && errno == EINTR);
  if (count < 0) damage_ = file_error(path_, "cannot be read").message;
  const auto got = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
  raw_.resize(before + got);
  raw_end_ += got;
  return got > 0;
}

bool WarcInput::fill() {
  if (!damage_.empty()) return false;
  compact(buffer_, front_);
  return compressed_ ? fill_inflated() : fill_plain();
}

bool WarcInput::fill_plain() {
  if (raw().empty() && !read_raw()) return false;
  buffer_ += raw();
  raw_front_ = raw_.size();
  return true;
}

bool WarcInput::fill_inflated() {
  const auto before = buffer_.size();
  while (buffer_.size() == before) {
    if (!in_member_ && !begin_member()) return false;
    if (raw().empty() && !read_raw()) {
      if (damage_.empty()) damage_ = "the file ends in the middle of a gzip member";
      return false;
    }
    auto in = raw();
    const auto state = inflater_.inflate(in, buffer_, piece);
    raw_front_ = raw_.size() - in.size();
    if (state == Inflater::State::broken) {
      damage_ = "a gzip member is damaged";
      return buffer_.size() > before;
    }
    in_member_ = state == Inflater::State::more;
  }
  return true;
}

/// False at the end of the file.
bool WarcInput::begin_member() {
  while (raw().size() < gzip_magic.size() && read_raw()) {
  }
  if (raw().empty()) return false;
  const auto at = raw_position();
  if (!raw().starts_with(gzip_magic)) {
    damage_ = fmt::format("what stands at offset {} is no gzip member", at);
    return false;
  }
  inflater_.reset();
  in_member_ = true;
  const auto begins = consumed_ + buffered().size();
  while (!members_.empty() && members_.back().begins == begins)
    members_.pop_back();  // It was empty.
  members_.push_back({.begins = begins, .at = at});
  return true;
}

/// Where the member that failed ended early, the next one began before the place of the failure.
/// A file made to send us back again and again does so for its own length, then no more.
void WarcInput::go_back_to(std::uint64_t offset) {
  const auto raw_begin = raw_end_ - raw_.size();
  if (offset >= raw_begin) {
    raw_front_ = static_cast<std::size_t>(offset - raw_begin);
    return;
  }
  gone_back_ += raw_position() - offset;
  if (!regular_ || gone_back_ > file_size_ + piece) return;
  if (::lseek(file_.get(), static_cast<off_t>(offset), SEEK_SET) < 0) return;
  raw_.clear();
  raw_front_ = 0;
  raw_end_ = offset;
}

bool WarcInput::skip_damage() {
  if (!compressed_) return false;
  if (in_member_) {
    go_back_to(members_.back().at + 1);
  } else if (!raw().empty()) {
    ++raw_front_;
  }
  in_member_ = false;
  while (true) {
    const auto found = raw().find(gzip_magic);
    if (found != std::string_view::npos) {
      raw_front_ += found;
      damage_.clear();
      return true;
    }
    raw_front_ = raw_.size() - std::min(raw().size(), gzip_magic.size() - 1);
    if (!read_raw()) return false;
  }
}

void WarcInput::consume(std::size_t count) {
  front_ += count;
  consumed_ += count;
  while (members_.size() > 1 && members_[1].begins <= consumed_)
    members_.pop_front();
}

WarcPosition WarcInput::position() const {
  if (!compressed_) return {.member = raw_position() - buffered().size()};
  if (members_.empty()) return {};
  return {.member = members_.front().at, .within = consumed_ - members_.front().begins};
}

bool WarcInput::member_begins_at(std::size_t at) const {
  return std::any_of(members_.begin(), members_.end(), [&](const Member& member) {
    return member.begins == consumed_ + at;
  });
}

std::optional<std::size_t> WarcInput::next_member() const {
  for (const auto& member : members_) {
    if (member.begins > consumed_) return static_cast<std::size_t>(member.begins - consumed_);
  }
  return std::nullopt;
}

}  // namespace rundkurs

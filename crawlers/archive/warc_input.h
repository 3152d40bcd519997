#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "crawlers/archive/inflater.h"
#include "schemas/descriptor.h"
#include "schemas/result.h"

namespace rundkurs {

/// A place in an archive that can be found again: the gzip member that begins at byte `member` of
/// the file, and so many bytes into what it holds. In a file that is not compressed, `member` is
/// the place itself.
struct WarcPosition {
  std::uint64_t member = 0;
  std::uint64_t within = 0;
};

/// "offset 1234", and in a compressed file with several records a member "offset 0 + 1234".
std::string describe(const WarcPosition& position);

/// The bytes of one archive file, inflated where it is compressed, from front to back. One gzip
/// member a record, one for the whole file and everything between look the same. The memory it
/// needs is that of what is buffered.
class WarcInput {
 public:
  static Result<WarcInput> open(const std::string& path, WarcPosition from = {});

  /// What has been read and not yet consumed.
  std::string_view buffered() const { return std::string_view(buffer_).substr(front_); }
  /// Reads on; false at the end of the file, and where a compressed member is damaged.
  bool fill();
  void consume(std::size_t count);

  /// Of the first buffered byte.
  WarcPosition position() const;
  /// Whether a gzip member begins at this byte of buffered().
  bool member_begins_at(std::size_t at) const;
  /// Where in buffered() the next member begins, behind its first byte.
  std::optional<std::size_t> next_member() const;

  /// Why fill() stopped before the end of the file; empty if it did not.
  const std::string& damage() const { return damage_; }
  /// Goes to the next gzip member behind a damaged one; false if there is none.
  bool skip_damage();

  bool is_compressed() const { return compressed_; }
  /// Bytes of the file that were read, of so many.
  std::uint64_t bytes_read() const { return raw_end_; }
  std::uint64_t file_size() const { return file_size_; }

 private:
  struct Member {
    std::uint64_t begins = 0;  ///< Counted in bytes that came out.
    std::uint64_t at = 0;      ///< Offset in the file.
  };

  WarcInput(std::string path, Descriptor file);

  bool read_raw();
  bool fill_plain();
  bool fill_inflated();
  bool begin_member();
  void go_back_to(std::uint64_t offset);
  std::uint64_t raw_position() const { return raw_end_ - raw_.size() + raw_front_; }
  std::string_view raw() const { return std::string_view(raw_).substr(raw_front_); }

  std::string path_;
  Descriptor file_;
  std::uint64_t file_size_ = 0;
  bool compressed_ = false;
  bool regular_ = false;

  std::string raw_;  ///< As it lies in the file.
  std::size_t raw_front_ = 0;
  std::uint64_t raw_end_ = 0;  ///< Offset in the file behind raw_.
  std::uint64_t gone_back_ = 0;

  Inflater inflater_{Inflater::Wrapping::gzip};
  bool in_member_ = false;
  std::deque<Member> members_;  ///< Of the buffered bytes.

  std::string buffer_;
  std::size_t front_ = 0;
  std::uint64_t consumed_ = 0;
  std::string damage_;
};

}  // namespace rundkurs

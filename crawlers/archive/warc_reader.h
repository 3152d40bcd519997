#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "crawlers/archive/warc_header.h"
#include "crawlers/archive/warc_input.h"
#include "schemas/result.h"

namespace rundkurs {

/// Reads the records of a WARC file one after the other. What is no record, or a broken one, is
/// reported and stepped over: reading goes on with the next thing that begins as a record does.
class WarcReader {
 public:
  /// Told of everything that could not be read, where it begins and why.
  using OnProblem = std::function<void(const WarcPosition& at, const std::string& reason)>;

  WarcReader(WarcInput input, OnProblem on_problem)
      : input_(std::move(input)), on_problem_(std::move(on_problem)) {}

  /// Goes to the next record; false at the end of the file.
  bool next();

  const WarcHeader& header() const { return header_; }
  /// Where the record begins.
  const WarcPosition& position() const { return at_; }

  /// The block of the record, to be asked for at most once. `refused` where it is longer than
  /// `max_bytes` (it is stepped over), `malformed` where it is cut or is not what its
  /// WARC-Block-Digest says.
  Result<std::string> block(std::size_t max_bytes);

  const WarcInput& input() const { return input_; }

 private:
  bool read_header();
  bool take_header(std::size_t end);
  void skip_line_ends();
  std::optional<std::size_t> find_header_end();
  std::optional<std::string> take_piece(std::string* into);
  std::size_t bytes_of_this_record();
  void step_over_garbage(const std::string& reason);

  WarcInput input_;
  OnProblem on_problem_;
  WarcHeader header_;
  WarcPosition at_;
  std::uint64_t left_ = 0;    ///< Of the block.
  bool damage_told_ = false;  ///< The input's damage was the reason of a problem already.
};

}  // namespace rundkurs

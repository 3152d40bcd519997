#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/result.h"

namespace rundkurs {

/// What stands before the block of a WARC record (ISO 28500:2017 §4).
struct WarcHeader {
  std::string version;  ///< "1.1"
  std::vector<std::pair<std::string, std::string>> fields;
  std::uint64_t content_length = 0;  ///< Of the block.

  /// The first field of a name, whatever its case; empty if there is none.
  std::string_view field(std::string_view name) const;
  std::string_view type() const { return field("WARC-Type"); }
  /// Without the angle brackets that WARC 1.0 and some tools put around it.
  std::string_view target() const;
};

/// The bytes of a header with the empty line behind it. WARC 0.9 to 1.1, lines that end in LF
/// alone and folded lines are understood. An error is `malformed`, without its place.
Result<WarcHeader> parse_warc_header(std::string_view text);

/// Where a header begins that stands at the front of the text: "WARC/1.1" and the end of the line.
bool begins_warc_record(std::string_view text);

/// A header is refused that is longer than this.
inline constexpr std::size_t max_warc_header_bytes = std::size_t{64} << 10U;

}  // namespace rundkurs

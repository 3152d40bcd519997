#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// A record to write. Version, length, digest of the block and the warcinfo it belongs to are
/// the writer's.
struct WarcRecord {
  std::string type;  ///< "response"
  std::string id;    ///< Of new_record_id().
  Timestamp date{};
  std::string content_type;
  std::vector<std::pair<std::string, std::string>> fields;  ///< The others, in their order.
  std::string_view head;  ///< The block is head and payload, one behind the other.
  std::string_view payload;
};

/// Writes WARC 1.1 files (ISO 28500:2017), one gzip member a record, each file beginning with a
/// warcinfo record. A record is one write of a whole member, so a writer that is killed leaves at
/// most one cut member at the end of a file that is never opened again.
class WarcWriter {
 public:
  struct Options {
    std::string folder;    ///< Made where it is not there.
    std::string software;  ///< "rundkurs/0.1"
    /// Further lines of the warcinfo records: "http-header-user-agent", "…".
    std::vector<std::pair<std::string, std::string>> info;
    std::uint64_t max_file_bytes = std::uint64_t{1} << 30U;  ///< A new file begins behind it.
  };

  /// Makes the folder; the first file is made with the first record.
  static Result<WarcWriter> open(Options options);
  WarcWriter(WarcWriter&&) noexcept;
  ~WarcWriter();

  /// After an error (a full disk) the file ends with the record before.
  Result<void> write(const WarcRecord& record);

  /// Paths of the files made so far.
  const std::vector<std::string>& files() const;

 private:
  struct Private;
  explicit WarcWriter(std::unique_ptr<Private> made);
  std::unique_ptr<Private> private_;
};

}  // namespace rundkurs

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "crawlers/archive/http_message.h"
#include "crawlers/archive/record_index.h"
#include "crawlers/archive/warc_reader.h"
#include "schemas/result.h"

namespace rundkurs {

/// Turns records into the answers that a crawler got.
class ArchivedPages {
 public:
  /// `files` are the archives that places in the index number; they must outlive this.
  explicit ArchivedPages(const std::vector<std::string>& files) : files_(files) {}

  /// To be told of every record in its turn, so that later ones can refer to it.
  void remember(const WarcHeader& record, const RecordIndex::Place& place);

  /// The answer that the reader's record holds: of a response as it is, of a resource with status
  /// 200, and of a revisit with the body of the record that it repeats. `refused` where the body
  /// is longer than `max_body`, `not_found` where a revisit refers to nothing that was read
  /// before, `malformed` where the record is broken or holds no HTTP.
  Result<HttpAnswer> answer(WarcReader& reader, std::size_t max_body) const;

 private:
  Result<HttpAnswer> revisited(const WarcHeader& revisit,
                               const std::string& head,
                               std::size_t max_body) const;

  const std::vector<std::string>& files_;
  RecordIndex index_;
};

}  // namespace rundkurs

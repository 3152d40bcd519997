#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "crawlers/archive/warc_writer.h"
#include "crawlers/fetch/page_source.h"
#include "crawlers/fetch/wire_heads.h"
#include "crawlers/harvest/moment.h"

namespace rundkurs {

/// Writes what passes through from another source into an archive, before anybody else sees it.
/// That source puts the heads of its exchanges into `heads`.
///
/// A response is stored with its body decoded, as the crawl read it: the fields that spoke of the
/// coding stay readable as X-Crawler-Content-Encoding, -Transfer-Encoding and -Content-Length. A
/// body that this archive already holds, and a 304, become revisit records. A fetch that failed
/// is a metadata record with the reason.
class ArchivingSource final : public PageSource {
 public:
  /// All must outlive the source.
  ArchivingSource(PageSource& source, WireHeadsById& heads, WarcWriter& writer, Clock clock)
      : source_(source), heads_(heads), writer_(writer), clock_(std::move(clock)) {}

  void start(PageRequest request) override;
  /// Nothing comes any more once the archive could not be written: what is not archived must not
  /// be stored either.
  std::vector<PageReply> wait(std::chrono::milliseconds at_most) override;
  std::size_t running() const override { return source_.running(); }
  void wake() override { source_.wake(); }

  /// Why the archive could not be written.
  const std::optional<Error>& error() const { return error_; }

 private:
  struct Exchange {
    const PageRequest& request;
    const PageReply& reply;
    const WireHeads& heads;
    Timestamp date{};
  };
  struct Stored {
    std::string record;
    std::string url;
    Timestamp date{};
  };

  Result<void> archive(const Exchange& exchange);
  Result<void> write_answer(const Exchange& exchange, const std::string& id);
  Result<void> write_failure(const Exchange& exchange);

  PageSource& source_;
  WireHeadsById& heads_;
  WarcWriter& writer_;
  Clock clock_;
  std::unordered_map<std::uint64_t, PageRequest> under_way_;  ///< By their ids.
  std::unordered_map<std::string, Stored> bodies_;            ///< By the label of their digest.
  std::optional<Error> error_;
};

}  // namespace rundkurs

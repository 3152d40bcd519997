#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "crawlers/fetch/address_gate.h"
#include "crawlers/fetch/page_source.h"
#include "crawlers/fetch/wire_heads.h"

namespace rundkurs {

struct DownloaderOptions {
  std::string user_agent;  ///< "rundkurs/0.1 (+https://…/robot)"
  AddressGate gate;
  /// Every connection goes here, in plain HTTP (nobody has the certificates of others on a
  /// loopback address), while host names stay as they are: "127.0.0.1:8080".
  std::optional<std::string> resolve_to;
  std::chrono::milliseconds deadline{60'000};  ///< For a whole fetch.
  std::chrono::seconds slow_after{20};         ///< Given up after so long below `slow_below`.
  long slow_below = 1024;                      ///< Bytes a second.
  std::size_t max_header_lines = 300;
  std::size_t max_header_bytes = std::size_t{64} << 10U;
  WireHeadsById* heads = nullptr;  ///< Where to keep heads, for an archive; else they are not kept.
};

/// Pages from the network, over one libcurl multi handle. Used from one thread but for wake().
class Downloader final : public PageSource {
 public:
  explicit Downloader(DownloaderOptions options);
  ~Downloader() override;

  void start(PageRequest request) override;
  std::vector<PageReply> wait(std::chrono::milliseconds at_most) override;
  std::size_t running() const override;
  void wake() override;

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace rundkurs

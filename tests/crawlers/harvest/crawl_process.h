#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/schemas/temporary_folder.h"

namespace rundkurs {

/// rundkurs-crawl as a process of its own; it is killed where it has not ended.
class CrawlProcess {
 public:
  /// `out` is the file for what it prints.
  explicit CrawlProcess(const std::vector<std::string>& arguments,
                        const std::string& out = "/dev/null");
  ~CrawlProcess();
  CrawlProcess(const CrawlProcess&) = delete;
  CrawlProcess& operator=(const CrawlProcess&) = delete;

  bool has_ended();
  /// Its exit status; -1 where a signal ended it.
  int wait();
  /// With SIGKILL.
  void kill();

 private:
  pid_t id_ = 0;
  int status_ = 0;
  bool ended_ = false;
};

/// The offerings of a catalogue, without what tells when they were seen.
std::string timeless_export(const std::string& catalogue, const TemporaryFolder& folder);

}  // namespace rundkurs

#pragma once

#include <string>
#include <vector>

#include "schemas/result.h"

namespace rundkurs::shards {

/// A database that a Xapian stub file names.
struct Address {
  std::string name;  ///< As it is written there: "index1.example.org:7201", "shard-1/current".
  std::string path;  ///< Of one on this machine; empty for others.
  std::string host;  ///< Of one that xapian-tcpsrv serves.
  unsigned port = 0;

  bool remote() const { return path.empty(); }
};

/// The databases in the order of their lines: "remote HOST:PORT", or a backend ("auto") and a path
/// from the stub's folder on. A line that is none of these is an error that names it.
Result<std::vector<Address>> read_stub(const std::string& file);

/// Whether it takes Xapian to answer from them: they are several, or on other machines.
bool are_shards(const std::vector<Address>& databases);

}  // namespace rundkurs::shards

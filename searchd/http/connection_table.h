#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "searchd/http/connection.h"

namespace rundkurs::http {

/// The connections that are parked: waiting for their client. Counts also those that are away with
/// a worker, since they hold a descriptor too.
class ConnectionTable {
 public:
  /// A connection comes into being, or ends.
  void opened(const std::string& peer);
  void closed(const std::string& peer);

  Connection& park(std::unique_ptr<Connection> connection);
  /// Null where no connection with this descriptor is parked.
  Connection* find(int descriptor);
  std::unique_ptr<Connection> take(int descriptor);

  std::size_t size() const { return size_; }
  std::size_t size_of(const std::string& peer) const;
  std::size_t unsent_bytes() const;

  /// The one to give up for a newcomer: by phase, then the oldest. Null where all are at work.
  /// An empty `peer` means anybody's.
  Connection* most_dispensable(const std::string& peer);
  /// The one whose answer has waited longest; null where none waits.
  Connection* slowest_reader();
  std::vector<int> expired(Clock::time_point now) const;
  std::vector<int> all() const;

 private:
  std::unordered_map<int, std::unique_ptr<Connection>> parked_;
  std::unordered_map<std::string, std::size_t> by_peer_;
  std::size_t size_ = 0;
};

}  // namespace rundkurs::http

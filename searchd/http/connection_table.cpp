#include "searchd/http/connection_table.h"

#include <tuple>
#include <utility>

namespace rundkurs::http {

void ConnectionTable::opened(const std::string& peer) {
  ++by_peer_[peer];
  ++size_;
}

void ConnectionTable::closed(const std::string& peer) {
  const auto count = by_peer_.find(peer);
  if (--count->second == 0) by_peer_.erase(count);
  --size_;
}

Connection& ConnectionTable::park(std::unique_ptr<Connection> connection) {
  const int descriptor = connection->socket.get();
  return *(parked_[descriptor] = std::move(connection));
}

Connection* ConnectionTable::find(int descriptor) {
  const auto place = parked_.find(descriptor);
  return place == parked_.end() ? nullptr : place->second.get();
}

std::unique_ptr<Connection> ConnectionTable::take(int descriptor) {
  const auto place = parked_.find(descriptor);
  if (place == parked_.end()) return nullptr;
  auto connection = std::move(place->second);
  parked_.erase(place);
  return connection;
}

std::size_t ConnectionTable::size_of(const std::string& peer) const {
  const auto count = by_peer_.find(peer);
  return count == by_peer_.end() ? 0 : count->second;
}

std::size_t ConnectionTable::unsent_bytes() const {
  std::size_t bytes = 0;
  for (const auto& [descriptor, connection] : parked_)
    bytes += connection->unsent();
  return bytes;
}

Connection* ConnectionTable::most_dispensable(const std::string& peer) {
  Connection* found = nullptr;
  for (const auto& [descriptor, connection] : parked_) {
    if (!peer.empty() && connection->peer != peer) continue;
    if (found == nullptr ||
        std::tie(connection->phase, connection->since) < std::tie(found->phase, found->since))
      found = connection.get();
  }
  return found;
}

Connection* ConnectionTable::slowest_reader() {
  Connection* found = nullptr;
  for (const auto& [descriptor, connection] : parked_) {
    if (connection->phase != Connection::Phase::sending) continue;
    if (found == nullptr || connection->since < found->since) found = connection.get();
  }
  return found;
}

std::vector<int> ConnectionTable::expired(Clock::time_point now) const {
  std::vector<int> descriptors;
  for (const auto& [descriptor, connection] : parked_) {
    if (connection->deadline <= now) descriptors.push_back(descriptor);
  }
  return descriptors;
}

std::vector<int> ConnectionTable::all() const {
  std::vector<int> descriptors;
  for (const auto& entry : parked_)
    descriptors.push_back(entry.first);
  return descriptors;
}

}  // namespace rundkurs::http

#pragma once

#include <string>
#include <vector>

#include "schemas/result.h"
#include "searchd/http/descriptor.h"

namespace rundkurs::http {

/// A socket that takes connections.
struct Listener {
  Descriptor socket;
  std::string address;  ///< "127.0.0.1:8080", with the port that was really taken.
  int port = 0;
};

/// "127.0.0.1:8080", "[::1]:8080", "localhost:8080" (both families), ":8080" or "*:8080" (every
/// address). Port 0 takes a free one. Never shares its port with another program.
Result<std::vector<Listener>> listen_on(const std::string& address);

}  // namespace rundkurs::http

#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace rundkurs {

/// The heads of an exchange as they went over the wire, each with the empty line behind it.
struct WireHeads {
  std::string request;
  std::string response;  ///< Of the final answer, not of an interim one.
  std::string address;   ///< The server's IP address.
};

/// By the id of the request. A downloader puts them there before it gives the reply; who wants
/// them takes them out.
using WireHeadsById = std::unordered_map<std::uint64_t, WireHeads>;

}  // namespace rundkurs

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rundkurs {

/// Sends bytes with their length before them. False where the other end is gone.
bool send_frame(int socket, std::string_view bytes);

/// The bytes of one frame; empty where the other end is gone, or says that more come than anybody
/// has to send.
std::optional<std::string> receive_frame(int socket);

}  // namespace rundkurs

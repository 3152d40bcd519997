#pragma once

#include <string_view>

namespace rundkurs::daemon {

/// Tells whoever supervises this daemon, by the protocol of sd_notify(3): "READY=1", "STOPPING=1",
/// "WATCHDOG=1". Nothing happens where nobody wants to hear ($NOTIFY_SOCKET is not set) or listens
/// any more: a daemon does not end for that.
void tell_service_manager(std::string_view state) noexcept;

}  // namespace rundkurs::daemon

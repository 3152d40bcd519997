#pragma once

#include <string>
#include <string_view>

#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// The key of the sentence that says why an answer cannot be sent; empty where it can.
std::string_view why_not_sent(const Room& room, const Inquiry& inquiry);

/// Sends the answer of an inquiry that can be sent, into the thread of its mail. Its Message-ID.
Result<std::string> send_answer(const Room& room, const Inquiry& inquiry);

}  // namespace rundkurs::desk

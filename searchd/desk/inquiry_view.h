#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "searchd/desk/room.h"

namespace rundkurs::desk {

/// The view model of `desk_inquiry.mustache`: one inquiry, what was understood, what is proposed,
/// and what was answered to similar ones.
nlohmann::json inquiry_view(const Room& room, const Inquiry& inquiry);

}  // namespace rundkurs::desk

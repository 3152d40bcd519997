#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/address.h"
#include "searchd/web/messages.h"

namespace rundkurs::web {

/// The view model of `timeline.mustache`: months of `/api/v1/overview` as bars around today, and
/// all of them as a table of years. A month leads to `here` with `<parameter>_from` and `_to`, so
/// `parameter` is "start" or "deadline". Null where no month is stated.
nlohmann::json timeline_view(const nlohmann::json& months,
                             const std::string& parameter,
                             const Address& here,
                             const Messages& messages);

}  // namespace rundkurs::web

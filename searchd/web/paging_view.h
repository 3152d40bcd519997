#pragma once

#include <cstddef>

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/address.h"
#include "searchd/web/messages.h"

namespace rundkurs::web {

/// Links to the pages of a list: the first, the last and those around the current one.
nlohmann::json paging_view(std::size_t total,
                           std::size_t page,
                           std::size_t per_page,
                           const Address& here,
                           const Messages& messages);

}  // namespace rundkurs::web

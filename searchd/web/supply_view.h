#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/address.h"
#include "searchd/web/frame.h"

namespace rundkurs::web {

/// The view model of `supply.mustache`: topics × the values of a facet ("level", "language") as a
/// heat table. `pairs` are those of `/api/v1/overview`. A cell leads to `list` narrowed to both;
/// the head of a column to `picture` narrowed to its value, so that a third side can be seen.
nlohmann::json supply_view(const nlohmann::json& pairs,
                           const std::string& facet,
                           const Address& list,
                           const Address& picture,
                           const Frame& frame);

}  // namespace rundkurs::web

#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "searchd/gaps/dimension.h"
#include "searchd/http/router.h"
#include "searchd/web/frame.h"
#include "searchd/web/site.h"

namespace rundkurs::web {

/// The document of `/api/v1/gaps`; empty where it cannot be had now.
using GapDocument =
    std::function<std::optional<nlohmann::json>(gaps::Dimension by, std::string_view language)>;

/// `/gaps`: which needs are met how badly, as a picture and the table behind it.
void add_gap_page(http::Router& router, const Site& site, GapDocument document);

/// The view model of `gaps.mustache`.
nlohmann::json gap_view(const Frame& frame, gaps::Dimension by, const nlohmann::json& document);

}  // namespace rundkurs::web

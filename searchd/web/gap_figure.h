#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/messages.h"

namespace rundkurs::web {

/// What stands where a figure is hidden or not known.
inline constexpr const char* no_figure = "–";

/// A figure of the gaps as readers see it; null is `no_figure`.
std::string figure_text(const nlohmann::json& number, const Messages& messages);

/// A change with its sign, in tenths; `no_figure` where one of the two is not known.
std::string change_text(const nlohmann::json& before,
                        const nlohmann::json& now,
                        const Messages& messages);

}  // namespace rundkurs::web

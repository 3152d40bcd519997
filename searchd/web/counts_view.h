#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/frame.h"

namespace rundkurs::web {

/// An answer of the API to a page's own question; empty where there is no index.
nlohmann::json ask(const Frame& frame, std::vector<http::Parameter> parameters);

/// A facet of an answer as a list with bars: `[{label, url, count, percent}]`, the most first, at
/// most `most`; what is not stated stays out. A value leads to the search for it and `further`.
nlohmann::json counts_view(const nlohmann::json& answer,
                           std::string_view facet,
                           const Frame& frame,
                           const std::vector<http::Parameter>& further,
                           std::size_t most);

/// How many values of a facet an answer has, without `not-stated`.
std::size_t value_count(const nlohmann::json& answer, std::string_view facet);

}  // namespace rundkurs::web

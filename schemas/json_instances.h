#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

// Compiled once, in json_instances.cpp: each file that parses would compile all of it again, which
// takes longer than the rest of most files.
extern template class nlohmann::basic_json<>;
extern template class nlohmann::detail::
    parser<nlohmann::json, nlohmann::detail::iterator_input_adapter<std::string::const_iterator>>;
extern template class nlohmann::detail::parser<
    nlohmann::json,
    nlohmann::detail::iterator_input_adapter<std::string_view::const_iterator>>;

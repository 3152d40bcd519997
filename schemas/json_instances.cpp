#include "schemas/json_instances.h"

template class nlohmann::basic_json<>;
template class nlohmann::detail::
    parser<nlohmann::json, nlohmann::detail::iterator_input_adapter<std::string::const_iterator>>;
template class nlohmann::detail::parser<
    nlohmann::json,
    nlohmann::detail::iterator_input_adapter<std::string_view::const_iterator>>;

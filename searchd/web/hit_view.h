#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/fact_words.h"

namespace rundkurs::web {

/// The level of a hit's heading on its page.
enum class Heading { second, third };

/// One result of `hit.mustache`, from a hit of the API's answer.
nlohmann::json hit_view(const nlohmann::json& hit,
                        const FactWords& words,
                        Heading heading = Heading::second);

/// A whole record in the form of a hit, as far as `hit_view` looks.
nlohmann::json hit_of_record(const nlohmann::json& record, const std::string& language);

/// "Starts January 2027", or "Last seen with start autumn 2023" for what lies behind us.
std::string start_words(std::string_view start, const Messages& messages);

}  // namespace rundkurs::web

#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/fact_words.h"

namespace rundkurs::web {

/// The prose of a record with its headings, each text in the reader's language where there is one,
/// else in the closest: `[{heading, lang, text | items}]`.
nlohmann::json offering_sections(const nlohmann::json& record, const Messages& messages);

/// The language of the texts, where it is not the reader's; else empty.
std::string foreign_language(const nlohmann::json& record, const FactWords& words);

}  // namespace rundkurs::web

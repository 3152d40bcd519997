#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace rundkurs::web {

/// A report (report/report_document.h) as one HTML page that needs nothing else, for reading and
/// for printing. `previous` is the document of an earlier one, to say what has changed since; null
/// without one.
std::string render_report(const nlohmann::json& document, const nlohmann::json& previous);

}  // namespace rundkurs::web

#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace rundkurs::web {

/// A report (report/report_document.h) as one HTML page that needs nothing else, for reading and
/// for printing.
std::string render_report(const nlohmann::json& document);

}  // namespace rundkurs::web

#pragma once

#include "searchd/http/request.h"
#include "searchd/http/response.h"
#include "searchd/web/frame.h"

namespace rundkurs::web {

/// The offerings that the address names (`?id=a&id=b`), as a table for a spreadsheet. A table that
/// cannot be written is a bug of the machine, and throws.
http::Response training_csv(const http::Request& request, Frame frame);
http::Response training_xlsx(const http::Request& request, Frame frame);

/// Links to both files for these records: `[{url, label}]`.
nlohmann::json training_links(const Frame& frame, const std::vector<nlohmann::json>& records);

}  // namespace rundkurs::web

#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/address.h"
#include "searchd/web/frame.h"
#include "searchd/web/lenient_search.h"

namespace rundkurs::web {

/// Where nothing was found: which filter to take away, and how many offerings that would give.
/// `[{url, label}]`, the most promising first.
nlohmann::json loosened(const LenientSearch& search, const Address& here, const Frame& frame);

/// The topics of what the words mean, and of ideas beside them: `[{url, label, count}]`, only those
/// with offerings.
nlohmann::json neighbouring_topics(const nlohmann::json& answer, const Frame& frame);

}  // namespace rundkurs::web

#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/match/inquiry.h"

namespace rundkurs::api {

/// `interpreted` of the answer of `POST /api/v1/match`.
nlohmann::json to_json(const match::Inquiry& inquiry);

}  // namespace rundkurs::api

#pragma once

#include <nlohmann/json_fwd.hpp>

#include "schemas/desk/inquiry.h"
#include "schemas/result.h"

namespace rundkurs::desk {

/// The record of `inquiry.schema.json`, with everything that is known: what a person is given who
/// asks what is kept of them.
nlohmann::json to_json(const Inquiry& inquiry);

/// A record that has passed the schema. `where` is for the error of a time that is none.
Result<Inquiry> inquiry_of(const nlohmann::json& record, const std::string& where);

}  // namespace rundkurs::desk

#pragma once

#include <nlohmann/json_fwd.hpp>

namespace rundkurs {

/// Linked data may name its members with a prefix or the whole address of their vocabulary
/// ("schema:name", "http://schema.org/name"). True if any member of the document does.
bool has_prefixed_names(const nlohmann::json& json);

/// The document with the local names only ("name"); keywords ("@id") stay.
nlohmann::json with_local_names(const nlohmann::json& json);

}  // namespace rundkurs

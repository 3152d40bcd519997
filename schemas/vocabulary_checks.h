#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include <nlohmann/json_fwd.hpp>

#include "schemas/result.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// What a JSON Schema cannot say of the vocabulary. Each error names the file, the entry, and the
/// language where one is concerned.

/// Language and folded label → the concepts that share it on purpose.
using SharedLabels = std::map<std::pair<std::string, std::string>, std::set<std::string>>;
SharedLabels shared_labels_of(const nlohmann::json& concepts_file);

/// Ids are unique within a facet.
Result<void> check_facets(const Vocabulary& vocabulary, const std::string& path);

/// Ids are unique.
Result<void> check_topics(const Vocabulary& vocabulary, const std::string& path);

/// Ids are unique, references lead somewhere, `broader` has no cycle, and a label has one concept
/// within its language (a false friend's words apart: that is what they are for).
Result<void> check_concepts(const Vocabulary& vocabulary,
                            const SharedLabels& shared,
                            const std::string& path);

}  // namespace rundkurs

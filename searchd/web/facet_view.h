#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/address.h"
#include "searchd/web/lenient_search.h"
#include "searchd/web/messages.h"

namespace rundkurs::web {

/// The ticked lists beside the results: `facets` and `switches`, ranges, and the chosen filters as
/// chips.
nlohmann::json facet_view(const LenientSearch& search,
                          const Address& here,
                          const Messages& messages);

/// The chosen filters alone: `[{label, remove_label, url}]`.
nlohmann::json chosen_chips(const LenientSearch& search,
                            const Address& here,
                            const Messages& messages);

/// A chosen filter in a reader's words ("Master", "Studiepoeng fra 5"); empty for what is no
/// filter.
std::string filter_words(const http::Parameter& parameter,
                         const nlohmann::json& answer,
                         const Messages& messages);

}  // namespace rundkurs::web

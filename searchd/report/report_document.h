#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schemas/result.h"
#include "searchd/gaps/demand.h"
#include "searchd/gaps/gap_service.h"
#include "searchd/search/search_service.h"

namespace rundkurs::report {

/// What a report is made of.
struct Ground {
  const SearchService& search;
  gaps::GapService& gaps;
  const gaps::Evidence& evidence;  ///< That the gaps are counted from.
  std::string data_folder;         ///< Whose rules and labels counted.
};

/// The report's figures, for people (`render_report`) and for the next report to compare with: what
/// is offered by country, level and language, and the public gap tables of all dimensions. Says of
/// what it was made: revision of the index, digests of the answers and of the rules, so that who
/// has the same can make it again. `made` is its day, `previous` what it is compared with
/// (comparison.h). An error where there is no index.
Result<nlohmann::json> report_document(const Ground& ground,
                                       const std::string& made,
                                       std::string_view language,
                                       nlohmann::json previous);

/// A digest of all answers and inquiries, as far as they count, in their order.
std::string answers_digest(const std::vector<gaps::Demand>& demand);

}  // namespace rundkurs::report

#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "searchd/http/request.h"
#include "searchd/web/frame.h"

namespace rundkurs::web {

/// The offerings that an address names: `?id=a&id=b`.
struct ChosenRecords {
  std::vector<nlohmann::json> records;  ///< Each once, in the address's order.
  std::vector<std::string> unknown;     ///< Ids of nothing that is still here.
  bool cut = false;                     ///< There were more than `most`.
};

ChosenRecords chosen_records(const http::Request& request, const Site& site, std::size_t most);

}  // namespace rundkurs::web

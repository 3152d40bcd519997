#include "searchd/web/paging_view.h"

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

namespace rundkurs::web {

nlohmann::json paging_view(std::size_t total,
                           std::size_t page,
                           std::size_t per_page,
                           const Address& here,
                           const Messages& messages) {
  // The API goes no deeper than 10 000 hits.
  const std::size_t last = (std::min<std::size_t>(total, 10000) + per_page - 1) / per_page;
  const auto address = [&](std::size_t number) {
    return number == 1 ? here.without("page").text()
                       : here.with("page", std::to_string(number)).text();
  };
  nlohmann::json view = {{"has_pages", last > 1}, {"pages", nlohmann::json::array()}};
  std::size_t before = 0;
  for (std::size_t number = 1; number <= last; ++number) {
    const bool near = number + 1 >= page && number <= page + 1;
    if (number != 1 && number != last && !near) continue;
    if (number > before + 1) view["pages"].push_back({{"gap", true}});
    before = number;
    view["pages"].push_back({{"number", std::to_string(number)},
                             {"url", address(number)},
                             {"label", messages.text("page", {{"number", std::to_string(number)}})},
                             {"variant", number == page ? "primary" : "tertiary"},
                             {"current", number == page}});
  }
  if (page > 1 && page <= last) view["previous"] = address(page - 1);
  if (page < last) view["next"] = address(page + 1);
  return view;
}

}  // namespace rundkurs::web

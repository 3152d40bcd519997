#include "searchd/web/gap_figure.h"

#include <nlohmann/json.hpp>

namespace rundkurs::web {

std::string figure_text(const nlohmann::json& number, const Messages& messages) {
  return number.is_null() ? std::string(no_figure) : messages.number(number.get<double>());
}

}  // namespace rundkurs::web

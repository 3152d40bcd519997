#include "searchd/web/gap_figure.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace rundkurs::web {

std::string figure_text(const nlohmann::json& number, const Messages& messages) {
  return number.is_null() ? std::string(no_figure) : messages.number(number.get<double>());
}

std::string change_text(const nlohmann::json& before,
                        const nlohmann::json& now,
                        const Messages& messages) {
  if (before.is_null() || now.is_null()) return std::string(no_figure);
  const double difference = std::round((now.get<double>() - before.get<double>()) * 10) / 10;
  if (difference == 0) return messages.number(0);
  return (difference > 0 ? "+" : "−") + messages.number(std::abs(difference));
}

}  // namespace rundkurs::web

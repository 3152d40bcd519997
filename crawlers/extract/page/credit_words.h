#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rundkurs::page {

/// Credits that fill a text: "7,5 hp", "ECTS 10", "5 op", "10–15 cr"; nothing if it says more.
std::optional<std::string> credits_alone(std::string_view text);

/// Credits with which a line of facts begins: "7,5 credits (ECTS), 50 %", "120 hp", "5,0 Poäng
/// (ECTS 7,5)" (which is 7,5 ECTS); nothing if it begins otherwise.
std::optional<std::string> credits_first(std::string_view line);

/// Credits that stand beside something else: "3 år (180 studiepoeng)", "1 semester / 30 ECTS".
std::optional<std::string> credits_beside(std::string_view text);

}  // namespace rundkurs::page

#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// A text without e-mail addresses and telephone numbers: they belong to persons, and nothing that
/// is harvested may keep them. A number counts as a telephone's after a word such as "tlf", or
/// where it begins with a plus sign and a Nordic country's code.
std::string without_personal_data(std::string_view text);

}  // namespace rundkurs

#pragma once

#include <string_view>

namespace rundkurs::feed {

/// Level words of a code of the Norwegian standard classification of education (NUS2000), whose
/// first digit is the level (https://www.ssb.no/klass/klassifikasjoner/36): "723102" → "master".
/// Empty for levels below upper secondary and for what is no code.
std::string_view level_of_nus(std::string_view code);

}  // namespace rundkurs::feed

#pragma once

#include <string>

namespace rundkurs {

/// Joins what the English stemmer keeps apart: British and American spelling ("utilis", "util")
/// and the Latin nouns of action ("reduct", "reduc"). `stem` is Snowball's; compared with other
/// roots only.
std::string english_root(std::string stem);

}  // namespace rundkurs

#pragma once

#include <cstddef>
#include <string>

namespace rundkurs {

/// Letters and digits that nobody can guess, from the system's source of randomness: five bits a
/// character, safe in addresses, file names and cookies.
std::string random_text(std::size_t characters);

}  // namespace rundkurs

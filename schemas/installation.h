#pragma once

#include <string>

namespace rundkurs {

/// Whether this process runs a program from where it is installed, not from a build folder.
bool is_installed();

std::string data_beside_sources();      ///< Of the checkout that this program was built from.
std::string installed_data();           ///< "/usr/share/rundkurs".
std::string installed_configuration();  ///< "/etc/rundkurs/rundkurs.toml".

}  // namespace rundkurs

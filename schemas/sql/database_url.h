#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// An address as it may be shown and logged: `postgresql://anna:secret@db/x?password=y` without
/// the passwords. Addresses of files stay as they are.
std::string without_password(std::string_view url);

/// The password in an address as it is written there; empty where there is none.
std::string_view password_in(std::string_view url);

}  // namespace rundkurs

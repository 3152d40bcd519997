#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/timestamp.h"

namespace rundkurs::desk {

/// The second factor of a login: six digits that an app shows for thirty seconds (TOTP, RFC 6238
/// with SHA-1, which all apps know), computed by liboath.

/// 160 bits, as RFC 4226 recommends, in base32: 32 characters.
std::string make_secret();

/// True for what make_secret() could have made.
bool is_secret(std::string_view text);

/// What an app reads from a QR code: "otpauth://totp/…".
std::string key_address(std::string_view secret, std::string_view account, std::string_view issuer);

/// Counts half minutes since 1970.
using TimeStep = std::int64_t;

/// The time step that a right code belongs to: this one, or one before or after, since clocks
/// differ. Nothing for a wrong code. Blanks between the digits do no harm.
std::optional<TimeStep> step_of_code(const std::string& secret,
                                     std::string_view code,
                                     Timestamp now);

}  // namespace rundkurs::desk

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rundkurs {

/// A digest as WARC files label it: "sha1:" and the 32 characters of RFC 4648 base32, the form
/// that the tools which compare archives expect.
std::string sha1_label(std::string_view bytes);

/// Whether the bytes have the digest that a label names: sha1, sha256, md5 and the others that
/// libgcrypt knows, in base32 or hexadecimal. Empty where the label is of no known form.
std::optional<bool> has_digest(std::string_view bytes, std::string_view label);

/// A random "urn:uuid:…" (RFC 9562, version 4), in the angle brackets of WARC-Record-ID.
std::string new_record_id();

}  // namespace rundkurs

#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

bool is_valid_utf8(std::string_view text);

/// Invalid sequences become U+FFFD; NUL and other control bytes but \n and \t are dropped.
std::string clean_utf8(std::string_view text);

/// The longest prefix of at most `bytes` bytes that does not cut a character.
std::string_view utf8_prefix(std::string_view text, std::size_t bytes);

/// Runs of white space (no-break and zero-width included) become one blank; trimmed.
/// Soft hyphens disappear.
std::string squeeze_space(std::string_view text);

/// NFC, default case folding (ICU). "ÆRØ" → "ærø". For comparing, never for showing.
std::string fold_case(std::string_view text);

}  // namespace rundkurs

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searchd/search/highlight.h"

namespace rundkurs {

/// About so many bytes of a text are shown.
inline constexpr std::size_t snippet_bytes = 240;

std::string escape_html(std::string_view text);

/// The stretch of a text with the most marks, cut at words, as HTML with `<mark>`; its beginning
/// where there are none. An ellipsis stands for what is left out.
std::string make_snippet(std::string_view text, std::span<const Highlighter::Mark> marks);

/// A whole short text (a title) with its marks.
std::string mark_up(std::string_view text, std::span<const Highlighter::Mark> marks);

}  // namespace rundkurs

#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace rundkurs::web {

/// A template, message or asset file by its path ("templates/search.mustache"). The programs carry
/// them inside.
std::optional<std::string_view> embedded_file(std::string_view path);

/// All paths that begin with `folder`.
std::vector<std::string_view> embedded_files(std::string_view folder);

}  // namespace rundkurs::web

#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace rundkurs::web {

/// Renders `templates/<name>.mustache` with a view model. Every `{{value}}` is HTML-escaped;
/// `{{{value}}}` is for text that is HTML already (snippets). `{{> part}}` includes
/// `templates/part.mustache`. A template that is missing or broken is a bug and throws.
std::string render(std::string_view name, const nlohmann::json& model);

}  // namespace rundkurs::web

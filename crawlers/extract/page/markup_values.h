#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "crawlers/extract/html_document.h"

namespace rundkurs::page {

/// What a marked-up element says: `content`, the address of a link or picture, `datetime`, `value`,
/// or its text.
std::string property_value(html::Node element);

/// "Course" of "https://schema.org/Course"; other vocabularies keep their whole name.
std::string schema_type(std::string_view type);

/// Adds a value to a property; a second one makes a list of it.
void add_property(nlohmann::json& item, const std::string& name, nlohmann::json value);

/// Items in items beyond this depth are left out.
inline constexpr int deepest_item = 16;
/// Of a page.
inline constexpr int most_items = 2000;

}  // namespace rundkurs::page

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rundkurs::web {

/// A style sheet, script, font or picture, ready to be sent.
struct Asset {
  std::string_view content;
  std::string_view media_type;
};

/// By its published name, which holds a hash of the content ("site.1f0c….css") and may be cached
/// for ever.
std::optional<Asset> asset(std::string_view published_name);

/// Address of an asset by its plain name: "site.css" → "/assets/site.1f0c….css".
const std::string& asset_url(std::string_view plain_name);

}  // namespace rundkurs::web

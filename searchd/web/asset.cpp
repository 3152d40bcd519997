#include "searchd/web/asset.h"

#include <map>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "searchd/web/embed/embedded_file.h"

namespace rundkurs::web {
namespace {

std::string_view media_type(std::string_view name) {
  const auto ending = name.substr(name.rfind('.') + 1);
  if (ending == "css") return "text/css; charset=utf-8";
  if (ending == "js") return "text/javascript; charset=utf-8";
  if (ending == "svg") return "image/svg+xml";
  if (ending == "woff2") return "font/woff2";
  if (ending == "json") return "application/json";
  return "application/octet-stream";
}

}  // namespace

std::optional<Asset> asset(std::string_view published_name) {
  const auto content = embedded_file("assets/" + std::string(published_name));
  if (!content) return {};
  return Asset{*content, media_type(published_name)};
}

const std::string& asset_url(std::string_view plain_name) {
  static const auto urls = [] {
    std::map<std::string, std::string, std::less<>> all;
    const auto manifest = nlohmann::json::parse(embedded_file("assets/manifest.json").value());
    for (const auto& [plain, published] : manifest.items()) {
      all[plain] = "/assets/" + published.get<std::string>();
    }
    return all;
  }();
  const auto found = urls.find(plain_name);
  if (found == urls.end()) throw std::logic_error("no asset is called " + std::string(plain_name));
  return found->second;
}

}  // namespace rundkurs::web

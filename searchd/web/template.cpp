#include "searchd/web/template.h"

#include <functional>
#include <map>
#include <stdexcept>

#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

#include "searchd/web/embed/embedded_file.h"

namespace rundkurs::web {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

std::string source_of(std::string_view name) {
  const auto file = embedded_file("templates/" + std::string(name) + ".mustache");
  if (!file) throw std::logic_error("no template is called " + std::string(name));
  return std::string(*file);
}

// Numbers come as the text that shall stand on the page, so a bare JSON number is shown as it is.
data to_data(const nlohmann::json& value) {
  switch (value.type()) {
    case nlohmann::json::value_t::object: {
      data object{data::type::object};
      for (const auto& [key, member] : value.items())
        object.set(key, to_data(member));
      return object;
    }
    case nlohmann::json::value_t::array: {
      data list{data::type::list};
      for (const auto& item : value)
        list.push_back(to_data(item));
      return list;
    }
    case nlohmann::json::value_t::boolean:
      return data{value.get<bool>()};
    case nlohmann::json::value_t::null:
      return data{false};
    case nlohmann::json::value_t::string:
      // An empty text is nothing to show, so a section around it is left out.
      if (value.get_ref<const std::string&>().empty()) return data{false};
      return data{value.get_ref<const std::string&>()};
    default:
      return data{value.dump()};
  }
}

/// The template with its parts in their places: `{{> head}}` is read once, not at each use.
std::string whole_source(std::string_view name) {
  auto source = source_of(name);
  for (auto at = source.find("{{>"); at != std::string::npos; at = source.find("{{>", at)) {
    const auto end = source.find("}}", at);
    if (end == std::string::npos) break;  // The parser says so better.
    auto part = source.substr(at + 3, end - at - 3);
    std::erase(part, ' ');
    source.replace(at, end + 2 - at, whole_source(part));
  }
  return source;
}

/// Parsed once for each thread: rendering keeps state in the template.
mustache& parsed(std::string_view name) {
  thread_local std::map<std::string, mustache, std::less<>> known;
  if (const auto found = known.find(name); found != known.end()) return found->second;
  mustache page{whole_source(name)};
  if (!page.is_valid())
    throw std::logic_error(std::string(name) + ".mustache: " + page.error_message());
  return known.emplace(std::string(name), std::move(page)).first->second;
}

}  // namespace

std::string render(std::string_view name, const nlohmann::json& model) {
  return parsed(name).render(to_data(model));
}

}  // namespace rundkurs::web

#include "searchd/web/template.h"

#include <map>
#include <mutex>
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

void add_partials(data& model) {
  for (const auto path : embedded_files("templates/")) {
    constexpr std::string_view folder = "templates/";
    constexpr std::string_view ending = ".mustache";
    const std::string name(path.substr(folder.size(), path.size() - folder.size() - ending.size()));
    model.set(name, data{kainjow::mustache::partial([name] { return source_of(name); })});
  }
}

}  // namespace

std::string render(std::string_view name, const nlohmann::json& model) {
  mustache page{source_of(name)};
  if (!page.is_valid())
    throw std::logic_error(std::string(name) + ".mustache: " + page.error_message());
  data view = to_data(model);
  add_partials(view);
  return page.render(view);
}

}  // namespace rundkurs::web

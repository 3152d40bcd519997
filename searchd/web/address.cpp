#include "searchd/web/address.h"

#include <utility>

namespace rundkurs::web {
Address::Address(std::string path, std::vector<http::Parameter> parameters)
    : path_(std::move(path)), parameters_(std::move(parameters)) {}

Address Address::without(std::string_view name) const {
  Address changed = *this;
  std::erase_if(changed.parameters_, [&](const http::Parameter& parameter) {
    return parameter.name == name || parameter.name == "page";
  });
  return changed;
}

Address Address::without(std::string_view name, std::string_view value) const {
  Address changed = *this;
  std::erase_if(changed.parameters_, [&](const http::Parameter& parameter) {
    return (parameter.name == name && parameter.value == value) || parameter.name == "page";
  });
  return changed;
}

Address Address::with(std::string_view name, std::string_view value) const {
  Address changed = without(name);
  changed.parameters_.push_back({std::string(name), std::string(value)});
  return changed;
}

std::string Address::text() const {
  std::string text = path_;
  char separator = '?';
  for (const auto& parameter : parameters_) {
    text += separator;
    text += http::percent_encode(parameter.name) + '=' + http::percent_encode(parameter.value);
    separator = '&';
  }
  return text;
}

}  // namespace rundkurs::web

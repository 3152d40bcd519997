#include "searchd/desk/posted_form.h"

#include <algorithm>

namespace rundkurs::desk {
namespace {

auto named(std::string_view name) {
  return [name](const http::Parameter& field) { return field.name == name; };
}

}  // namespace

std::string PostedForm::value(std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(), named(name));
  return found != fields_.end() ? found->value : std::string();
}

bool PostedForm::has(std::string_view name) const {
  return std::any_of(fields_.begin(), fields_.end(), named(name));
}

}  // namespace rundkurs::desk

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/parameters.h"
#include "searchd/http/request.h"
#include "searchd/http/router.h"

namespace rundkurs::desk {

/// The fields of a form that a page of ours sent.
class PostedForm {
 public:
  explicit PostedForm(const http::Request& request)
      : fields_(http::parse_parameters(request.body)) {}

  /// Empty where there is none; the first where there are several.
  std::string value(std::string_view name) const;
  bool has(std::string_view name) const;
  const std::vector<http::Parameter>& fields() const { return fields_; }

 private:
  std::vector<http::Parameter> fields_;
};

/// What routes take that read forms.
inline http::BodyRules form_body() {
  return {std::size_t{256} << 10U, {"application/x-www-form-urlencoded"}};
}

/// Of routes behind the login, which look at the media type themselves: whoever is not signed in
/// is sent to the login, whatever was posted.
inline http::BodyRules form_body_behind_login() {
  return {form_body().limit, {}};
}

}  // namespace rundkurs::desk

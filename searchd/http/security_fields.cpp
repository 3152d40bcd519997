#include "searchd/http/security_fields.h"

#include <string>

#include "searchd/http/syntax.h"

namespace rundkurs::http {
namespace {

// Pages load everything from here; no inline script or style, no foreign frame.
constexpr std::string_view loading_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors ";
constexpr std::string_view data_policy = "default-src 'none'; frame-ancestors 'none'";

void add(Response& response, std::string_view name, std::string_view value) {
  if (response.find(name) == nullptr) response.with(name, value);
}

}  // namespace

void add_security_fields(Response& response) {
  const bool is_page = starts_with_ignoring_case(response.content_type, "text/html");
  add(response,
      "content-security-policy",
      is_page ? std::string(loading_policy) + "'none'" : std::string(data_policy));
  add(response, "x-content-type-options", "nosniff");
  add(response, "referrer-policy", "strict-origin-when-cross-origin");
  add(response, "cross-origin-resource-policy", "same-origin");
  if (is_page) {
    add(response, "cross-origin-opener-policy", "same-origin");
    add(response, "permissions-policy", "camera=(), geolocation=(self), microphone=()");
  }
}

void let_others_frame(Response& response) {
  add(response, "content-security-policy", std::string(loading_policy) + "*");
  add(response, "cross-origin-resource-policy", "cross-origin");
}

}  // namespace rundkurs::http

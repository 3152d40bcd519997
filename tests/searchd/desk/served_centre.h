#pragma once

#include <memory>
#include <string>
#include <vector>

#include "schemas/desk/desk.h"
#include "searchd/desk/centre.h"
#include "tests/schemas/temporary_folder.h"
#include "tests/searchd/desk/served_courses.h"
#include "tests/searchd/web/sample_documents.h"

namespace rundkurs::desk {

/// The centre over a desk of its own, asked without a network; keeps the cookie that it is given.
class ServedCentre {
 public:
  static constexpr const char* proxy = "10.0.0.1";

  /// `sign_on_header`: in which the proxy names who is signed in.
  explicit ServedCentre(bool secure = false,
                        const std::string& sign_on_header = "",
                        const SmtpOptions& smtp = {});

  std::string url() const { return "sqlite:" + folder_.file("desk.db"); }
  std::string catalogue_url() const { return "sqlite:" + folder_.file("catalogue.db"); }
  std::string path() const { return folder_.file("desk.db"); }
  Desk& desk() { return *desk_; }
  Centre& centre() { return *centre_; }
  /// Method and pattern of everything that is served.
  auto routes() const { return router_.routes(); }

  http::Response get(const std::string& target) { return ask("GET", target, "", ""); }
  http::Response post(const std::string& target, const std::vector<http::Parameter>& form);
  http::Response post_json(const std::string& target, const std::string& body) {
    return ask("POST", target, body, "application/json");
  }

  /// A form that brings a file.
  http::Response upload(const std::string& target,
                        const std::string& form_token,
                        const std::string& file);
  /// Parts between lines of "--limit".
  http::Response post_form(const std::string& target, const std::string& body) {
    return ask("POST", target, body, "multipart/form-data; boundary=limit");
  }

  /// A token for another program, as an administrator makes it.
  std::string token_for(std::vector<Scope> scopes, ApiToken token = {});

  /// Of the next requests, beside the cookie.
  std::vector<http::Field> fields;
  std::string peer = "192.0.2.1";
  std::string cookie;

  Inquiry only_inquiry();

  static constexpr const char* password = "seven grey herons stand";

  void add_account(const std::string& name, Role role, bool must_change = false);
  http::Response log_in(const std::string& name, const std::string& with = password) {
    return post("/desk/login", {{"name", name}, {"password", with}});
  }

  /// The token that the forms of a page bring along.
  static std::string token_in(const std::string& page) { return value_of("token", page); }
  static std::string value_of(const std::string& name, const std::string& page);

 private:
  http::Response ask(const std::string& method,
                     const std::string& target,
                     std::string body,
                     const std::string& media_type);

  TemporaryFolder folder_;
  web::SampleDocuments documents_;
  std::unique_ptr<Centre> centre_;
  std::unique_ptr<gaps::GapService> gaps_;
  http::Router router_;
  std::unique_ptr<Desk> desk_;
};

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace rundkurs::desk

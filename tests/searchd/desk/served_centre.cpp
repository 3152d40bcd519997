#include "tests/searchd/desk/served_centre.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "searchd/desk/bearer.h"
#include "searchd/desk/password.h"
#include "tests/paths.h"

namespace rundkurs::desk {
namespace {

std::string encoded(const std::vector<http::Parameter>& form) {
  std::string body;
  for (const auto& [name, value] : form)
    body +=
        (body.empty() ? "" : "&") + http::percent_encode(name) + "=" + http::percent_encode(value);
  return body;
}

}  // namespace

ServedCentre::ServedCentre(bool secure, const std::string& sign_on_header, const SmtpOptions& smtp)
    : centre_(expect(Centre::open({.desk = url(),
                                   .catalogue = catalogue_url(),
                                   .data_folder = source_path("data"),
                                   .secure = secure,
                                   .proxies = {proxy},
                                   .sign_on_header = sign_on_header,
                                   .smtp = smtp},
                                  Courses::shared().matcher(),
                                  Courses::shared().log()))),
      gaps_(Courses::shared().gaps_of(*centre_)) {
  centre_->add_routes(
      router_,
      Courses::shared().context(),
      {documents_, web::shipped_vocabulary(), web::shipped_handbook(), "https://example.org", {}},
      *gaps_,
      Courses::shared().answers());
  desk_ = expect(Desk::open(url()));
}

http::Response ServedCentre::post(const std::string& target,
                                  const std::vector<http::Parameter>& form) {
  return ask("POST", target, encoded(form), "application/x-www-form-urlencoded");
}

http::Response ServedCentre::upload(const std::string& target,
                                    const std::string& form_token,
                                    const std::string& file) {
  const std::string field = "--limit\r\nContent-Disposition: form-data; name=";
  const auto body = field + "\"token\"\r\n\r\n" + form_token + "\r\n" + field +
                    "\"file\"; filename=\"mail.eml\"\r\nContent-Type: message/rfc822\r\n\r\n" +
                    file + "\r\n--limit--\r\n";
  return post_form(target, body);
}

std::string ServedCentre::token_for(std::vector<Scope> scopes, ApiToken token) {
  const auto secret = make_api_token();
  token.name = "test";
  token.digest = digest_of(secret);
  token.scopes = std::move(scopes);
  expect(desk().api_tokens().add(token, {"anna", rundkurs::now()}));
  return secret;
}

Inquiry ServedCentre::only_inquiry() {
  const auto all = expect(desk_->inquiries().list({}));
  if (all.size() != 1) throw std::runtime_error(std::to_string(all.size()) + " inquiries");
  return *expect(desk_->inquiries().find(all.front().id));
}

void ServedCentre::add_account(const std::string& name, Role role, bool must_change) {
  static const auto hash = hash_of(password);
  expect(desk_->accounts().add({name, role, hash, must_change, now(), ""}));
}

std::string ServedCentre::value_of(const std::string& name, const std::string& page) {
  const auto start = "name=\"" + name + "\" value=\"";
  const auto at = page.find(start);
  if (at == std::string::npos) return {};
  return page.substr(at + start.size(), page.find('"', at + start.size()) - at - start.size());
}

http::Response ServedCentre::ask(const std::string& method,
                                 const std::string& target,
                                 std::string body,
                                 const std::string& media_type) {
  http::Request request;
  request.method = method;
  const auto question = std::min(target.find('?'), target.size());
  request.path = target.substr(0, question);
  if (question < target.size())
    request.parameters = http::parse_parameters(std::string_view(target).substr(question + 1));
  request.fields = fields;
  if (!media_type.empty()) request.fields.push_back({"content-type", media_type});
  if (!cookie.empty()) request.fields.push_back({"cookie", cookie});
  request.body = std::move(body);
  request.peer = peer;
  auto response = router_.answer(std::move(request));
  if (const auto* const set = response.find("set-cookie")) cookie = set->substr(0, set->find(';'));
  return response;
}

}  // namespace rundkurs::desk

#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "schemas/desk/desk.h"
#include "searchd/desk/bearer.h"
#include "searchd/desk/centre.h"
#include "searchd/desk/password.h"
#include "searchd/needs/answer_reader.h"
#include "searchd/search/place_names.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/paths.h"
#include "tests/searchd/web/sample_documents.h"

namespace rundkurs::desk {

/// A few courses in an index, and what reads messages over it. Made once: the tables of words take
/// seconds under the sanitizers.
class Courses {
 public:
  static Courses& shared() {
    static Courses courses;
    return courses;
  }

  SearchService& search() { return *search_; }
  const match::Matcher& matcher() const { return *matcher_; }
  const needs::AnswerReader& answers() const { return *answers_; }
  std::unique_ptr<gaps::GapService> gaps_of(Centre& centre) const {
    return std::make_unique<gaps::GapService>(
        web::shipped_vocabulary(), choices_, rules_, centre.evidence(), centre.gap_states(), false);
  }
  const api::Context& context() const { return *context_; }
  Log& log() { return log_; }

 private:
  Courses() {
    fixture_.put(
        about("no-uni-reuse", "Ombruk av byggematerialer", "construction-demolition-buildings"));
    fixture_.put(about("no-uni-plast", "Plastgjenvinning", "plastics"));
    fixture_.build();
    const auto vocabulary = shipped_vocabulary();
    search_ =
        expect(SearchService::open({.index = fixture_.index(), .readers = 2}, vocabulary, log_));
    matcher_ = expect(match::Matcher::open(*search_, source_path("data"), vocabulary, false));
    answers_ = std::make_unique<const needs::AnswerReader>(
        expect(needs::AnswerReader::load(source_path("data"), vocabulary)));
    hints_ = expect(FilterHints::load(source_path("data"), *vocabulary));
    find_place_ = find_in(hints_->places());
    suggester_ = std::make_unique<Suggester>(*search_);
    context_.reset(new api::Context{*search_,
                                    find_place_,
                                    *hints_,
                                    *suggester_,
                                    metrics_,
                                    log_,
                                    cache_,
                                    "https://example.org"});
  }

  static Offering about(const std::string& id, const std::string& title, std::string topic) {
    auto offering = course(id, "nb", title);
    offering.level = "unspecified";
    offering.summary["nb"] = title + " for folk i arbeid.";
    offering.relevance = 3;
    offering.relevance_curated = true;
    offering.mode = {"online"};
    offering.topics.push_back({std::move(topic), 1, {}, true});
    return offering;
  }

  CatalogueFixture fixture_;
  SilentLog log_;
  http::Metrics metrics_;
  api::ResponseCache cache_{1U << 20U};
  std::unique_ptr<SearchService> search_;
  std::unique_ptr<match::Matcher> matcher_;
  std::unique_ptr<const needs::AnswerReader> answers_;
  needs::SurveyChoices choices_ = expect(needs::SurveyChoices::load(source_path("data")));
  gaps::GapRules rules_ = expect(gaps::GapRules::load(source_path("data")));
  std::unique_ptr<const FilterHints> hints_;
  FindPlace find_place_;
  std::unique_ptr<Suggester> suggester_;
  std::unique_ptr<api::Context> context_;
};

/// The centre over a desk of its own, asked without a network; keeps the cookie that it is given.
class ServedCentre {
 public:
  static constexpr const char* proxy = "10.0.0.1";

  /// `sign_on_header`: in which the proxy names who is signed in.
  explicit ServedCentre(bool secure = false,
                        const std::string& sign_on_header = "",
                        const SmtpOptions& smtp = {})
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

  std::string url() const { return "sqlite:" + folder_.file("desk.db"); }
  std::string catalogue_url() const { return "sqlite:" + folder_.file("catalogue.db"); }
  std::string path() const { return folder_.file("desk.db"); }
  Desk& desk() { return *desk_; }
  Centre& centre() { return *centre_; }
  /// Method and pattern of everything that is served.
  auto routes() const { return router_.routes(); }

  http::Response get(const std::string& target) { return ask("GET", target, "", ""); }
  http::Response post(const std::string& target, const std::vector<http::Parameter>& form) {
    return ask("POST", target, encoded(form), "application/x-www-form-urlencoded");
  }
  http::Response post_json(const std::string& target, const std::string& body) {
    return ask("POST", target, body, "application/json");
  }

  /// A form that brings a file.
  http::Response upload(const std::string& target,
                        const std::string& form_token,
                        const std::string& file) {
    const std::string field = "--limit\r\nContent-Disposition: form-data; name=";
    const auto body = field + "\"token\"\r\n\r\n" + form_token + "\r\n" + field +
                      "\"file\"; filename=\"mail.eml\"\r\nContent-Type: message/rfc822\r\n\r\n" +
                      file + "\r\n--limit--\r\n";
    return post_form(target, body);
  }
  /// Parts between lines of "--limit".
  http::Response post_form(const std::string& target, const std::string& body) {
    return ask("POST", target, body, "multipart/form-data; boundary=limit");
  }

  /// A token for another program, as an administrator makes it.
  std::string token_for(std::vector<Scope> scopes, ApiToken token = {}) {
    const auto secret = make_api_token();
    token.name = "test";
    token.digest = digest_of(secret);
    token.scopes = std::move(scopes);
    expect(desk().api_tokens().add(token, {"anna", rundkurs::now()}));
    return secret;
  }

  /// Of the next requests, beside the cookie.
  std::vector<http::Field> fields;
  std::string peer = "192.0.2.1";
  std::string cookie;

  Inquiry only_inquiry() {
    const auto all = expect(desk_->inquiries().list({}));
    if (all.size() != 1) throw std::runtime_error(std::to_string(all.size()) + " inquiries");
    return *expect(desk_->inquiries().find(all.front().id));
  }

  static constexpr const char* password = "seven grey herons stand";

  void add_account(const std::string& name, Role role, bool must_change = false) {
    static const auto hash = hash_of(password);
    expect(desk_->accounts().add({name, role, hash, must_change, now(), ""}));
  }
  http::Response log_in(const std::string& name, const std::string& with = password) {
    return post("/desk/login", {{"name", name}, {"password", with}});
  }

  /// The token that the forms of a page bring along.
  static std::string token_in(const std::string& page) { return value_of("token", page); }
  static std::string value_of(const std::string& name, const std::string& page) {
    const auto start = "name=\"" + name + "\" value=\"";
    const auto at = page.find(start);
    if (at == std::string::npos) return {};
    return page.substr(at + start.size(), page.find('"', at + start.size()) - at - start.size());
  }

 private:
  static std::string encoded(const std::vector<http::Parameter>& form) {
    std::string body;
    for (const auto& [name, value] : form)
      body += (body.empty() ? "" : "&") + http::percent_encode(name) + "=" +
              http::percent_encode(value);
    return body;
  }

  http::Response ask(const std::string& method,
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
    if (const auto* const set = response.find("set-cookie"))
      cookie = set->substr(0, set->find(';'));
    return response;
  }

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

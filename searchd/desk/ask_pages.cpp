#include "searchd/desk/ask_pages.h"

#include <utility>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/fnv.h"
#include "schemas/json.h"
#include "schemas/random_text.h"
#include "searchd/api/constraints_json.h"
#include "searchd/desk/ask_view.h"
#include "searchd/desk/chips.h"
#include "searchd/desk/posted_form.h"
#include "searchd/desk/sender.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::size_t once_characters = 20;

/// A letter and its answer are for one reader: nobody keeps the page.
http::Response private_page(const web::Frame& frame,
                            std::string_view name,
                            const json& view,
                            int status = 200) {
  auto response = page_response(frame, name, view, status);
  response.with("cache-control", "no-store");
  return response;
}

Letter letter_in(const PostedForm& form, const std::string& language) {
  Letter letter;
  letter.text = form.value("text");
  letter.language = language;
  letter.contact = {form.value("name"), form.value("email"), form.value("organisation")};
  letter.organisation_type = form.value("organisation_type");
  letter.sector = form.value("sector");
  letter.consents = form.has("consent");
  return cleaned(std::move(letter));
}

/// The key of the sentence that says what is wrong; empty where nothing is.
std::string_view fault_in(const PostedForm& form, const Letter& letter, const AskSite& site) {
  // A field that nobody sees: who fills it in reads no pages.
  if (!form.value("website").empty()) return "website";
  if (const auto fault = fault_of(letter, site.site.vocabulary))
    return fault->member == "text" || fault->member == "email" ? fault->member : "other";
  return letter.consents ? "" : "consent";
}

http::Response form_again(const web::Frame& frame,
                          const Letter& letter,
                          std::string_view fault,
                          const std::string& once,
                          int status) {
  return private_page(frame, "ask", ask_view(frame, letter, fault, once), status);
}

/// The same form with the same text is one letter, however often it is sent.
PostKey key_of(const std::string& once, const Letter& letter) {
  const auto digest = fmt::format("{:016x}", fnv1a(letter.text + '\n' + letter.contact.email));
  return {fmt::format("form {} {}", once, digest), digest};
}

http::Response blank(const http::Request& request, const AskSite& site) {
  Letter letter;
  letter.text = request.parameter("q");  // what was searched for without success
  const auto frame = frame_for(request, site.site);
  return form_again(frame, cleaned(std::move(letter)), "", random_text(once_characters), 200);
}

http::Response sent(const http::Request& request, const AskSite& site) {
  const auto frame = frame_for(request, site.site);
  const PostedForm form(request);
  const auto letter = letter_in(form, frame.messages.language());
  auto once = form.value("once");
  if (once.size() != once_characters) once = random_text(once_characters);
  const auto again = [&](std::string_view fault, int status) {
    return form_again(frame, letter, fault, once, status);
  };
  if (!is_from_our_pages(request, site.site.base_url)) return again("foreign", 403);
  if (const auto fault = fault_in(form, letter, site); !fault.empty()) return again(fault, 422);
  if (!site.allowance.take(sender_of(request, site.proxies)))
    return again("flood", 429).with("retry-after", "60");
  if (site.intake == nullptr) return again("storage", 503);
  const auto received = site.intake->receive(letter, key_of(once, letter), now());
  if (!received) {
    site.log.error("inquiry not stored", {{"reason", describe(received.error())}});
    return again("storage", 503);
  }
  // Stored are the reasons in the language of the letter; the page is in the reader's.
  const auto answer = site.intake->answer(letter.text, frame.messages.language(), {});
  return private_page(
      frame,
      "asked",
      asked_view(frame, letter, answer, json::object(), site.search, received->added));
}

/// The interpretation with a chip taken away; nothing is stored.
http::Response corrected(const http::Request& request, const AskSite& site) {
  const auto frame = frame_for(request, site.site);
  const PostedForm form(request);
  const auto letter = letter_in(form, frame.messages.language());
  if (site.intake == nullptr || letter.text.empty())
    return form_again(frame, letter, "text", random_text(once_characters), 422);
  const auto understood = [&](const json& constraints) {
    auto read = api::read_constraints(constraints, site.site.vocabulary);
    auto* const right = std::get_if<match::Constraints>(&read);
    return site.intake->answer(
        letter.text, frame.messages.language(), right != nullptr ? *right : match::Constraints{});
  };
  auto constraints = parse_json(form.value("constraints"), "constraints").value_or(json::object());
  const auto before = understood(constraints);
  constraints = without_chip(std::move(constraints), before.inquiry, form.value("without"));
  return private_page(
      frame,
      "asked",
      asked_view(frame, letter, understood(constraints), constraints, site.search, {}));
}

}  // namespace

void add_ask_pages(http::Router& router, const AskSite& site) {
  router.get("/ask", [site](const http::Request& request) { return blank(request, site); });
  router.post(
      "/ask", [site](const http::Request& request) { return sent(request, site); }, form_body());
  router.post(
      "/ask/matches",
      [site](const http::Request& request) { return corrected(request, site); },
      form_body());
}

}  // namespace rundkurs::desk

#include "searchd/desk/second_factor_pages.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "searchd/desk/one_time_code.h"
#include "searchd/desk/posted_form.h"
#include "searchd/desk/qr_code.h"

namespace rundkurs::desk {
namespace {

constexpr std::string_view own_path = "/desk/second-factor";

/// "ABCD EFGH …": for those who type it.
std::string in_groups(std::string_view secret) {
  std::string text;
  for (std::size_t i = 0; i < secret.size(); i += 4)
    text += (i > 0 ? " " : "") + std::string(secret.substr(i, 4));
  return text;
}

/// `secret`: of a form that came back, so that the app need not be told another one.
http::Response second_factor_form(const Room& room,
                                  std::string secret,
                                  std::string_view fault,
                                  int status) {
  auto view = desk_model(room, room.words.text("second_factor"));
  if (!fault.empty()) view["error"] = room.words.text(fault);
  view["is_on"] = !room.visitor.account.second_factor.empty();
  if (room.visitor.account.second_factor.empty()) {
    if (!is_secret(secret)) secret = make_secret();
    const auto address = key_address(secret, room.visitor.account.name, "Rundkurs");
    const auto picture = make_qr_code(address);
    view["begin"] = {{"secret", secret},
                     {"shown", in_groups(secret)},
                     {"address", address},
                     {"width", picture.width},
                     {"path", picture.path}};
  }
  return desk_page(room.frame, "desk_second_factor", view, status);
}

http::Response answer(const Room& room,
                      const Admission& admission,
                      std::string secret,
                      std::string_view wrong) {
  switch (admission.refusal) {
    case Refusal::none:
      return desk_redirect(own_path);
    case Refusal::too_many:
      return second_factor_form(room, std::move(secret), "too_many", 429)
          .with("retry-after", "120");
    case Refusal::wrong:
    case Refusal::unsuitable:
      return second_factor_form(room, std::move(secret), wrong, 422);
    case Refusal::storage:
      break;
  }
  room.site.log.error("second factor not changed", {{"reason", admission.reason}});
  return desk_message(room, "storage", 503);
}

http::Response change(const http::Request& request, const Room& room) {
  const PostedForm form(request);
  auto& gate = room.site.gate;
  if (!room.visitor.account.second_factor.empty()) {
    const auto ended = gate.end_second_factor(room.visitor, form.value("password"), room.now);
    return answer(room, ended, "", "old_wrong");
  }
  const auto secret = form.value("secret");
  const auto begun = gate.begin_second_factor(room.visitor, secret, form.value("code"), room.now);
  return answer(room, begun, secret, "code_wrong");
}

}  // namespace

void add_second_factor_pages(http::Router& router, const DeskSite& site) {
  router.get(own_path, behind_login(site, Role::reader, [](const http::Request&, const Room& room) {
               return second_factor_form(room, "", "", 200);
             }));
  router.post(own_path, form_behind_login(site, Role::reader, change), form_body_behind_login());
}

}  // namespace rundkurs::desk

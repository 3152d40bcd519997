#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schemas/desk/desk.h"
#include "schemas/log.h"
#include "searchd/desk/answer_draft.h"
#include "searchd/desk/desk_words.h"
#include "searchd/desk/gate.h"
#include "searchd/desk/intake.h"
#include "searchd/desk/mail_sender.h"
#include "searchd/desk/upload.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"
#include "searchd/http/router.h"
#include "searchd/search/search_service.h"
#include "searchd/web/frame.h"
#include "searchd/web/site.h"

namespace rundkurs::desk {

/// What the desk's pages are made of. What it refers to lives as long as the router.
struct DeskSite {
  web::Site site;
  const SearchService& search;
  Desk& desk;
  Gate& gate;
  const Intake& intake;
  const AnswerDraft& draft;
  const MailSender* sender;          ///< Null where no mail is sent.
  std::vector<std::string> proxies;  ///< Whose X-Forwarded-For is believed.
  std::string sign_on_header;  ///< In which they name who is signed in; empty: passwords only.
  std::string catalogue;       ///< Of what is offered: `sqlite:PATH` or `postgresql://…`.
  Log& log;
};

/// One request of somebody at the desk.
struct Room {
  const DeskSite& site;
  web::Frame frame;
  const DeskWords& words;
  Visitor visitor;
  Timestamp now;

  By by() const { return {visitor.account.name, now}; }
};

/// The part of a view model that every page has: the frame's, the words, and for somebody who is
/// logged in the menu and the token of forms.
nlohmann::json desk_model(const web::Frame& frame, const DeskWords& words, std::string_view title);
nlohmann::json desk_model(const Room& room, std::string_view title);

/// A page of the desk, which nobody keeps.
http::Response desk_page(const web::Frame& frame,
                         std::string_view template_name,
                         const nlohmann::json& view,
                         int status = 200);

/// A page with one sentence: what went wrong.
http::Response desk_message(const Room& room, std::string_view key, int status);

/// The page that stands for an error of the store, which is logged.
http::Response desk_failure(const Room& room, const Error& error);

http::Response desk_redirect(std::string_view location);

/// Handlers behind the login. Who is not logged in is sent there; who may not, a form without its
/// token, or one from another site gets 403 and changes nothing.
using DeskHandler = std::function<http::Response(const http::Request&, const Room&)>;
http::Handler behind_login(const DeskSite& site, Role role, DeskHandler handler);
http::Handler form_behind_login(const DeskSite& site, Role role, DeskHandler handler);

/// The same for a form that brings a file.
using UploadHandler = std::function<http::Response(const Upload&, const Room&)>;
http::Handler upload_behind_login(const DeskSite& site, Role role, UploadHandler handler);

}  // namespace rundkurs::desk

#include "searchd/desk/inquiry_pages.h"

#include <charconv>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/utf8.h"
#include "searchd/desk/inquiry_changes.h"
#include "searchd/desk/inquiry_view.h"
#include "searchd/desk/mail.h"
#include "searchd/desk/mail_import.h"
#include "searchd/desk/posted_form.h"
#include "searchd/desk/sending.h"

namespace rundkurs::desk {
namespace {

std::string address_of(const Inquiry& inquiry) {
  return "/desk/inquiries/" + inquiry.id;
}

http::Response shown(const Room& room,
                     const Inquiry& inquiry,
                     std::string_view fault = {},
                     int status = 200) {
  auto view = inquiry_view(room, inquiry);
  if (!fault.empty()) view["error"] = room.words.text(fault);
  return desk_page(room.frame, "desk_inquiry", view, status);
}

/// Somebody else was faster: the new state, and beside it what was written over the old one.
http::Response overtaken(const Room& room, const std::string& id, const std::string& answer) {
  const auto now = room.site.desk.inquiries().find(id);
  if (!now) return desk_failure(room, now.error());
  if (!*now) return desk_message(room, "missing", 404);
  auto view = inquiry_view(room, **now);
  view["error"] = room.words.text("changed_meanwhile");
  view["unsaved_answer"] = answer;
  return desk_page(room.frame, "desk_inquiry", view, 409);
}

/// Where the inquiry of the address has become a part of another, that one; what was written to
/// it stands beside.
http::Response gone(const http::Request& request, const Room& room) {
  const auto into = room.site.desk.duplicates().merged_into(request.variable("id"));
  if (!into) return desk_failure(room, into.error());
  if (!*into) return desk_message(room, "missing", 404);
  if (request.method != "POST") return desk_redirect("/desk/inquiries/" + **into);
  const PostedForm form(request);
  return overtaken(room, **into, form.value("answer") + form.value("note"));
}

/// Finds the inquiry of the address and calls `work` with it.
template <typename Work>
http::Response with_inquiry(const http::Request& request, const Room& room, Work work) {
  auto found = room.site.desk.inquiries().find(request.variable("id"));
  if (!found) return desk_failure(room, found.error());
  if (!*found) return gone(request, room);
  return work(**std::move(found));
}

http::Response look(const http::Request& request, const Room& room) {
  return with_inquiry(request, room, [&](const Inquiry& inquiry) { return shown(room, inquiry); });
}

/// Makes the other one a part of this.
http::Response merge(const http::Request& request, const Room& room) {
  const auto other = PostedForm(request).value("other");
  return with_inquiry(request, room, [&](const Inquiry& inquiry) {
    const auto merged = room.site.desk.duplicates().merge(inquiry.id, other, room.by());
    if (merged) return desk_redirect(address_of(inquiry));
    const bool refused =
        merged.error().code == Error::Code::not_found ||
        (merged.error().code == Error::Code::conflict && merged.error().where == "inquiry");
    if (refused) return shown(room, inquiry, "merge_refused", 409);
    return desk_failure(room, merged.error());
  });
}

http::Response stored(const Room& room, const Inquiry& inquiry) {
  const auto done = room.site.desk.inquiries().update(inquiry, room.by());
  if (done) return desk_redirect(address_of(inquiry));
  // The database's own conflict, a lock, names its file.
  if (done.error().code == Error::Code::conflict && done.error().where == inquiry.id)
    return overtaken(room, inquiry.id, inquiry.answer);
  return desk_failure(room, done.error());
}

http::Response answered(const Room& room, Inquiry inquiry) {
  inquiry.status = Status::answered;
  inquiry.answered = room.now;
  if (inquiry.assignee.empty()) inquiry.assignee = room.visitor.account.name;
  const Entry entry{room.now, room.visitor.account.name, Entry::Kind::answer, inquiry.answer};
  auto response = stored(room, inquiry);
  if (response.status != 303) return response;
  const auto noted = room.site.desk.inquiries().add_entry(inquiry.id, entry);
  return noted ? std::move(response) : desk_failure(room, noted.error());
}

/// Stores what was written, sends it, and only then marks the inquiry as answered. Who sends the
/// same form twice is overtaken by the first.
http::Response sent(const Room& room, Inquiry inquiry) {
  if (const auto fault = why_not_sent(room, inquiry); !fault.empty())
    return shown(room, inquiry, fault, 422);
  auto response = stored(room, inquiry);
  if (response.status != 303) return response;
  ++inquiry.revision;
  const auto id = send_answer(room, inquiry);
  if (!id) {
    room.site.log.error("answer not sent", {{"reason", describe(id.error())}});
    return shown(room, inquiry, "send_failed", 502);
  }
  const auto known = room.site.desk.mailbox().sent(inquiry.id, key_of_id(*id), *id, room.by());
  if (!known) room.site.log.error("sent answer not noted", {{"reason", describe(known.error())}});
  auto marked = answered(room, inquiry);
  if (marked.status == 303 && known) return marked;
  return desk_message(room, "sent_not_noted", 503);
}

http::Response change(const http::Request& request, const Room& room) {
  const PostedForm form(request);
  return with_inquiry(request, room, [&](Inquiry inquiry) {
    if (inquiry.erased) return shown(room, inquiry, "erased_note", 409);
    const auto revision = form.value("revision");
    std::from_chars(revision.data(), revision.data() + revision.size(), inquiry.revision);
    const auto language = inquiry.language;
    read_work(form, inquiry);
    if (inquiry.language != language) retell(room, inquiry);
    const auto what = form.value("do");
    if (form.has("without") || what == "topic") {
      correct(room, form, inquiry);
    } else if (what == "offering") {
      if (!add_offering(room, form.value("offering"), inquiry))
        return shown(room, inquiry, "unknown_offering", 422);
    } else if (what == "canned") {
      const auto piece = room.site.desk.canned_answers().find(form.value("canned"));
      if (!piece) return desk_failure(room, piece.error());
      if (!*piece) return shown(room, inquiry, "canned_missing", 422);
      inquiry.answer = room.site.draft.with(inquiry.answer, (*piece)->text, inquiry.language);
    } else if (what == "draft") {
      inquiry.answer = room.site.draft.text(inquiry, room.frame.site.vocabulary);
    } else if (what == "send") {
      return sent(room, std::move(inquiry));
    } else if (what == "answered") {
      return answered(room, std::move(inquiry));
    }
    if (inquiry.status == Status::fresh) inquiry.status = Status::working;
    return stored(room, inquiry);
  });
}

http::Response note(const http::Request& request, const Room& room) {
  Letter letter;
  letter.text = PostedForm(request).value("note");
  const auto text = cleaned(std::move(letter)).text;
  return with_inquiry(request, room, [&](const Inquiry& inquiry) {
    if (inquiry.erased) return shown(room, inquiry, "erased_note", 409);
    if (squeeze_space(text).empty()) return desk_redirect(address_of(inquiry));
    const auto added = room.site.desk.inquiries().add_entry(
        inquiry.id, {room.now, room.visitor.account.name, Entry::Kind::note, text});
    return added ? desk_redirect(address_of(inquiry)) : desk_failure(room, added.error());
  });
}

http::Response erase(const http::Request& request, const Room& room) {
  const bool sure = PostedForm(request).has("sure");
  return with_inquiry(request, room, [&](const Inquiry& inquiry) {
    if (!sure) return shown(room, inquiry, "erase_unconfirmed", 422);
    const auto erased = room.site.desk.inquiries().erase(inquiry.id, room.by());
    return erased ? desk_redirect(address_of(inquiry)) : desk_failure(room, erased.error());
  });
}

http::Response mail(const http::Request& request, const Room& room) {
  return with_inquiry(request, room, [&](const Inquiry& inquiry) {
    http::Response response;
    response.content_type = "message/rfc822";
    response.body = eml_of({inquiry.contact.email,
                            room.site.draft.subject(inquiry.language),
                            inquiry.answer,
                            room.now});
    response.with("content-disposition", "attachment; filename=\"" + inquiry.id + ".eml\"");
    return response.with("cache-control", "no-store");
  });
}

}  // namespace

void add_inquiry_pages(http::Router& router, const DeskSite& site) {
  router.get("/desk/inquiries/{id}", behind_login(site, Role::reader, look));
  router.post("/desk/inquiries/{id}",
              form_behind_login(site, Role::adviser, change),
              form_body_behind_login());
  router.post("/desk/inquiries/{id}/notes",
              form_behind_login(site, Role::adviser, note),
              form_body_behind_login());
  router.post("/desk/inquiries/{id}/merge",
              form_behind_login(site, Role::adviser, merge),
              form_body_behind_login());
  router.post("/desk/inquiries/{id}/erase",
              form_behind_login(site, Role::administrator, erase),
              form_body_behind_login());
  router.get("/desk/inquiries/{id}/answer.eml", behind_login(site, Role::adviser, mail));
}

}  // namespace rundkurs::desk

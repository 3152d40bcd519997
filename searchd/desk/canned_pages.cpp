#include "searchd/desk/canned_pages.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/language_text.h"
#include "schemas/utf8.h"
#include "searchd/desk/posted_form.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::size_t longest_title = 100;
constexpr std::size_t longest_piece = 10000;
constexpr std::string_view canned_path = "/desk/answers";

std::string address_of(const CannedAnswer& answer) {
  return std::string(canned_path) + "/" + answer.id;
}

std::string topic_label(const Room& room, const std::string& topic) {
  if (topic.empty()) return room.words.text("any_topic");
  return room.frame.site.vocabulary.facet_label("topic", topic, room.frame.messages.language());
}

bool is_language(std::string_view tag) {
  return std::find(std::begin(interface_languages), std::end(interface_languages), tag) !=
         std::end(interface_languages);
}

/// What the form says; a language or topic that it does not offer is none.
CannedAnswer canned_in(const PostedForm& form, const Room& room) {
  CannedAnswer answer;
  answer.title = squeeze_space(clean_utf8(form.value("title")));
  answer.language = is_language(form.value("language")) ? form.value("language") : "";
  const auto topic = form.value("topic");
  if (room.frame.site.vocabulary.topic_by_id(topic) != nullptr) answer.topic = topic;
  Letter letter;
  letter.text = form.value("text");
  answer.text = cleaned(std::move(letter)).text;
  const auto revision = form.value("revision");
  std::from_chars(revision.data(), revision.data() + revision.size(), answer.revision);
  return answer;
}

bool is_whole(const CannedAnswer& answer) {
  return !answer.title.empty() && answer.title.size() <= longest_title &&
         !answer.language.empty() && !squeeze_space(answer.text).empty() &&
         answer.text.size() <= longest_piece;
}

json language_choices(const CannedAnswer& answer) {
  auto list = json::array();
  for (const auto language : interface_languages) {
    const std::string tag(language);
    list.push_back({{"value", tag},
                    {"label", web::Messages::in(tag).text("language_name")},
                    {"selected", tag == answer.language}});
  }
  return list;
}

json topic_choices(const Room& room, const CannedAnswer& answer) {
  auto list = json::array({{{"value", ""}, {"label", topic_label(room, "")}}});
  for (const auto& topic : room.frame.site.vocabulary.topics())
    list.push_back({{"value", topic.id},
                    {"label", topic_label(room, topic.id)},
                    {"selected", topic.id == answer.topic}});
  return list;
}

/// The form, with what is in it; of a stored one also the button that removes it.
void add_form(json& view, const Room& room, const CannedAnswer& answer) {
  view["action"] = answer.id.empty() ? std::string(canned_path) : address_of(answer);
  view["stored"] = !answer.id.empty();
  view["revision"] = std::to_string(answer.revision);
  view["title"] = answer.title;
  view["text"] = answer.text;
  view["languages_of_answer"] = language_choices(answer);
  view["topics"] = topic_choices(room, answer);
}

http::Response one(const Room& room,
                   const CannedAnswer& answer,
                   std::string_view fault = {},
                   int status = 200) {
  auto view = desk_model(room, room.words.text("canned"));
  if (!fault.empty()) view["error"] = room.words.text(fault);
  add_form(view, room, answer);
  return desk_page(room.frame, "desk_canned", view, status);
}

http::Response all(const Room& room) {
  const auto answers = room.site.desk.canned_answers().list();
  if (!answers) return desk_failure(room, answers.error());
  auto view = desk_model(room, room.words.text("canned"));
  view["rows"] = json::array();
  for (const auto& answer : *answers) {
    view["rows"].push_back({{"url", address_of(answer)},
                            {"title", answer.title},
                            {"lang", answer.language},
                            {"language", web::Messages::in(answer.language).text("language_name")},
                            {"topic", topic_label(room, answer.topic)}});
  }
  view["has_rows"] = !answers->empty();
  view["listed"] = true;
  CannedAnswer blank;
  blank.language = room.frame.messages.language();
  add_form(view, room, blank);
  return desk_page(room.frame, "desk_canned", view);
}

http::Response add(const http::Request& request, const Room& room) {
  const auto answer = canned_in(PostedForm(request), room);
  if (!is_whole(answer)) return one(room, answer, "canned_incomplete", 422);
  const auto added = room.site.desk.canned_answers().add(answer, room.by());
  return added ? desk_redirect(canned_path) : desk_failure(room, added.error());
}

http::Response look_at(const http::Request& request, const Room& room) {
  const auto found = room.site.desk.canned_answers().find(request.variable("id"));
  if (!found) return desk_failure(room, found.error());
  return *found ? one(room, **found) : desk_message(room, "canned_missing", 404);
}

http::Response change(const http::Request& request, const Room& room) {
  const PostedForm form(request);
  auto& answers = room.site.desk.canned_answers();
  auto answer = canned_in(form, room);
  answer.id = request.variable("id");
  const bool removes = form.value("do") == "remove";
  if (!removes && !is_whole(answer)) return one(room, answer, "canned_incomplete", 422);
  const auto done =
      removes ? answers.remove(answer.id, room.by()) : answers.update(answer, room.by());
  if (done) return desk_redirect(canned_path);
  if (done.error().code == Error::Code::not_found) return desk_message(room, "canned_missing", 404);
  if (done.error().code != Error::Code::conflict || done.error().where != answer.id)
    return desk_failure(room, done.error());
  // Saving once more writes over what the other one wrote, as the sentence says.
  if (const auto now = answers.find(answer.id); now && *now) answer.revision = (*now)->revision;
  return one(room, answer, "canned_changed_meanwhile", 409);
}

}  // namespace

void add_canned_pages(http::Router& router, const DeskSite& site) {
  constexpr auto role = Role::adviser;
  router.get("/desk/answers", behind_login(site, role, [](const http::Request&, const Room& room) {
               return all(room);
             }));
  router.post("/desk/answers", form_behind_login(site, role, add), form_body_behind_login());
  router.get("/desk/answers/{id}", behind_login(site, role, look_at));
  router.post(
      "/desk/answers/{id}", form_behind_login(site, role, change), form_body_behind_login());
}

}  // namespace rundkurs::desk

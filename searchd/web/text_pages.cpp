#include "searchd/web/text_pages.h"

#include <initializer_list>
#include <string>

#include <nlohmann/json.hpp>

#include "searchd/web/embed_page.h"

namespace rundkurs::web {
namespace {

nlohmann::json page(const Frame& frame, std::string_view title, std::string_view lead) {
  const auto& messages = frame.messages;
  auto view = frame_model(frame,
                          messages.text("page_title", {{"title", messages.text(title)}}),
                          {.description = messages.text(lead)});
  view["heading"] = messages.text(title);
  view["lead"] = messages.text(lead);
  view["sections"] = nlohmann::json::array();
  return view;
}

nlohmann::json& add_section(nlohmann::json& view,
                            const Messages& messages,
                            const char* id,
                            std::string_view title,
                            std::initializer_list<std::string_view> paragraphs) {
  auto texts = nlohmann::json::array();
  for (const auto key : paragraphs)
    texts.push_back(messages.text(key));
  view["sections"].push_back({{"id", id},
                              {"title", messages.text(title)},
                              {"paragraphs", texts},
                              {"code", nullptr},
                              {"links", nlohmann::json::array()}});
  return view["sections"].back();
}

nlohmann::json link(const std::string& url, const std::string& label) {
  return {{"url", url}, {"label", label}};
}

/// "mailto:" for what is no address of a page.
std::string contact_url(const std::string& contact) {
  return contact.starts_with("http") ? contact : "mailto:" + contact;
}

void add_contact(const Frame& frame, nlohmann::json& view) {
  const auto& messages = frame.messages;
  auto& section = add_section(view, messages, "contact", "contact_title", {"contact_text"});
  if (!frame.site.contact.empty()) {
    section["paragraphs"].push_back(messages.text("contact_write"));
    section["links"].push_back(link(contact_url(frame.site.contact), frame.site.contact));
  }
  section["links"].push_back(link(frame.link("/ask"), messages.text("door_ask")));
  section["links"].push_back(link(frame.link("/sectors"), messages.text("sectors_title")));
  section["links"].push_back(link(frame.link("/guide"), messages.text("guide_title")));
}

}  // namespace

nlohmann::json about_view(const Frame& frame) {
  const auto& messages = frame.messages;
  auto view = page(frame, "about_title", "about_1");
  view["paragraphs"] = {messages.text("about_2"), messages.text("about_3")};
  add_contact(frame, view);
  auto& privacy = add_section(view, messages, "privacy", "privacy_title", {"privacy_text"});
  privacy["paragraphs"].push_back(
      messages.text("privacy_ask", {{"days", messages.number(frame.site.retention_days)}}));
  auto& access =
      add_section(view, messages, "accessibility", "accessibility_title", {"accessibility_text"});
  access["links"].push_back(link(frame.link("/accessibility"), messages.text("statement_title")));
  auto& more = add_section(view, messages, "more", "more_title", {});
  more["links"] = {link(frame.link("/for-institutions"), messages.text("listed_title")),
                   link(frame.link("/robot"), messages.text("robot_title"))};
  return view;
}

nlohmann::json robot_view(const Frame& frame) {
  const auto& messages = frame.messages;
  auto view = page(frame, "robot_title", "about_2");
  add_section(view, messages, "who", "robot_who_title", {"robot_who"});
  add_section(view, messages, "manners", "robot_manners_title", {"robot_manners"});
  auto& stop = add_section(view, messages, "stop", "robot_stop_title", {"robot_stop"});
  stop["code"] = "User-agent: rundkurs\nDisallow: /";
  return view;
}

nlohmann::json accessibility_view(const Frame& frame) {
  const auto& messages = frame.messages;
  auto view = page(frame, "statement_title", "statement_lead");
  add_section(view, messages, "aim", "statement_aim_title", {"statement_aim"});
  add_section(view, messages, "limits", "statement_limits_title", {"statement_limits"});
  add_section(view, messages, "how", "statement_how_title", {"statement_how"});
  auto& tell = add_section(view, messages, "tell", "statement_tell_title", {"statement_tell"});
  if (frame.site.contact.empty()) {
    tell["links"].push_back(
        link(frame.link("/about") + "#contact", messages.text("contact_title")));
  } else {
    tell["links"].push_back(link(contact_url(frame.site.contact), frame.site.contact));
  }
  return view;
}

nlohmann::json for_institutions_view(const Frame& frame) {
  const auto& messages = frame.messages;
  auto view = page(frame, "listed_title", "listed_lead");
  add_section(view, messages, "listed", "listed_in_title", {"listed_in"});
  auto& correct =
      add_section(view, messages, "correct", "listed_correct_title", {"listed_correct"});
  if (!frame.site.contact.empty()) {
    correct["paragraphs"].push_back(messages.text("contact_write"));
    correct["links"].push_back(link(contact_url(frame.site.contact), frame.site.contact));
  }
  auto& embedded =
      add_section(view, messages, "embed", "embed_title", {"embed_text", "embed_more"});
  embedded["code"] = embed_line(frame, "plastics");
  auto& out = add_section(view, messages, "out", "listed_out_title", {"listed_out"});
  out["links"] = {link(frame.link("/robot"), messages.text("robot_title"))};
  return view;
}

nlohmann::json problem_view(const Frame& frame, int status) {
  const auto& messages = frame.messages;
  const bool missing = status == 404;
  const bool waiting = status == 503;
  const auto title = messages.text(missing   ? "not_found_title"
                                   : waiting ? "unavailable_title"
                                             : "error_title");
  auto view =
      frame_model(frame, messages.text("page_title", {{"title", title}}), {.indexed = false});
  view["heading"] = title;
  view["lead"] = messages.text(missing   ? "not_found_text"
                               : waiting ? "unavailable_text"
                                         : "error_text");
  view["search"] = missing;
  view["sections"] = nlohmann::json::array();
  view["links"] = {link(frame.link("/"), messages.text("to_front")),
                   link(frame.link("/topics"), messages.text("topics_title")),
                   link(frame.link("/guide"), messages.text("guide_title"))};
  view["has_links"] = true;
  return view;
}

}  // namespace rundkurs::web

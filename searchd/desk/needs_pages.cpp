#include "searchd/desk/needs_pages.h"

#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "schemas/utf8.h"
#include "searchd/desk/posted_form.h"
#include "searchd/needs/survey_reader.h"

namespace rundkurs::desk {
namespace {

using needs::SurveyField;
using nlohmann::json;

constexpr std::size_t longest_survey_name = 100;
constexpr std::size_t most_remarks_shown = 500;
constexpr std::string_view column_prefix = "column.";

/// What a person said of columns, by their numbers.
using SaidColumns = std::map<std::size_t, SurveyField>;

http::Response needs_form(const Room& room, const std::string& fault = "", int status = 200) {
  auto view = desk_model(room, room.words.text("needs"));
  if (!fault.empty()) view["error"] = fault;
  view["form"] = true;
  return desk_page(room.frame, "desk_needs", view, status);
}

SaidColumns said_in(const PostedForm& form) {
  SaidColumns said;
  for (const auto& [name, value] : form.fields()) {
    if (!name.starts_with(column_prefix)) continue;
    std::size_t number = 0;
    const auto* const begin = name.data() + column_prefix.size();
    const auto* const end = name.data() + name.size();
    const auto field = needs::survey_field(value);
    if (field && std::from_chars(begin, end, number).ptr == end) said[number] = *field;
  }
  return said;
}

/// Where several columns may hold a field, those that are understood by themselves stay beside the
/// one that somebody names.
needs::SurveyMapping mapping_of(const SaidColumns& said,
                                const std::vector<std::string>& headings,
                                const needs::AnswerReader& reader) {
  needs::SurveyMapping mapping;
  for (const auto& [number, field] : said) {
    if (number < headings.size()) mapping.columns[field].push_back(headings[number]);
  }
  const auto understood =
      needs::survey_columns(headings, reader.headings(), reader.topics(), {}, "");
  if (!understood) return mapping;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const auto& column = (*understood)[i];
    if (said.contains(i) || !column.ticked_topic.empty() || !may_be_several(column.field)) continue;
    const auto named = mapping.columns.find(column.field);
    if (named != mapping.columns.end()) named->second.push_back(headings[i]);
  }
  return mapping;
}

json field_choices(const Room& room,
                   const std::optional<SurveyField>& said,
                   std::string by_itself) {
  auto list = json::array({{{"value", ""}, {"label", std::move(by_itself)}}});
  for (const auto name : needs::survey_field_names) {
    list.push_back({{"value", name},
                    {"label", room.words.text("needs_field." + std::string(name))},
                    {"selected", said && name == needs::name_of(*said)}});
  }
  return list;
}

/// How a column is read where nobody says anything of it.
std::string read_by_itself(const Room& room, const needs::SurveyColumn& column) {
  if (column.ticked_topic.empty())
    return room.words.text("needs_field." + std::string(needs::name_of(column.field)));
  return room.words.text("needs_topic_column",
                         {{"topic",
                           room.frame.site.vocabulary.facet_label(
                               "topic", column.ticked_topic, room.frame.messages.language())}});
}

json column_rows(const Room& room,
                 const std::vector<std::string>& headings,
                 const SaidColumns& said,
                 const std::vector<needs::SurveyColumn>& columns) {
  auto rows = json::array();
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const auto known = said.find(i);
    const auto field =
        known == said.end() ? std::nullopt : std::optional<SurveyField>(known->second);
    const auto by_itself = field || i >= columns.size() ? room.words.text("needs_by_itself")
                                                        : read_by_itself(room, columns[i]);
    rows.push_back({{"number", i},
                    {"heading", headings[i].empty() ? "–" : headings[i]},
                    {"choices", field_choices(room, field, by_itself)}});
  }
  return rows;
}

void add_remarks(json& view, const std::vector<RowRemark>& remarks) {
  view["remarks"] = json::array();
  for (const auto& remark : remarks) {
    if (view["remarks"].size() == most_remarks_shown) break;
    view["remarks"].push_back({{"row", std::to_string(remark.row)},
                               {"column", remark.column},
                               {"value", std::string(utf8_prefix(remark.value, 80))},
                               {"reason", remark.reason},
                               {"advice", remark.advice},
                               {"left_out", remark.left_out}});
  }
  view["has_remarks"] = !remarks.empty();
}

std::string summary_of(const Room& room,
                       const needs::SurveyReading& reading,
                       const StoredNeeds& stored) {
  return room.words.text("needs_summary",
                         {{"rows", std::to_string(reading.rows)},
                          {"read", std::to_string(reading.needs.size())},
                          {"repeated", std::to_string(reading.repeated)},
                          {"left_out", std::to_string(reading.left_out)},
                          {"created", std::to_string(stored.created)},
                          {"changed", std::to_string(stored.changed)},
                          {"unchanged", std::to_string(stored.unchanged)}});
}

/// Reads the file as said; shows it, or stores its answers.
http::Response read_file_of(SurveyFile file,
                            const SaidColumns& said,
                            Needs::Keep keep,
                            const Room& room,
                            const needs::AnswerReader& reader,
                            Waiting<SurveyFile>& waiting) {
  const auto& words = room.frame.messages;
  const auto headings = needs::survey_headings(file.bytes, file.survey, words);
  if (!headings)
    return needs_form(
        room, room.words.text("needs_unreadable", {{"reason", headings.error().message}}), 422);
  const auto reading = needs::read_survey(
      file.bytes, file.survey, file.survey, mapping_of(said, *headings, reader), reader, words);
  auto view = desk_model(room, room.words.text("needs"));
  int status = 200;
  bool done = false;
  if (reading) {
    const auto stored = room.site.desk.needs().store(reading->needs, room.now, keep);
    if (!stored) return desk_failure(room, stored.error());
    if (keep == Needs::Keep::all) {
      auto& accounts = room.site.desk.accounts();
      if (const auto noted = accounts.note(room.by(), Act::survey_stored, file.survey); !noted)
        return desk_failure(room, noted.error());
    }
    view["summary"] = summary_of(room, *reading, *stored);
    add_remarks(view, reading->remarks);
    done = keep == Needs::Keep::all;
    view["may_store"] = !reading->needs.empty();
  } else {
    // What a column holds can still be said.
    view["error"] = room.words.text("needs_unreadable", {{"reason", reading.error().message}});
    status = 422;
  }
  view["done"] = done;
  if (!done) {
    view["columns"] = column_rows(
        room, *headings, said, reading ? reading->columns : std::vector<needs::SurveyColumn>());
    view["preview"] = true;
    view["survey"] = file.survey;
    view["reading"] = waiting.put(room.visitor.account.name, std::move(file), room.now);
  }
  return desk_page(room.frame, "desk_needs", view, status);
}

http::Response look(const Upload& upload,
                    const Room& room,
                    const needs::AnswerReader& reader,
                    Waiting<SurveyFile>& waiting) {
  SurveyFile file;
  file.survey = squeeze_space(clean_utf8(upload.content("survey")));
  file.bytes = upload.content("file");
  if (file.bytes.empty() || file.survey.empty() || file.survey.size() > longest_survey_name)
    return needs_form(room, room.words.text("needs_incomplete"), 422);
  return read_file_of(std::move(file), {}, Needs::Keep::nothing, room, reader, waiting);
}

http::Response look_again_or_store(const http::Request& request,
                                   const Room& room,
                                   const needs::AnswerReader& reader,
                                   Waiting<SurveyFile>& waiting) {
  const PostedForm form(request);
  auto file = waiting.take(room.visitor.account.name, form.value("reading"), room.now);
  if (!file) return needs_form(room, room.words.text("mail_gone"), 410);
  const auto keep = form.has("store") ? Needs::Keep::all : Needs::Keep::nothing;
  return read_file_of(*std::move(file), said_in(form), keep, room, reader, waiting);
}

}  // namespace

void add_needs_pages(http::Router& router,
                     const DeskSite& site,
                     const needs::AnswerReader& reader,
                     Waiting<SurveyFile>& waiting) {
  router.get("/desk/needs",
             behind_login(site, Role::adviser, [](const http::Request&, const Room& room) {
               return needs_form(room);
             }));
  router.post("/desk/needs",
              upload_behind_login(site,
                                  Role::adviser,
                                  [&](const Upload& upload, const Room& room) {
                                    return look(upload, room, reader, waiting);
                                  }),
              upload_body_behind_login());
  router.post("/desk/needs/import",
              form_behind_login(site,
                                Role::adviser,
                                [&](const http::Request& request, const Room& room) {
                                  return look_again_or_store(request, room, reader, waiting);
                                }),
              form_body_behind_login());
}

}  // namespace rundkurs::desk

#include "schemas/run_json.h"

#include <fmt/format.h>

#include "schemas/json_members.h"
#include "schemas/place_json.h"

namespace rundkurs {
namespace {

using nlohmann::json;

struct DateMember {
  const char* name;
  std::optional<PartialDate> Run::*date;
};
constexpr DateMember date_members[] = {{"start", &Run::start},
                                       {"end", &Run::end},
                                       {"application_deadline", &Run::application_deadline}};

json json_of(const Tuition& tuition) {
  json object = {{"amount", tuition.amount}, {"currency", tuition.currency}};
  put(object, "applies_to", tuition.applies_to);
  return object;
}

Tuition tuition_from(const json& object) {
  return {object.at("amount"), object.at("currency"), object.value("applies_to", "")};
}

}  // namespace

json json_of(const Run& run) {
  json object = json::object();
  for (const auto& [name, date] : date_members) {
    if (run.*date) object[name] = (run.*date)->text();
  }
  for (const auto& place : run.place)
    object["place"].push_back(json_of(place));
  put(object, "mode", run.mode);
  put(object, "pace", run.pace);
  put(object, "language_of_instruction", run.language_of_instruction);
  put(object, "seats", run.seats);
  put(object, "url", run.url);
  put(object, "status", run.status);
  if (run.tuition) object["tuition"] = json_of(*run.tuition);
  return object;
}

Result<Run> run_from(const json& object, const std::string& where) {
  Run run;
  for (const auto& [name, date] : date_members) {
    if (!object.contains(name)) continue;
    const auto& text = object.at(name).get_ref<const std::string&>();
    run.*date = parse_partial_date(text);
    if (run.*date) continue;
    return Error{.code = Error::Code::malformed,
                 .message = fmt::format("no calendar has '{}'", text),
                 .where = fmt::format("{}.{}", where, name)};
  }
  for (const auto& place : object.value("place", json::array()))
    run.place.push_back(place_from(place));
  take(object, "mode", run.mode);
  take(object, "pace", run.pace);
  take(object, "language_of_instruction", run.language_of_instruction);
  take(object, "seats", run.seats);
  take(object, "url", run.url);
  take(object, "status", run.status);
  if (object.contains("tuition")) run.tuition = tuition_from(object.at("tuition"));
  return run;
}

}  // namespace rundkurs

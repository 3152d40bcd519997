// The description and what is really served: neither has what the other lacks.
#include "searchd/api/openapi.h"

#include <map>
#include <set>

#include <boost/test/unit_test.hpp>

#include "schemas/json_schema.h"
#include "tests/schemas/sample_offering.h"
#include "tests/searchd/api/served_index.h"

namespace rundkurs::api {
namespace {

using nlohmann::json;

/// A document, the index that it describes, and both side by side.
class Described {
 public:
  Described() : served_({shown(), course("no-uni-1", "nb", "Ombruk av avfall")}) {
    document_ = served_.json("/api/v1/openapi.json");
  }

  const json& document() const { return document_; }
  const ServedIndex& served() const { return served_; }

  /// A reference's target, or the value itself.
  const json& resolved(const json& value) const {
    const auto reference = value.find("$ref");
    if (reference == value.end()) return value;
    return document_.at(json::json_pointer(reference->get<std::string>().substr(1)));
  }

  /// What is wrong with an answer by the schema of its media type. Objects whose members are listed
  /// may have no others, so that nothing stays undocumented.
  std::vector<std::string> violations(const json& schema, const json& answer) const {
    json whole = {{"allOf", json::array({schema})}, {"components", document_.at("components")}};
    whole["components"].erase("parameters");
    close(whole);
    return JsonSchema::of(whole)->violations(answer);
  }

 private:
  static Offering shown() {
    auto offering = complete_offering();
    offering.demonstration = false;
    offering.gone.clear();
    offering.missing_since.clear();
    return offering;
  }

  static void close(json& schema) {
    for (auto& part : schema) {
      if (part.is_structured()) close(part);
    }
    if (schema.is_object() && schema.contains("properties") &&
        schema.at("properties").is_object() && schema.value("type", json()) == "object" &&
        !schema.contains("additionalProperties"))
      schema["additionalProperties"] = false;
  }

  ServedIndex served_;
  json document_;
};

const Described& described() {
  static const Described shared;
  return shared;
}

/// A parameter that a path or an operation must have, with a value that exists here.
std::string target_of(const std::string& path, const json& operation) {
  auto target = path;
  if (const auto id = target.find("{id}"); id != std::string::npos)
    target.replace(id, 4, "no-skole-bio1");
  for (const auto& parameter : operation.value("parameters", json::array())) {
    if (parameter.value("in", "") == "query" && parameter.value("required", false))
      target += "?" + parameter.at("name").get<std::string>() + "=" +
                parameter.at("schema").at("enum").at(0).get<std::string>();
  }
  return target;
}

std::string media_type_of(const http::Response& response) {
  return response.content_type.substr(0, response.content_type.find(';'));
}

/// Calls `check(path, operation)` for everything that anybody may read.
template <typename Check>
void for_each_get(const Check& check) {
  for (const auto& [path, item] : described().document().at("paths").items()) {
    if (item.contains("get") && !is_of_the_desk(path)) {
      BOOST_TEST_CONTEXT(path) {
        check(path, item.at("get"));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE(openapi)

// What is posted needs more than an index (searchd/match), and is not among these routes.
BOOST_AUTO_TEST_CASE(every_route_is_described_and_every_description_is_served) {
  std::set<std::string> served;
  for (const auto& [method, pattern] : described().served().router().routes())
    served.insert(method + " " + pattern);
  std::set<std::string> written;
  for (const auto& [path, item] : described().document().at("paths").items()) {
    if (item.contains("get") && !is_of_the_desk(path)) written.insert("GET " + path);
  }
  BOOST_TEST(served == written, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_reference_leads_somewhere) {
  std::vector<const json*> open = {&described().document()};
  int references = 0;
  while (!open.empty()) {
    const auto* part = open.back();
    open.pop_back();
    if (part->is_object() && part->contains("$ref") && part->at("$ref").is_string()) {
      ++references;
      BOOST_CHECK_NO_THROW(described().resolved(*part));
    }
    for (const auto& member : *part) {
      if (member.is_structured()) open.push_back(&member);
    }
  }
  BOOST_TEST(references > 50);
}

BOOST_AUTO_TEST_CASE(real_answers_are_as_described) {
  for_each_get([](const std::string& path, const json& operation) {
    auto response = described().served().get(target_of(path, operation));
    BOOST_REQUIRE(response.status == 200);
    const auto& content = described().resolved(operation.at("responses").at("200")).at("content");
    const auto media_type = media_type_of(response);
    BOOST_REQUIRE_MESSAGE(content.contains(media_type), media_type);
    const auto body = body_of(response);
    BOOST_TEST(!body.empty());
    const auto& schema = content.at(media_type).at("schema");
    if (media_type == "application/json") {
      const auto violations = described().violations(schema, json::parse(body));
      BOOST_TEST(violations.empty(), (violations.empty() ? std::string() : violations.front()));
    }
  });
}

BOOST_AUTO_TEST_CASE(a_search_with_everything_in_it_is_as_described) {
  const auto& schema = json({{"$ref", "#/components/schemas/SearchAnswer"}});
  for (const auto* query : {"?q=ombruk+master+Trondheim",
                            "?q=ombruk&near=59.9,10.7&within_km=5000&sort=distance",
                            "?q=avfal&level=master,bachelor&facets=level,region,audience&hl=fi",
                            "?ects_min=1&ects_max=30&start_from=2020&start_to=2030-autumn&pace_max="
                            "100&part_time=true"}) {
    BOOST_TEST_CONTEXT(query) {
      const auto answer = described().served().json(std::string("/api/v1/search") + query);
      const auto violations = described().violations(schema, answer);
      BOOST_TEST(violations.empty(), (violations.empty() ? std::string() : violations.front()));
    }
  }
}

BOOST_AUTO_TEST_CASE(forms_of_one_thing_are_all_described) {
  const auto& paths = described().document().at("paths");
  const auto& served = described().served();
  const auto& export_content = paths.at("/api/v1/export").at("get").at("responses").at("200");
  for (const auto* format : {"csv", "ndjson", "jsonld", "elm"}) {
    const auto response = served.get(std::string("/api/v1/export?format=") + format);
    BOOST_TEST(export_content.at("content").contains(media_type_of(response)), format);
  }
  auto linked = served.get("/api/v1/offerings/no-skole-bio1", {{"accept", "application/ld+json"}});
  BOOST_TEST(
      described()
          .violations({{"$ref", "#/components/schemas/LinkedData"}}, json::parse(linked.body))
          .empty());
}

BOOST_AUTO_TEST_CASE(the_columns_of_the_table_are_listed) {
  const auto text = described().served().text("/api/v1/export?format=csv");
  auto columns = text.substr(3, text.find("\r\n") - 3);
  for (auto at = columns.find(';'); at != std::string::npos; at = columns.find(';', at))
    columns.replace(at, 1, ", ");
  const auto& content = described().document().at("paths").at("/api/v1/export").at("get");
  const std::string told =
      content.at("responses").at("200").at("content").at("text/csv").at("schema").at("description");
  BOOST_TEST(told.find("Columns: " + columns + ".") != std::string::npos, columns);
}

BOOST_AUTO_TEST_CASE(every_parameter_is_taken_and_others_are_refused) {
  for_each_get([](const std::string& path, const json& operation) {
    const auto target = target_of(path, operation);
    const auto separator = target.find('?') == std::string::npos ? "?" : "&";
    for (const auto& entry : operation.value("parameters", json::array())) {
      const auto& parameter = described().resolved(entry);
      if (parameter.at("in") != "query" || parameter.value("required", false)) continue;
      // An empty value is as good as none, so the name alone is put to the test.
      const auto name = parameter.at("name").get<std::string>();
      BOOST_TEST(described().served().get(target + separator + name + "=").status == 200, name);
    }
    if (!path.starts_with("/api/")) return;
    auto response = described().served().get(target + separator + "no_such_parameter=1");
    BOOST_TEST(response.status == 400);
    BOOST_TEST(response.content_type == "application/problem+json");
    const auto problem = json::parse(response.body);
    BOOST_TEST(problem.at("parameter") == "no_such_parameter");
    BOOST_TEST(described().violations({{"$ref", "#/components/schemas/Problem"}}, problem).empty());
  });
}

BOOST_AUTO_TEST_CASE(listed_values_are_those_that_are_taken) {
  const auto& parameters = described().document().at("components").at("parameters");
  int values = 0;
  for (const auto& [name, parameter] : parameters.items()) {
    const auto& schema = parameter.at("schema");
    const auto& listed = schema.contains("items") ? schema.at("items") : schema;
    for (const auto& value : listed.value("enum", json::array())) {
      ++values;
      const auto query =
          name + "=" + value.get<std::string>() + (value == "distance" ? "&near=Turku" : "");
      BOOST_TEST(described().served().get("/api/v1/search?" + query).status == 200, query);
    }
    if (listed.contains("enum"))
      BOOST_TEST(described().served().get("/api/v1/search?" + name + "=zz_none").status == 400,
                 name);
  }
  BOOST_TEST(values > 60);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::api

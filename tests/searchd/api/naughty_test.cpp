// Every parameter survives every string: an answer, or a problem document that names it.
#include <filesystem>
#include <iostream>

#include <boost/test/unit_test.hpp>

#include "schemas/file.h"
#include "tests/searchd/api/served_index.h"

namespace rundkurs::api {
namespace {

using nlohmann::json;

/// Of each kind some: what has broken programs before.
std::vector<std::string> own_strings() {
  std::vector<std::string> strings = {
      "",
      " ",
      "\t\r\n",
      "0",
      "-1",
      "1e309",
      "NaN",
      "99999999999999999999",
      "0x10",
      "1/0",
      "true",
      "null",
      "undefined",
      "<script>alert(1)</script>",
      "\"'><img src=x onerror=alert(1)>",
      "' OR 1=1 --",
      "../../../etc/passwd",
      "%00",
      "%s%s%n",
      "{{7*7}}",
      "${7*7}",
      "a\xCC\x81\xCC\x81\xCC\x81",
      "\xE2\x80\xAE\xE2\x80\x8F",
      "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7",
      "\xEF\xBF\xBE\xEF\xBF\xBF",
      "\xC0\xAF",
      "\xFF\xFE",
      "\xED\xA0\x80",
      "\xF4\x90\x80\x80",
      "\xE2\x82",
      "***",
      "-",
      "--",
      "\"",
      "\"\"\"",
      "title:",
      "title:*",
      "code:\"",
      "-title:-*",
      "a* b* c* d*",
      ",,,,",
      "59.66,10.79,1",
      "91,181",
      "2027-13",
      "2027-02-30",
      "0000",
  };
  strings.emplace_back("a\0b", 3);
  strings.emplace_back(1000, 'a');
  strings.emplace_back(300, '"');
  strings.emplace_back(290, '-');
  return strings;
}

std::vector<std::string> shared_strings() {
  const std::filesystem::path file =
      std::filesystem::path(shared_path()) / "conformance/naughty/blns.json";
  if (!std::filesystem::exists(file)) {
    std::cout << "only our own strings: " << file << " is not here\n";
    return {};
  }
  return json::parse(expect(read_file(file.string()))).get<std::vector<std::string>>();
}

/// Asks with one parameter, and says what is wrong; empty for nothing.
std::string fault(const ServedIndex& served,
                  const std::string& path,
                  const std::string& parameter,
                  const std::string& value) {
  auto response =
      served.get(path + http::percent_encode(parameter) + "=" + http::percent_encode(value));
  const auto body = body_of(response);
  if (response.status == 200)
    return response.content_type.starts_with("application/json") &&
                   !json::accept(body.begin(), body.end())
               ? "no JSON"
               : "";
  if (response.status != 400) return "status " + std::to_string(response.status);
  if (response.content_type != "application/problem+json") return "type " + response.content_type;
  const auto problem = json::parse(body);
  return problem.at("parameter") == parameter || problem.at("parameter") == "page" ||
                 problem.at("parameter") == "sort" || problem.at("parameter") == "within_km"
             ? ""
             : "names " + problem.at("parameter").dump();
}

BOOST_AUTO_TEST_SUITE(naughty)

BOOST_AUTO_TEST_CASE(every_parameter_survives_every_string) {
  const ServedIndex served({course("no-uni-1", "nb", "Ombruk av avfall")});
  auto strings = own_strings();
  for (auto& more : shared_strings())
    strings.push_back(std::move(more));
  const auto document = served.json("/api/v1/openapi.json");
  int asked = 0;
  for (const auto& [path, item] : document.at("paths").items()) {
    if (!item.contains("get") || path.find('{') != std::string::npos || is_of_the_desk(path))
      continue;
    for (const auto& entry : item.at("get").value("parameters", json::array())) {
      const auto& parameter =
          entry.contains("$ref")
              ? document.at(json::json_pointer(entry.at("$ref").get<std::string>().substr(1)))
              : entry;
      const auto name = parameter.at("name").get<std::string>();
      const bool needs_format = path == "/api/v1/export" && name != "format";
      for (const auto& value : strings) {
        ++asked;
        const auto wrong = fault(served, path + (needs_format ? "?format=csv&" : "?"), name, value);
        if (!wrong.empty() && !(path == "/sitemap.xml" && wrong == "status 404"))
          BOOST_ERROR(path << " " << name << "=" << http::percent_encode(value) << ": " << wrong);
      }
    }
  }
  BOOST_TEST(asked > 4000);
}

BOOST_AUTO_TEST_CASE(every_id_survives_every_string) {
  const ServedIndex served({course("no-uni-1", "nb", "Ombruk av avfall")});
  auto strings = own_strings();
  for (auto& more : shared_strings())
    strings.push_back(std::move(more));
  for (const auto& value : strings) {
    // The path reaches the router decoded, as it does from the wire.
    for (const auto* ending : {"", "/similar"}) {
      http::Request request;
      request.method = "GET";
      request.path = "/api/v1/offerings/" + value + ending;
      const auto response = served.router().answer(request);
      BOOST_TEST(response.status == 404, http::percent_encode(value) << ending);
      BOOST_TEST(response.content_type == "application/problem+json");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::api

#include <filesystem>
#include <fstream>
#include <iostream>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/paths.h"
#include "tests/searchd/http/raw_client.h"
#include "tests/searchd/http/running_server.h"

namespace rundkurs::http {
namespace {

std::string from_base64(const std::string& text) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto digit = digits.find(c);
    if (digit == std::string_view::npos) break;
    bits = (bits << 6U) | static_cast<unsigned>(digit);
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xffU);
    }
  }
  return bytes;
}

BOOST_AUTO_TEST_SUITE(conformance)

// Malformed and smuggling requests after RFC 9112, each with the statuses that are right.
BOOST_AUTO_TEST_CASE(malformed_requests_get_the_status_that_the_standard_asks_for) {
  const std::filesystem::path file =
      std::filesystem::path(shared_path()) / "conformance/http1/rfc9112_requests.jsonl";
  if (!std::filesystem::exists(file)) {
    std::cout << "skipped: " << file << " is not here\n";
    return;
  }
  Router router;
  router.get("/healthz", [](const Request&) { return text_response("ok\n"); });
  RunningServer server(router);
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const auto row = nlohmann::json::parse(line);
    BOOST_TEST_CONTEXT(row["id"] << ": " << row["why"]) {
      RawClient client(server.port());
      client.send(from_base64(row["raw_b64"].get<std::string>()));
      const auto answer = client.answer();
      const auto& expected = row["expect"];
      const auto status = status_of(answer);
      const bool right =
          answer.empty() ? expected.back().is_null()
                         : std::find(expected.begin(), expected.end(), status) != expected.end();
      BOOST_CHECK_MESSAGE(right, "answered " << status << ", expected " << expected);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http

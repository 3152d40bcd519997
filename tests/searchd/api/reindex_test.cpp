// The index is built anew again and again while everybody asks: nobody is turned away, and no
// answer mixes two generations.
#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/searchd/api/served_index.h"
#include "tests/searchd/http/raw_client.h"
#include "tests/searchd/http/running_server.h"

namespace rundkurs::api {
namespace {

using nlohmann::json;

constexpr int generations = 10;
constexpr int offerings_at_first = 60;

/// All offerings of a generation have its number as their credits, and there is one more of them.
std::vector<Offering> offerings_of(int generation) {
  std::vector<Offering> offerings;
  for (int i = 0; i < offerings_at_first + generation; ++i) {
    auto made = course("no-uni-" + std::to_string(100 + i), "nb", "Ombruk av klær");
    made.ects = generation + 1;
    made.level = generation % 2 == 0 ? "bachelor" : "master";
    offerings.push_back(made);
  }
  return offerings;
}

std::string ask(int port, const std::string& target) {
  http::RawClient client(port);
  client.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  return client.until_closed();
}

/// Bodies of chunks put together; empty where the last one is missing.
std::string unchunked(std::string_view chunks) {
  std::string body;
  while (!chunks.empty()) {
    const auto line = std::min(chunks.find("\r\n"), chunks.size());
    const auto size = std::stoul("0" + std::string(chunks.substr(0, line)), nullptr, 16);
    if (chunks.size() < line + 4 + size) return {};
    body += chunks.substr(line + 2, size);
    chunks.remove_prefix(line + 4 + size);
    if (size == 0) return body;
  }
  return {};
}

/// What is wrong with credits and number of some offerings of one generation; empty for nothing.
std::string mixed(const std::set<double>& credits, std::size_t count) {
  if (credits.size() != 1) return "credits of " + std::to_string(credits.size()) + " generations";
  const auto expected = offerings_at_first + static_cast<std::size_t>(*credits.begin()) - 1;
  if (count != expected)
    return std::to_string(count) + " offerings, not " + std::to_string(expected);
  return {};
}

std::string judge_search(const std::string& answer) {
  if (http::status_of(answer) != 200) return "status " + answer.substr(0, 200);
  const auto found = json::parse(http::body_of(answer));
  std::set<double> credits;
  for (const auto& hit : found.at("hits"))
    credits.insert(hit.at("ects").get<double>());
  std::size_t counted = 0;
  for (const auto& value : found.at("facets").at("level"))
    counted += value.at("count").get<std::size_t>();
  if (counted != found.at("total")) return "facets count " + std::to_string(counted);
  return mixed(credits, found.at("total"));
}

std::string judge_export(const std::string& answer) {
  if (http::status_of(answer) != 200) return "status " + answer.substr(0, 200);
  const auto body = unchunked(http::body_of(answer));
  std::set<double> credits;
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < body.size(); ++count) {
    const auto end = body.find('\n', begin);
    credits.insert(json::parse(body.substr(begin, end - begin)).at("ects").get<double>());
    begin = end + 1;
  }
  return mixed(credits, count);
}

/// One client that asks until it is told to stop.
struct Client {
  std::string target;
  std::string (*judge)(const std::string& answer);
  int asked = 0;
  std::vector<std::string> faults;

  void run(int port, const std::atomic<bool>& stop) {
    while (!stop) {
      if (auto fault = judge(ask(port, target)); !fault.empty()) faults.push_back(fault);
      ++asked;
    }
  }
};

BOOST_AUTO_TEST_SUITE(reindex)

BOOST_AUTO_TEST_CASE(no_answer_fails_and_none_mixes_generations) {
  ServedIndex served(offerings_of(0));
  http::RunningServer server(served.router());
  std::vector<Client> clients = {
      {"/api/v1/search?q=ombruk&per_page=100", judge_search},
      {"/api/v1/search?per_page=100&sort=title", judge_search},
      {"/api/v1/export?format=ndjson", judge_export},
  };
  std::atomic<bool> stop = false;
  std::vector<std::thread> threads;
  for (auto& client : clients)
    threads.emplace_back([&] { client.run(server.port(), stop); });
  for (int generation = 1; generation <= generations; ++generation) {
    for (auto& offering : offerings_of(generation))
      served.fixture().put(std::move(offering));
    served.fixture().build(0, generation % 3 == 0);
    served.service().refresh();
  }
  const auto last = judge_search(ask(server.port(), "/api/v1/search?q=ombruk&per_page=100"));
  stop = true;
  for (auto& thread : threads)
    thread.join();
  BOOST_TEST(last == "");
  for (const auto& client : clients) {
    BOOST_TEST_MESSAGE(client.target << ": " << client.asked << " answers");
    BOOST_TEST(client.asked > generations);
    BOOST_TEST(client.faults.empty(),
               (client.faults.empty() ? std::string() : client.faults.front()));
  }
  BOOST_TEST(served.json("/api/v1/search").at("total") == offerings_at_first + generations);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::api

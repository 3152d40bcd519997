// Stock Xapian and SQLite's FTS5 as search servers, for the search bench.
//
//     peer_server xapian|sqlite index ROWS INDEX     makes the index of search_corpus' rows
//     peer_server xapian|sqlite serve PORT INDEX     answers /search?kind=&words=&filters=
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <httplib.h>
#include <nlohmann/json.hpp>

#include "tests/bench/peers/peer.h"

namespace rundkurs::bench {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

void each_row(const std::string& path, const std::function<void(const Row&)>& take) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + " cannot be read");
  for (std::string line; std::getline(file, line);) {
    const auto columns = split(line, '\t');
    Row row{columns.at(0), columns.at(1), columns.at(2), {}};
    for (std::size_t facet = 0; facet < facets.size(); ++facet)
      row.values[facet] = split(columns.at(3 + facet), '|');
    take(row);
  }
}

namespace {

std::string to_json(const Answer& answer) {
  nlohmann::json counts;
  for (std::size_t facet = 0; facet < facets.size(); ++facet)
    counts[facets[facet]] = answer.counts[facet];
  return nlohmann::json{{"total", answer.total}, {"hits", answer.titles}, {"facets", counts}}
      .dump();
}

Question question_of(const httplib::Request& request) {
  Question question{
      request.get_param_value("kind"), split(request.get_param_value("words"), ' '), {}};
  for (const auto& filter : split(request.get_param_value("filters"), ';')) {
    const auto equals = filter.find('=');
    question.filters.emplace_back(filter.substr(0, equals), filter.substr(equals + 1));
  }
  return question;
}

using MakePeer = std::unique_ptr<Peer> (*)(const std::string&);

void serve(int port, const std::string& index, MakePeer make) {
  httplib::Server server;
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(1'000'000);
  server.new_task_queue = [] { return new httplib::ThreadPool(4); };
  server.Get("/search", [&](const httplib::Request& request, httplib::Response& response) {
    thread_local const auto peer = make(index);
    response.set_content(to_json(peer->answer(question_of(request))), "application/json");
  });
  if (!server.listen("127.0.0.1", port))
    throw std::runtime_error("cannot listen on port " + std::to_string(port));
}

}  // namespace
}  // namespace rundkurs::bench

int main(int argc, char** argv) {
  using namespace rundkurs::bench;
  try {
    const std::string library = argc == 5 ? argv[1] : "";
    const std::string action = argc == 5 ? argv[2] : "";
    const bool is_xapian = library == "xapian";
    if ((is_xapian || library == "sqlite") && action == "index") {
      (is_xapian ? index_with_xapian : index_with_sqlite)(argv[3], argv[4]);
      return 0;
    }
    if ((is_xapian || library == "sqlite") && action == "serve") {
      serve(std::atoi(argv[3]), argv[4], is_xapian ? xapian_peer : sqlite_peer);
      return 0;
    }
    std::fprintf(stderr, "usage: peer_server xapian|sqlite index ROWS INDEX | serve PORT INDEX\n");
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "peer_server: %s\n", error.what());
    return 1;
  }
}

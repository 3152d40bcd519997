// Other search programs and libraries as search servers, for the search bench.
//
//     peer_server PEER index ROWS INDEX     makes the index of search_corpus' rows
//     peer_server PEER serve PORT INDEX     answers /search?kind=&words=&filters=
//
// A peer is `xapian`, `sqlite`, `postgres` (INDEX is a connection string), `sphinx` (INDEX names
// the files; to serve, the port that Sphinx' searchd listens on) or `omega` (over xapian's index).
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>
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

std::string any_two_of(const std::vector<std::string>& words,
                       const std::string& both,
                       const std::string& either) {
  if (words.size() != 3) return fmt::format("{}", fmt::join(words, both));
  return fmt::format(
      "({1}{0}{2}){4}({1}{0}{3}){4}({2}{0}{3})", both, words[0], words[1], words[2], either);
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
using MakeIndex = void (*)(const std::string&, const std::string&);

struct NamedPeer {
  const char* name;
  MakeIndex index;  ///< Null where another peer's is asked.
  MakePeer make;
};

constexpr std::array<NamedPeer, 5> peers = {{{"xapian", index_with_xapian, xapian_peer},
                                             {"sqlite", index_with_sqlite, sqlite_peer},
                                             {"postgres", index_with_postgres, postgres_peer},
                                             {"sphinx", index_with_sphinx, sphinx_peer},
                                             {"omega", nullptr, omega_peer}}};

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
    for (const auto& peer : peers) {
      if (library != peer.name) continue;
      if (action == "index" && peer.index != nullptr) {
        peer.index(argv[3], argv[4]);
        return 0;
      }
      if (action == "serve") {
        serve(std::atoi(argv[3]), argv[4], peer.make);
        return 0;
      }
    }
    std::fprintf(stderr, "usage: peer_server PEER index ROWS INDEX | PEER serve PORT INDEX\n");
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "peer_server: %s\n", error.what());
    return 1;
  }
}

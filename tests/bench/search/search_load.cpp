// Asks a server the queries of search_corpus, and tells how long the answers took.
//
//     search_load FORM PORT QUERIES [CLIENTS] [FIRST] [COUNT] [PID]
//
// FORM is `words` (ours, words exactly as they stand, without snippets: what the peers answer),
// `default` (ours, as a reader asks: stems, concepts, snippets), `peer` (the servers in
// tests/bench/peers) or `groonga` (its own server, filled by groonga_rows.py). Of the queries COUNT
// are asked, from FIRST on. With PID the memory of that process is told too.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <functional>
#include <future>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "tests/bench/search/http_connection.h"
#include "tests/bench/search/question_target.h"

namespace {

using rundkurs::bench::HttpConnection;
using rundkurs::bench::split_at;
using rundkurs::bench::target_of;

struct Asked {
  std::string kind;
  std::string target;
  double milliseconds = 0;
  long total = 0;
};

std::vector<Asked> read_queries(const std::string& form, const char* path) {
  std::vector<Asked> queries;
  std::ifstream file(path);
  for (std::string row; std::getline(file, row);) {
    const auto columns = split_at(row, '\t');
    queries.push_back({columns.front(), target_of(form, columns)});
  }
  return queries;
}

long total_in(std::string_view body) {
  for (const std::string_view name : {"\"total\":", "\"n_hits\":"}) {
    const auto at = body.find(name);
    if (at != std::string_view::npos)
      return std::strtol(std::string(body.substr(at + name.size(), 12)).c_str(), nullptr, 10);
  }
  return 0;
}

void ask(std::vector<Asked>& queries, int port, std::size_t first, std::size_t step) {
  HttpConnection connection(port);
  for (auto i = first; i < queries.size(); i += step) {
    const auto begin = std::chrono::steady_clock::now();
    const auto body = connection.get(queries[i].target);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    queries[i].milliseconds = took.count();
    queries[i].total = total_in(body);
  }
}

double quantile(const std::vector<double>& sorted, double part) {
  return sorted[std::min(sorted.size() - 1,
                         static_cast<std::size_t>(part * static_cast<double>(sorted.size())))];
}

void tell(const std::string& name, std::vector<double> times, double total) {
  std::sort(times.begin(), times.end());
  const double sum = std::accumulate(times.begin(), times.end(), 0.0);
  std::printf(
      "%-8s n %5zu  p50 %8.3f  p95 %8.3f  p99 %8.3f  max %8.3f  mean %8.3f ms  matches %.0f\n",
      name.c_str(),
      times.size(),
      quantile(times, 0.50),
      quantile(times, 0.95),
      quantile(times, 0.99),
      times.back(),
      sum / static_cast<double>(times.size()),
      total / static_cast<double>(times.size()));
}

void tell_all(const std::vector<Asked>& queries) {
  std::map<std::string, std::pair<std::vector<double>, double>> by_kind;
  for (const auto& query : queries) {
    for (const auto& name : {query.kind, std::string("all")}) {
      by_kind[name].first.push_back(query.milliseconds);
      by_kind[name].second += static_cast<double>(query.total);
    }
  }
  for (const auto& [kind, times] : by_kind)
    tell(kind, times.first, times.second);
}

void tell_memory(const std::string& pid) {
  std::ifstream status("/proc/" + pid + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS") || line.starts_with("RssAnon") || line.starts_with("VmHWM"))
      std::printf("%s\n", line.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr,
                 "usage: search_load words|default|peer|groonga PORT QUERIES [CLIENTS] [FIRST] "
                 "[COUNT] [PID]\n");
    return 2;
  }
  const auto number = [&](int place, std::size_t otherwise) {
    return argc > place ? static_cast<std::size_t>(std::strtoull(argv[place], nullptr, 10))
                        : otherwise;
  };
  try {
    const int port = std::atoi(argv[2]);
    auto queries = read_queries(argv[1], argv[3]);
    const auto clients = number(4, 1);
    const auto first = std::min(number(5, 0), queries.size());
    const auto count = std::min(number(6, queries.size()), queries.size() - first);
    queries = {queries.begin() + static_cast<std::ptrdiff_t>(first),
               queries.begin() + static_cast<std::ptrdiff_t>(first + count)};
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::future<void>> asking;
    for (std::size_t client = 0; client < clients; ++client)
      asking.push_back(
          std::async(std::launch::async, ask, std::ref(queries), port, client, clients));
    for (auto& client : asking)
      client.get();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    tell_all(queries);
    std::printf("%zu clients: %.0f requests a second\n",
                clients,
                static_cast<double>(count) / took.count());
    if (argc > 7) tell_memory(argv[7]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "search_load: %s\n", error.what());
    return 1;
  }
  return 0;
}

// How long the frontier's calls take, and how much memory: frontier_bench [URLS [HOSTS
// [CATALOGUE]]] → one line a measure. CATALOGUE is the address of an empty one; without it, a
// temporary file.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/schemas/catalogue/measure.h"
#include "tests/schemas/catalogue/store.h"

namespace {

using namespace rundkurs;

const Timestamp start{std::chrono::seconds{1'800'000'000}};

std::vector<FrontierEntry> entries(int from, int to, int hosts) {
  std::vector<FrontierEntry> made;
  for (int i = from; i < to; ++i) {
    FrontierEntry entry;
    entry.host = fmt::format("www.host{}.example", i % hosts);
    entry.source = fmt::format("no-host{}", i % hosts);
    entry.url = fmt::format("https://{}/studier/emner/2026-2027/emne-{}.html", entry.host, i);
    entry.due = start - std::chrono::seconds(i % 86'400);
    made.push_back(std::move(entry));
  }
  return made;
}

}  // namespace

int main(int argc, char** argv) {
  const int urls = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
  const int hosts = argc > 2 ? std::atoi(argv[2]) : 1'000;
  fmt::print("{} URLs on {} hosts\n", urls, hosts);

  const TemporaryFolder folder;
  Store store(argc > 3 ? argv[3] : "sqlite:" + folder.file("catalogue.db"));
  Frontier& frontier = store.frontier();
  constexpr int batch = 1000;
  measure("add 1000", urls / batch, [&](int i) {
    expect(frontier.add(entries(i * batch, (i + 1) * batch, hosts)));
  });

  std::vector<FrontierEntry> taken;
  std::vector<std::string> busy;
  measure("take_due 1, none busy", 1000, [&](int) {
    auto due = expect(frontier.take_due(start, 1, {}, std::chrono::minutes{5}));
    taken.insert(taken.end(), due.begin(), due.end());
  });
  for (int i = 0; i < std::min(hosts - 1, 500); ++i) {
    busy.push_back(fmt::format("www.host{}.example", i));
  }
  measure("take_due 16, 500 busy", 1000, [&](int) {
    auto due = expect(frontier.take_due(start, 16, busy, std::chrono::minutes{5}));
    taken.insert(taken.end(), due.begin(), due.end());
  });
  measure("store", std::min<int>(2000, static_cast<int>(taken.size())), [&](int i) {
    FrontierEntry visited = taken[static_cast<std::size_t>(i)];
    visited.due = start + std::chrono::hours{24};
    visited.status = 200;
    visited.fetched = start;
    expect(frontier.store(visited));
  });
  measure("next_due", 1000, [&](int) { expect(frontier.next_due()); });
  measure("source_states", 3, [&](int) { expect(frontier.source_states(start)); });
  measure("reopen", 3, [&](int) { store.reopen(); });
  fmt::print("peak resident memory {} MB\n", peak_resident_kilobytes() / 1024);
}

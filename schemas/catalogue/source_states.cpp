#include "schemas/catalogue/source_states.h"

#include <map>
#include <string>
#include <utility>

namespace rundkurs {

std::vector<Frontier::SourceState> source_states(sql::Connection& connection, Timestamp now) {
  std::map<std::string, Frontier::SourceState> by_source;
  sql::Statement totals(
      connection,
      "SELECT q.source, max(f.fetched), count(*), count(f.fetched),"
      " sum(CASE WHEN f.failure <> '' THEN 1 ELSE 0 END),"
      " sum(CASE WHEN f.due <= ?1 THEN 1 ELSE 0 END)"
      " FROM frontier f JOIN frontier_queue q ON q.id = f.queue GROUP BY q.source");
  for (auto row = totals.use(now); row.next();) {
    Frontier::SourceState& state = by_source[row.text(0)];
    state.source = row.text(0);
    state.last_visit = row.optional_time(1);
    state.known = row.integer(2);
    state.visited = row.integer(3);
    state.failed = row.integer(4);
    state.due = row.integer(5);
  }
  sql::Statement reasons(
      connection,
      "SELECT q.source, f.failure, count(*), min(f.url) FROM frontier f"
      " JOIN frontier_queue q ON q.id = f.queue WHERE f.failure <> ''"
      " GROUP BY q.source, f.failure ORDER BY q.source, count(*) DESC, f.failure");
  for (auto row = reasons.use(); row.next();) {
    by_source[row.text(0)].failures.push_back({row.text(1), row.integer(2), row.text(3)});
  }
  std::vector<Frontier::SourceState> states;
  states.reserve(by_source.size());
  for (auto& [source, state] : by_source)
    states.push_back(std::move(state));
  return states;
}

}  // namespace rundkurs

// PostgreSQL: full-text search by a GIN index of words, ranked by ts_rank_cd, and the facets
// counted over what matched. The index is a connection string ("host=/tmp/pg dbname=bench").
#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <pqxx/pqxx>

#include "tests/bench/peers/peer.h"

namespace rundkurs::bench {
namespace {

constexpr char tsquery_and[] = " & ";

std::string quoted(const std::string& word) {
  return '\'' + word + '\'';
}

std::string tsquery_of(const Question& question) {
  if (question.kind == "filters") return "";
  if (question.kind == "prefix") return quoted(question.words.front()) + ":*";
  std::vector<std::string> words;
  for (const auto& word : question.words)
    words.push_back(quoted(word));
  if (question.kind == "phrase") return fmt::format("{}", fmt::join(words, " <-> "));
  if (question.kind == "any") return any_two_of(words, tsquery_and, " | ");
  return fmt::format("{}", fmt::join(words, tsquery_and));
}

class PostgresPeer final : public Peer {
 public:
  explicit PostgresPeer(const std::string& index) : connection_(index) {}

  Answer answer(const Question& question) override {
    pqxx::nontransaction work(connection_);
    const auto words = tsquery_of(question);
    std::string conditions = words.empty() ? "true" : "text @@ q";
    for (const auto& [facet, value] : question.filters)
      conditions += is_list(facet) ? fmt::format(" AND {} @> ARRAY[{}]", facet, work.quote(value))
                                   : fmt::format(" AND {} = {}", facet, work.quote(value));
    auto sql = fmt::format(
        "WITH m AS MATERIALIZED (SELECT title, {}, {} AS rank FROM record{} WHERE {}) "
        "SELECT 'hit', title, 0 FROM (SELECT title FROM m ORDER BY rank DESC LIMIT {}) AS top "
        "UNION ALL SELECT 'total', '', count(*) FROM m",
        fmt::join(facets, ", "),
        words.empty() ? "0" : "ts_rank_cd(text, q)",
        words.empty() ? "" : ", to_tsquery('simple', " + work.quote(words) + ") AS q",
        conditions,
        hits_shown);
    for (const std::string facet : facets)
      sql += fmt::format(" UNION ALL SELECT '{0}', {1}, count(*) FROM m GROUP BY 2",
                         facet,
                         is_list(facet) ? "unnest(" + facet + ")" : facet);
    Answer answer;
    for (const auto& row : work.exec(sql)) {
      const auto what = row[0].as<std::string>();
      if (what == "hit") {
        answer.titles.push_back(row[1].as<std::string>());
      } else if (what == "total") {
        answer.total = row[2].as<std::size_t>();
      } else {
        const auto facet = std::find(facets.begin(), facets.end(), what) - facets.begin();
        answer.counts[static_cast<std::size_t>(facet)][row[1].as<std::string>()] =
            row[2].as<std::size_t>();
      }
    }
    return answer;
  }

 private:
  pqxx::connection connection_;
};

}  // namespace

void index_with_postgres(const std::string& rows, const std::string& target) {
  pqxx::connection connection(target);
  {
    pqxx::work work(connection);
    std::string columns;
    for (const std::string facet : facets)
      columns += fmt::format(", {} text{}", facet, is_list(facet) ? "[]" : "");
    work.exec("DROP TABLE IF EXISTS record");
    work.exec("CREATE UNLOGGED TABLE record (title text, text tsvector" + columns + ")");
    pqxx::stream_to stream(work, "record");
    each_row(rows, [&](const Row& row) {
      std::string vector;
      std::size_t position = 0;
      for (const auto& word : split(row.text, ' '))
        vector += fmt::format("{}:{} ", quoted(word), ++position);
      const auto& values = row.values;
      const auto list = [](const std::vector<std::string>& of) {
        return fmt::format("{{{}}}", fmt::join(of, ","));
      };
      stream << std::make_tuple(row.title,
                                vector,
                                values[0].at(0),
                                values[1].at(0),
                                list(values[2]),
                                list(values[3]),
                                values[4].at(0),
                                values[5].at(0),
                                values[6].at(0));
    });
    stream.complete();
    work.exec("CREATE INDEX ON record USING gin (text)");
    work.exec("CREATE INDEX ON record USING gin (topic)");
    for (const std::string facet : {"level", "institution", "country", "mode", "kind"})
      work.exec("CREATE INDEX ON record (" + facet + ")");
    work.commit();
  }
  pqxx::nontransaction(connection).exec("VACUUM ANALYZE record");
}

std::unique_ptr<Peer> postgres_peer(const std::string& index) {
  return std::make_unique<PostgresPeer>(index);
}

}  // namespace rundkurs::bench

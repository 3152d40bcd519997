// Sphinx: its searchd is asked in SphinxQL, over MySQL's protocol, with a FACET clause for each
// facet. Values are numbers there: digests of what they are called. The index is the port it
// listens on.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <mysql.h>

#include "schemas/fnv.h"
#include "tests/bench/peers/peer.h"

namespace rundkurs::bench {
namespace {

std::uint32_t number_of(const std::string& value) {
  return static_cast<std::uint32_t>(fnv1a(value));
}

std::string match_of(const Question& question) {
  if (question.kind == "filters") return "";
  if (question.kind == "phrase") return fmt::format("\"{}\"", fmt::join(question.words, " "));
  if (question.kind == "prefix") return question.words.front() + "*";
  if (question.kind == "any") return any_two_of(question.words, " ", " | ");
  return fmt::format("{}", fmt::join(question.words, " "));
}

class SphinxPeer final : public Peer {
 public:
  explicit SphinxPeer(const std::string& port) : connection_(mysql_init(nullptr)) {
    const auto number = static_cast<unsigned>(std::atoi(port.c_str()));
    require(mysql_real_connect(
                connection_, "127.0.0.1", "", "", "", number, nullptr, CLIENT_MULTI_STATEMENTS) !=
            nullptr);
  }
  ~SphinxPeer() override { mysql_close(connection_); }
  SphinxPeer(const SphinxPeer&) = delete;
  SphinxPeer& operator=(const SphinxPeer&) = delete;

  Answer answer(const Question& question) override {
    std::string conditions;
    const auto add = [&](const std::string& condition) {
      conditions += (conditions.empty() ? " WHERE " : " AND ") + condition;
    };
    if (const auto words = match_of(question); !words.empty()) add("MATCH('" + words + "')");
    for (const auto& [facet, value] : question.filters)
      add(fmt::format("{}={}", facet, number_of(value)));
    auto sql =
        fmt::format("SELECT title FROM records{} LIMIT {} OPTION ranker=bm25, max_matches=1000",
                    conditions,
                    hits_shown);
    for (const auto* facet : facets)
      sql += fmt::format(" FACET {} LIMIT 1000", facet);
    sql += "; SHOW META LIKE 'total_found'";
    require(mysql_query(connection_, sql.c_str()) == 0);
    Answer answer;
    std::size_t part = 0;
    do {
      auto* result = mysql_store_result(connection_);
      require(result != nullptr);
      for (auto* row = mysql_fetch_row(result); row != nullptr; row = mysql_fetch_row(result)) {
        if (part == 0) {
          answer.titles.emplace_back(row[0]);
        } else if (part <= facets.size()) {
          answer.counts[part - 1][row[0]] = std::strtoul(row[1], nullptr, 10);
        } else {
          answer.total = std::strtoul(row[1], nullptr, 10);
        }
      }
      mysql_free_result(result);
      ++part;
    } while (mysql_next_result(connection_) == 0);
    return answer;
  }

 private:
  void require(bool right) const {
    if (!right) throw std::runtime_error(std::string("sphinx: ") + mysql_error(connection_));
  }

  MYSQL* connection_;
};

}  // namespace

// What Sphinx' own indexer reads: rows of tabs, and a configuration that names their columns.
void index_with_sphinx(const std::string& rows, const std::string& target) {
  std::ofstream table(target + ".tsv");
  std::size_t number = 0;
  each_row(rows, [&](const Row& row) {
    table << ++number << '\t' << row.title << '\t' << row.text;
    for (const auto& values : row.values) {
      std::vector<std::uint32_t> numbers(values.size());
      std::transform(values.begin(), values.end(), numbers.begin(), number_of);
      table << '\t' << fmt::format("{}", fmt::join(numbers, ","));
    }
    table << '\n';
  });
  table.close();
  std::ofstream configuration(target + ".conf");
  configuration << "source rows\n{\n type = tsvpipe\n tsvpipe_command = cat " << target
                << ".tsv\n tsvpipe_attr_string = title\n tsvpipe_field = text\n";
  for (const auto* facet : facets)
    configuration << " tsvpipe_attr_" << (is_list(facet) ? "multi" : "uint") << " = " << facet
                  << '\n';
  configuration
      << "}\nindex records\n{\n source = rows\n path = " << target
      << "\n dict = keywords\n min_prefix_len = 2\n charset_table = 0..9, a..z, A..Z->a..z, "
         "U+E0..U+FF\n}\n"
         "indexer\n{\n mem_limit = 512M\n}\nsearchd\n{\n listen = 127.0.0.1:18126:mysql41\n"
         " pid_file = "
      << target << ".pid\n log = /dev/null\n max_packet_size = 32M\n}\n";
  configuration.close();
  const auto command = "indexer --config " + target + ".conf --all";
  if (std::system(command.c_str()) != 0) throw std::runtime_error(command + " failed");
}

std::unique_ptr<Peer> sphinx_peer(const std::string& index) {
  return std::make_unique<SphinxPeer>(index);
}

}  // namespace rundkurs::bench

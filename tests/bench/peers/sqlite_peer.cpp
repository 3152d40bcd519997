// SQLite's FTS5 with the facets in tables beside it, counted by GROUP BY.
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include "tests/bench/peers/peer.h"

namespace rundkurs::bench {
namespace {

void fail_unless(bool right, sqlite3* database) {
  if (!right) throw std::runtime_error(std::string("sqlite: ") + sqlite3_errmsg(database));
}

class Statement {
 public:
  Statement(sqlite3* database, const std::string& sql) : database_(database) {
    fail_unless(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement_, nullptr) == SQLITE_OK,
                database);
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int place, const std::string& text) {
    sqlite3_bind_text(
        statement_, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }
  bool step() {
    const int result = sqlite3_step(statement_);
    fail_unless(result == SQLITE_ROW || result == SQLITE_DONE, database_);
    return result == SQLITE_ROW;
  }
  void reset() { sqlite3_reset(statement_); }
  std::string text(int column) const {
    return reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  }
  std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

class Database {
 public:
  explicit Database(const std::string& path) {
    fail_unless(sqlite3_open(path.c_str(), &database_) == SQLITE_OK, database_);
  }
  ~Database() { sqlite3_close(database_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  void run(const std::string& sql) { Statement(database_, sql).step(); }
  sqlite3* get() const { return database_; }

 private:
  sqlite3* database_ = nullptr;
};

class SqlitePeer final : public Peer {
 public:
  explicit SqlitePeer(const std::string& index) : database_(index) {
    database_.run("PRAGMA mmap_size = 8000000000");
    database_.run("PRAGMA temp_store = MEMORY");
    database_.run("CREATE TEMP TABLE matched (id INTEGER PRIMARY KEY)");
  }

  Answer answer(const Question& question) override {
    const auto where = match_of(question);
    std::string conditions;
    for (const auto& [facet, value] : question.filters)
      conditions += fmt::format(
          " AND EXISTS (SELECT 1 FROM facet_{0} f WHERE f.id = r.rowid AND f.value = '{1}')",
          facet,
          value);
    database_.run("DELETE FROM temp.matched");
    const bool words = !where.empty();
    {
      Statement fill(
          database_.get(),
          (words ? "INSERT INTO temp.matched SELECT r.rowid FROM words r WHERE words MATCH ?"
                 : "INSERT INTO temp.matched SELECT r.rowid FROM record r WHERE 1") +
              conditions);
      if (words) fill.bind(1, where);
      fill.step();
    }
    Answer answer;
    Statement count(database_.get(), "SELECT count(*) FROM temp.matched");
    count.step();
    answer.total = static_cast<std::size_t>(count.number(0));
    Statement top(database_.get(),
                  words ? fmt::format("SELECT title FROM words r JOIN record ON record.rowid = "
                                      "r.rowid WHERE words MATCH ?{} ORDER BY rank LIMIT {}",
                                      conditions,
                                      hits_shown)
                        : fmt::format("SELECT title FROM temp.matched CROSS JOIN record ON "
                                      "record.rowid = matched.id LIMIT {}",
                                      hits_shown));
    if (words) top.bind(1, where);
    while (top.step())
      answer.titles.push_back(top.text(0));
    for (std::size_t facet = 0; facet < facets.size(); ++facet) {
      Statement counts(database_.get(),
                       fmt::format("SELECT f.value, count(*) FROM temp.matched CROSS JOIN "
                                   "facet_{} f ON f.id = matched.id GROUP BY 1",
                                   facets[facet]));
      while (counts.step())
        answer.counts[facet][counts.text(0)] = static_cast<std::size_t>(counts.number(1));
    }
    return answer;
  }

 private:
  static std::string match_of(const Question& question) {
    const auto& words = question.words;
    if (question.kind == "filters") return "";
    if (question.kind == "phrase") return fmt::format("\"{}\"", fmt::join(words, " "));
    if (question.kind == "prefix") return words.front() + "*";
    std::vector<std::string> quoted;
    for (const auto& word : words)
      quoted.push_back('"' + word + '"');
    if (question.kind == "any") return any_two_of(quoted, " AND ", " OR ");
    return fmt::format("{}", fmt::join(quoted, " AND "));
  }

  Database database_;
};

}  // namespace

void index_with_sqlite(const std::string& rows, const std::string& target) {
  Database database(target);
  database.run("PRAGMA journal_mode = OFF");
  database.run("PRAGMA synchronous = OFF");
  database.run("BEGIN");
  database.run("CREATE TABLE record (title TEXT)");
  database.run(
      "CREATE VIRTUAL TABLE words USING fts5 (text, content='', tokenize='unicode61 "
      "remove_diacritics 0')");
  Statement record(database.get(), "INSERT INTO record VALUES (?)");
  Statement words(database.get(),
                  "INSERT INTO words (rowid, text) VALUES (last_insert_rowid(), ?)");
  std::vector<std::unique_ptr<Statement>> values;
  for (const auto* facet : facets) {
    database.run(fmt::format(
        "CREATE TABLE facet_{} (id INTEGER, value TEXT, PRIMARY KEY (id, value)) WITHOUT ROWID",
        facet));
    values.push_back(std::make_unique<Statement>(
        database.get(), fmt::format("INSERT INTO facet_{} VALUES (?, ?)", facet)));
  }
  const auto insert = [](Statement& statement) {
    statement.step();
    statement.reset();
  };
  each_row(rows, [&](const Row& row) {
    record.bind(1, row.title);
    insert(record);
    const auto id = std::to_string(sqlite3_last_insert_rowid(database.get()));
    words.bind(1, row.text);
    insert(words);
    for (std::size_t facet = 0; facet < facets.size(); ++facet) {
      for (const auto& value : row.values[facet]) {
        values[facet]->bind(1, id);
        values[facet]->bind(2, value);
        insert(*values[facet]);
      }
    }
  });
  database.run("INSERT INTO words (words) VALUES ('optimize')");
  database.run("COMMIT");
  database.run("ANALYZE");
}

std::unique_ptr<Peer> sqlite_peer(const std::string& index) {
  return std::make_unique<SqlitePeer>(index);
}

}  // namespace rundkurs::bench

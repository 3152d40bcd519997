#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace rundkurs::bench {

inline constexpr std::array<const char*, 7> facets = {
    "level", "institution", "topic", "language", "country", "mode", "kind"};
inline constexpr std::size_t hits_shown = 10;

/// Of which facets a row may have several values.
inline bool is_list(const std::string& facet) {
  return facet == "topic" || facet == "language";
}

/// One row of search_corpus' rows.tsv.
struct Row {
  std::string id;
  std::string title;
  std::string text;
  std::array<std::vector<std::string>, facets.size()> values;
};

/// Calls `take` with every row of the file. Throws std::runtime_error.
void each_row(const std::string& path, const std::function<void(const Row&)>& take);

struct Question {
  std::string kind;
  std::vector<std::string> words;
  std::vector<std::pair<std::string, std::string>> filters;
};

struct Answer {
  std::size_t total = 0;
  std::vector<std::string> titles;
  std::array<std::map<std::string, std::size_t>, facets.size()> counts;
};

/// Another search library, asked as the bench asks. For one thread at a time.
class Peer {
 public:
  virtual ~Peer() = default;
  virtual Answer answer(const Question& question) = 0;
};

void index_with_xapian(const std::string& rows, const std::string& target);
std::unique_ptr<Peer> xapian_peer(const std::string& index);

void index_with_sqlite(const std::string& rows, const std::string& target);
std::unique_ptr<Peer> sqlite_peer(const std::string& index);

void index_with_postgres(const std::string& rows, const std::string& target);
std::unique_ptr<Peer> postgres_peer(const std::string& index);

void index_with_sphinx(const std::string& rows, const std::string& target);
std::unique_ptr<Peer> sphinx_peer(const std::string& index);

std::unique_ptr<Peer> omega_peer(const std::string& index);

/// "Any two of three" in a language that has only AND and OR.
std::string any_two_of(const std::vector<std::string>& words,
                       const std::string& both,
                       const std::string& either);

std::vector<std::string> split(const std::string& text, char separator);

}  // namespace rundkurs::bench

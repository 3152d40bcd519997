#include "tests/crawlers/harvest/crawl_process.h"

#include <csignal>
#include <sstream>
#include <stdexcept>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schemas/file.h"

extern char** environ;

namespace rundkurs {

CrawlProcess::CrawlProcess(const std::vector<std::string>& arguments, const std::string& out) {
  std::vector<std::string> words = {RUNDKURS_CRAWL};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (auto& word : words)
    pointers.push_back(word.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  const int failed = posix_spawn(&id_, words[0].c_str(), &files, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (failed != 0) throw std::runtime_error("cannot start " + words[0]);
}

CrawlProcess::~CrawlProcess() {
  if (!ended_) kill();
}

bool CrawlProcess::has_ended() {
  if (!ended_) ended_ = waitpid(id_, &status_, WNOHANG) == id_;
  return ended_;
}

int CrawlProcess::wait() {
  if (!ended_) waitpid(id_, &status_, 0);
  ended_ = true;
  return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
}

void CrawlProcess::kill() {
  ::kill(id_, SIGKILL);
  wait();
}

std::string timeless_export(const std::string& catalogue, const TemporaryFolder& folder) {
  const auto file = folder.file("export.ndjson");
  BOOST_REQUIRE(CrawlProcess({"export", "--catalogue", catalogue, "--gone"}, file).wait() == 0);
  const auto text = read_file(file);
  BOOST_REQUIRE(text.has_value());
  std::istringstream in(*text);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    auto row = nlohmann::json::parse(line);
    for (const char* time : {"first_seen", "last_seen", "last_changed"})
      row.erase(time);
    for (auto& [field, origin] : row["provenance"].items())
      origin.erase("captured");
    out += row.dump() + "\n";
  }
  return out;
}

}  // namespace rundkurs

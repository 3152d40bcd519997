// Omega, the CGI program that comes with Xapian, over the index of xapian_peer: run anew for every
// question, as a web server does. It counts no facets.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/peers/peer.h"

namespace rundkurs::bench {
namespace {

constexpr char program[] = "/usr/lib/cgi-bin/omega/omega";

std::string omega_query(const Question& question) {
  const auto& words = question.words;
  if (question.kind == "filters") return "";
  if (question.kind == "phrase") return fmt::format("\"{}\"", fmt::join(words, " "));
  if (question.kind == "prefix") return words.front() + "*";
  if (question.kind == "any") return any_two_of(words, " AND ", " OR ");
  return fmt::format("{}", fmt::join(words, " AND "));
}

class OmegaPeer final : public Peer {
 public:
  explicit OmegaPeer(const std::string& index) {
    const auto slash = index.rfind('/');
    database_ = index.substr(slash + 1);
    const auto configuration = index + ".omega";
    setenv("OMEGA_CONFIG_FILE", configuration.c_str(), 1);
    std::ofstream(configuration) << "database_dir " << index.substr(0, slash) << "\ntemplate_dir "
                                 << index.substr(0, slash) << "\nlog_dir /dev\n";
    std::ofstream(index.substr(0, slash) + "/titles")
        << "$set{stemmer,none}$set{flag_wildcard,true}$setmap{boolprefix"
           ",level,X0:,institution,X1:,topic,X2:,language,X3:,country,X4:,mode,X5:,kind,X6:}"
           "$msize\n$hitlist{$field{}$html{$value{0}}\n}";
  }

  Answer answer(const Question& question) override {
    std::vector<std::string> arguments = {program,
                                          "P=" + omega_query(question),
                                          "DB=" + database_,
                                          "FMT=titles",
                                          "HITSPERPAGE=10",
                                          "MINHITS=100000000"};
    for (const auto& [facet, value] : question.filters) {
      for (std::size_t i = 0; i < facets.size(); ++i)
        if (facet == facets[i]) arguments.push_back(fmt::format("B=X{}:{}", i, value));
    }
    Answer answer;
    const auto lines = split(output_of(arguments), '\n');
    // Behind the CGI header: how many match, then the titles.
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i == 1) answer.total = std::strtoul(lines[i].c_str(), nullptr, 10);
      if (i > 1) answer.titles.push_back(lines[i]);
    }
    return answer;
  }

 private:
  static std::string output_of(std::vector<std::string>& arguments) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    std::vector<char*> pointers;
    pointers.reserve(arguments.size() + 1);
    for (auto& argument : arguments)
      pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    pid_t child = 0;
    const int failed = posix_spawn(&child, program, &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error(std::string(program) + " cannot be run");
    close(ends[1]);
    std::string output;
    std::array<char, 4096> bytes;
    for (ssize_t count = 0; (count = read(ends[0], bytes.data(), bytes.size())) > 0;)
      output.append(bytes.data(), static_cast<std::size_t>(count));
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return output;
  }

  std::string database_;
};

}  // namespace

std::unique_ptr<Peer> omega_peer(const std::string& index) {
  return std::make_unique<OmegaPeer>(index);
}

}  // namespace rundkurs::bench

// How fast a crawl is against a replay on this machine, and what wget makes of the same replay.
// crawl_bench [HOSTS PAGES_OF_A_HOST]
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crawlers/fetch/downloader.h"
#include "tests/fixtures/course_site/course_sites.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;
using test::CourseSites;
using test::LoopbackServer;

struct Measured {
  double seconds = 0;
  double cpu_seconds = 0;
  long peak_mib = 0;
};

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// The replay in a process of its own, so that its work is not counted as the crawler's.
class ReplayProcess {
 public:
  explicit ReplayProcess(const CourseSites& sites) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    id_ = fork();
    if (id_ == 0) {
      close(ends[0]);
      const LoopbackServer server([&](const auto& request) { return sites.answer(request); });
      const int port = server.port();
      if (write(ends[1], &port, sizeof port) != sizeof port) _exit(1);
      while (true)
        pause();
    }
    close(ends[1]);
    if (read(ends[0], &port_, sizeof port_) != sizeof port_) throw std::runtime_error("no replay");
    close(ends[0]);
  }
  ~ReplayProcess() {
    ::kill(id_, SIGKILL);
    waitpid(id_, nullptr, 0);
  }
  ReplayProcess(const ReplayProcess&) = delete;
  ReplayProcess& operator=(const ReplayProcess&) = delete;

  std::string authority() const { return fmt::format("127.0.0.1:{}", port_); }

 private:
  pid_t id_ = 0;
  int port_ = 0;
};

Measured run_program(const std::vector<std::string>& words, const std::string& proxy = "") {
  std::vector<std::string> copies = words;
  std::vector<char*> pointers;
  for (auto& word : copies)
    pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const auto begun = std::chrono::steady_clock::now();
  const pid_t id = fork();
  if (id == 0) {
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nowhere, 1);
    dup2(nowhere, 2);
    if (!proxy.empty()) setenv("http_proxy", proxy.c_str(), 1);
    execvp(pointers[0], pointers.data());
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(id, &status, 0, &usage);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
    throw std::runtime_error(words[0] + " is not there");
  }
  return {
      .seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(),
      .cpu_seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
      .peak_mib = usage.ru_maxrss / 1024};
}

void print(const char* what, std::size_t pages, const Measured& measured) {
  fmt::print("{:<34} {:>6} pages {:>7.2f} s {:>7.0f} pages/s  cpu {:>6.2f} s  peak {:>4} MiB\n",
             what,
             pages,
             measured.seconds,
             static_cast<double>(pages) / measured.seconds,
             measured.cpu_seconds,
             measured.peak_mib);
  std::fflush(stdout);
}

/// Every page once, one request at a time for each host, nothing done with the bodies.
Measured fetch_all(const std::vector<std::string>& urls, const std::string& replay) {
  Downloader downloader({.user_agent = "rundkurs-bench/1 (+http://localhost/robot)",
                         .gate = AddressGate(*parse_endpoints(replay)),
                         .resolve_to = replay});
  std::map<std::string, std::vector<Url>> by_host;
  for (const auto& text : urls) {
    auto url = *parse_url(text);
    by_host[url.host].push_back(std::move(url));
  }
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  const auto begun = std::chrono::steady_clock::now();
  std::map<std::uint64_t, std::string> under_way;
  std::uint64_t id = 0;
  const auto start_next = [&](const std::string& host) {
    auto& left = by_host[host];
    if (left.empty()) return;
    under_way[++id] = host;
    downloader.start({.id = id, .url = left.back()});
    left.pop_back();
  };
  for (auto& [host, left] : by_host)
    start_next(host);
  while (!under_way.empty()) {
    for (const auto& reply : downloader.wait(1s)) {
      if (reply.status != 200) throw std::runtime_error("a page was not answered: " + reply.reason);
      const auto host = under_way.at(reply.id);
      under_way.erase(reply.id);
      start_next(host);
    }
  }
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  return {
      .seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(),
      .cpu_seconds = seconds_of(after.ru_utime) + seconds_of(after.ru_stime) -
                     seconds_of(before.ru_utime) - seconds_of(before.ru_stime),
      .peak_mib = after.ru_maxrss / 1024};
}

std::vector<std::string> wget(const CourseSites& sites, const std::string& folder) {
  std::vector<std::string> words = {"wget",
                                    "--mirror",
                                    "--quiet",
                                    "-e",
                                    "robots=off",
                                    "--reject-regex",
                                    "/(om|kontakt)/",
                                    "-P",
                                    folder};
  for (int host = 0; host < sites.size().hosts; ++host)
    words.push_back("http://" + CourseSites::host(host) + "/");
  return words;
}

void compare(const CourseSites::Size& size) {
  const CourseSites sites(size);
  const auto urls = sites.urls();
  const ReplayProcess replay(sites);
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder.file("sources"));
  sites.write_sources(folder.file("sources"));

  const auto fetched = fetch_all(urls, replay.authority());
  print("fetching alone", urls.size(), fetched);
  const auto mirrored =
      run_program(wget(sites, folder.file("mirror")), "http://" + replay.authority());
  print("wget --mirror", urls.size(), mirrored);
  const std::vector<std::string> crawl = {RUNDKURS_CRAWL,
                                          "run",
                                          "--sources",
                                          folder.file("sources"),
                                          "--catalogue",
                                          "sqlite:" + folder.file("c.db"),
                                          "--resolve-to",
                                          replay.authority()};
  const auto crawled = run_program(crawl);
  print("fetched, extracted and stored", urls.size(), crawled);
  const auto again = run_program(crawl);
  print("  a second run, nothing due", 0, again);
  fmt::print("fetching alone is {:.2f} times as fast as wget; the whole crawl {:.2f} times\n",
             mirrored.seconds / fetched.seconds,
             mirrored.seconds / crawled.seconds);
}

}  // namespace
}  // namespace rundkurs

int main(int argc, char** argv) {
  rundkurs::test::CourseSites::Size size{.hosts = 40, .pages = 100, .page_bytes = 50'000};
  if (argc == 3) {
    size.hosts = std::atoi(argv[1]);
    size.pages = std::atoi(argv[2]);
  }
  try {
    rundkurs::compare(size);
  } catch (const std::exception& error) {
    fmt::print(stderr, "crawl_bench: {}\n", error.what());
    return 1;
  }
  return 0;
}

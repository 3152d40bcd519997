#include "tests/schemas/sql/postgresql_server.h"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>
#include <vector>

#include <boost/test/execution_monitor.hpp>
#include <fcntl.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schemas/sql/postgresql.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;
using postgresql::Connection;

/// Ends the test case without a failure.
[[noreturn]] void skip(const char* reason) {
  std::cout << "skipped on PostgreSQL: " << reason << "\n";
  throw boost::execution_aborted();
}

/// The newest installed version's programs, which Debian does not put into the PATH.
std::string find_programs() {
  fs::path newest;
  int highest = 0;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none)) {
    const int number = std::atoi(version.path().filename().c_str());
    if (number > highest && fs::exists(version.path() / "bin" / "initdb")) {
      highest = number;
      newest = version.path() / "bin";
    }
  }
  if (newest.empty()) skip("no /usr/lib/postgresql/*/bin/initdb; install postgresql");
  return newest.string();
}

/// The server refuses to run as root; then it runs as the package's own user.
const passwd* other_user() {
  if (::geteuid() != 0) return nullptr;
  const passwd* user = ::getpwnam("postgres");
  if (user == nullptr) user = ::getpwnam("nobody");
  if (user == nullptr) skip("root may not run the server, and there is no other user");
  return user;
}

/// Its output goes to `log`. It ends with this program, however this program ends.
pid_t spawn(const std::vector<std::string>& words, const std::string& log) {
  const passwd* user = other_user();
  std::vector<char*> arguments;
  for (const auto& word : words)
    arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT: execv takes it so
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child != 0) return child;
  const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  if (user != nullptr && (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  ::execv(arguments.front(), arguments.data());
  ::_exit(127);
}

}  // namespace

PostgresqlServer& PostgresqlServer::instance() {
  static PostgresqlServer server;
  return server;
}

PostgresqlServer::PostgresqlServer() : programs_(find_programs()) {
  const auto folder = folder_.path().string();
  if (const passwd* user = other_user(); user != nullptr) {
    if (::chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0) skip("chown failed");
  }
  start();
  execute("CREATE DATABASE test", "postgres");
  execute("CREATE ROLE locked LOGIN PASSWORD 's3cret/@'");
}

void PostgresqlServer::start() {
  const std::string data = folder_.file("data");
  const std::string log = folder_.file("log");
  const pid_t maker = spawn({programs_ + "/initdb",
                             "--pgdata=" + data,
                             "--username=owner",
                             "--auth=trust",
                             "--encoding=UTF8",
                             "--no-locale",
                             "--no-sync",
                             "--no-instructions"},
                            log);
  int status = 0;
  ::waitpid(maker, &status, 0);
  if (status != 0) throw std::runtime_error("initdb failed: see " + log);
  folder_.write("data/pg_hba.conf",
                "local all locked scram-sha-256\n"
                "local all all    trust\n");
  process_ = spawn({programs_ + "/postgres",
                    "-D",
                    data,
                    "-k",
                    folder_.path().string(),
                    "-c",
                    "listen_addresses=",
                    "-c",
                    "fsync=off",
                    "-c",
                    "full_page_writes=off",
                    "-c",
                    "shared_buffers=32MB",
                    "-c",
                    "autovacuum=off"},
                   log);
  for (int time = 0; time < 600; ++time) {
    try {
      Connection(url("postgres"), Connection::Mode::read_only);
      return;
    } catch (const sql::DatabaseError&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
  throw std::runtime_error("the server does not start: see " + log);
}

PostgresqlServer::~PostgresqlServer() {
  if (process_ <= 0) return;
  ::kill(process_, SIGQUIT);
  ::waitpid(process_, nullptr, 0);
}

std::string PostgresqlServer::url(const std::string& database, const std::string& user) const {
  return "postgresql://" + user + "@/" + database + "?host=" + folder_.path().string();
}

std::string PostgresqlServer::new_schema() {
  const std::string name = "s" + std::to_string(++schemas_);
  execute("CREATE SCHEMA " + name);
  return url() + "&options=-csearch_path%3D" + name;
}

void PostgresqlServer::execute(const std::string& sql, const std::string& database) const {
  Connection(url(database), Connection::Mode::read_write).execute(sql);
}

std::string PostgresqlServer::value(const std::string& sql) const {
  Connection connection(url(), Connection::Mode::read_only);
  sql::Statement statement(connection, sql);
  auto row = statement.use();
  if (!row.next()) throw std::runtime_error("no row: " + sql);
  return row.text(0);
}

void PostgresqlServer::end_sessions() const {
  value(
      "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
      " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
}

}  // namespace rundkurs

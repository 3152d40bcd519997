// The nginx example is what nginx takes. Installing nginx would start a web server on this machine,
// so the test uses one that is there.
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/file.h"
#include "tests/paths.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

void replace_all(std::string& text, const std::string& old, const std::string& other) {
  BOOST_REQUIRE_MESSAGE(text.find(old) != std::string::npos, "the example has no " << old);
  for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + other.size()))
    text.replace(at, old.size(), other);
}

/// The example with a certificate and files of its own.
std::string example_within(const TemporaryFolder& folder) {
  auto text = read_file(source_path("packaging/nginx.conf")).value();
  replace_all(text, "/etc/ssl/certs/kurs.example.org.pem", folder.file("cert.pem"));
  replace_all(text, "/etc/ssl/private/kurs.example.org.key", folder.file("key.pem"));
  replace_all(text, "/var/cache/nginx/rundkurs", folder.file("cache"));
  replace_all(text, "/var/log/nginx/rundkurs.error.log", folder.file("site.log"));
  replace_all(text, "listen 80;", "listen 127.0.0.1:28480;");
  replace_all(text, "listen 443 ssl http2 sndbuf", "listen 127.0.0.1:28443 ssl http2 sndbuf");
  replace_all(text, "listen [::]:80;", "");
  replace_all(text, "listen [::]:443 ssl http2 sndbuf=64k;", "");
  return text;
}

BOOST_AUTO_TEST_SUITE(nginx_example)

BOOST_AUTO_TEST_CASE(nginx_takes_it) {
  if (run_program("nginx", {"-v"}).status != 0 || run_program("openssl", {"version"}).status != 0) {
    BOOST_TEST_MESSAGE("skipped: no nginx or openssl here");
    return;
  }
  const TemporaryFolder folder;
  const auto made = run_program("openssl",
                                {"req",
                                 "-x509",
                                 "-newkey",
                                 "rsa:2048",
                                 "-nodes",
                                 "-days",
                                 "1",
                                 "-subj",
                                 "/CN=kurs.example.org",
                                 "-keyout",
                                 folder.file("key.pem"),
                                 "-out",
                                 folder.file("cert.pem")});
  BOOST_REQUIRE(made.status == 0);
  const auto site = folder.write("site.conf", example_within(folder));
  const auto main = folder.write(
      "nginx.conf",
      "pid " + folder.file("pid") + "; error_log " + folder.file("error.log") +
          ";\nevents {}\nhttp {\n" + "client_body_temp_path " + folder.file("body") + ";\n" +
          "proxy_temp_path " + folder.file("proxy") + ";\n" + "fastcgi_temp_path " +
          folder.file("fastcgi") + ";\n" + "uwsgi_temp_path " + folder.file("uwsgi") + ";\n" +
          "scgi_temp_path " + folder.file("scgi") + ";\n" + "include " + site + ";\n}\n");
  const auto tried = run_program("nginx", {"-t", "-c", main});
  BOOST_TEST(tried.status == 0, tried.err);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

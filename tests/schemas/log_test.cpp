#include "schemas/log.h"

#include <cstdio>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "schemas/handle.h"
#include "schemas/progress.h"

namespace rundkurs {
namespace {

/// A stream that remembers what was written.
class Memory {
 public:
  std::FILE* stream() { return file_.get(); }

  std::string text() {
    std::fflush(file_.get());
    return {text_, size_};
  }

  Memory() : file_(::open_memstream(&text_, &size_)) {}
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() {
    file_.reset();
    std::free(text_);
  }

 private:
  char* text_ = nullptr;
  std::size_t size_ = 0;
  Handle<std::FILE, &std::fclose> file_;
};

BOOST_AUTO_TEST_SUITE(log)

BOOST_AUTO_TEST_CASE(a_line_for_a_person_stays_one_line) {
  Memory out;
  TextLog(out.stream())
      .warning("page refused", {{"url", "https://a/b"}, {"reason", "two\nlines"}, {"rest", ""}});
  BOOST_TEST(out.text() ==
             "warning: page refused url=https://a/b reason=\"two\\nlines\" rest=\"\"\n");
}

BOOST_AUTO_TEST_CASE(a_line_for_a_program_is_one_object) {
  Memory out;
  JsonLog(out.stream()).error("bad \"quote\"", {{"url", "\xFF"}});
  const auto line = out.text();
  BOOST_REQUIRE(line.ends_with("}\n"));
  const auto entry = nlohmann::json::parse(line);
  BOOST_TEST(entry.at("level") == "error");
  BOOST_TEST(entry.at("event") == "bad \"quote\"");
  BOOST_TEST(entry.at("url") == "\uFFFD");
  BOOST_TEST(entry.at("time").get<std::string>().size() == 20U);
}

BOOST_AUTO_TEST_CASE(progress_shows_the_share_and_ends_its_line) {
  Memory out;
  TerminalProgress progress(out.stream(), "reading");
  progress.finish();
  BOOST_TEST(out.text().empty());
  progress.update(1, 4, "1 error");
  progress.update(2, 4, "too soon to be drawn");
  progress.update(4, 4, "");
  progress.finish();
  const auto text = out.text();
  BOOST_TEST(text.find(" 25% 1/4  1 error") != std::string::npos);
  BOOST_TEST(text.find("too soon") == std::string::npos);
  BOOST_TEST(text.find("100% 4/4") != std::string::npos);
  BOOST_TEST(text.ends_with("\n"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

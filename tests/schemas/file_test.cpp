#include "schemas/file.h"

#include <cstdlib>
#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

/// Sets an environment variable and restores what was there.
class Environment {
 public:
  Environment(const char* name, const std::string& value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    ::setenv(name, value.c_str(), 1);
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  ~Environment() {
    if (before_.empty())
      ::unsetenv(name_);
    else
      ::setenv(name_, before_.c_str(), 1);
  }

 private:
  const char* name_;
  std::string before_;
};

BOOST_AUTO_TEST_SUITE(file)

BOOST_AUTO_TEST_CASE(a_file_comes_back_byte_for_byte) {
  const TemporaryFolder folder;
  const std::string content("a\0b\r\n\xFF", 6);
  BOOST_REQUIRE(write_file_atomically(folder.file("x"), content).has_value());
  const auto read = read_file(folder.file("x"));
  BOOST_REQUIRE(read.has_value());
  BOOST_TEST(*read == content);
}

BOOST_AUTO_TEST_CASE(replacing_leaves_nothing_beside) {
  const TemporaryFolder folder;
  BOOST_REQUIRE(write_file_atomically(folder.file("x"), "old").has_value());
  BOOST_REQUIRE(write_file_atomically(folder.file("x"), "new").has_value());
  BOOST_TEST(read_file(folder.file("x")).value() == "new");
  std::filesystem::create_directory(folder.path() / "taken");
  BOOST_TEST(!write_file_atomically(folder.file("taken"), "no file").has_value());
  int entries = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path()))
    ++entries;
  BOOST_TEST(entries == 2);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_names_the_path_and_the_reason) {
  const TemporaryFolder folder;
  const auto missing = read_file(folder.file("missing"));
  BOOST_REQUIRE(!missing.has_value());
  BOOST_TEST((missing.error().code == Error::Code::not_found));
  BOOST_TEST(describe(missing.error()) ==
             folder.file("missing") + ": cannot be opened: No such file or directory");
  const auto directory = read_file(folder.path().string());
  BOOST_REQUIRE(!directory.has_value());
  BOOST_TEST(describe(directory.error()) ==
             folder.path().string() + ": cannot be read: Is a directory");
  BOOST_TEST(!write_file_atomically(folder.file("no/such/x"), "").has_value());
}

BOOST_AUTO_TEST_CASE(a_limit_is_a_limit) {
  const TemporaryFolder folder;
  const auto path = folder.write("x", std::string(1000, 'x'));
  BOOST_TEST(read_file(path, 1000).has_value());
  BOOST_TEST(!read_file(path, 999).has_value());
  BOOST_TEST(!read_file("/dev/zero", 1'000'000).has_value());
}

BOOST_AUTO_TEST_CASE(the_data_folder_is_the_first_that_was_named) {
  const TemporaryFolder folder;
  const Environment environment("RUNDKURS_DATA", folder.path().string());
  BOOST_TEST(find_data_folder("").value() == folder.path().string());
  BOOST_TEST(find_data_folder("/tmp").value() == "/tmp");
  BOOST_TEST(!find_data_folder(folder.file("missing")).has_value());
  const Environment wrong("RUNDKURS_DATA", folder.file("missing"));
  BOOST_TEST(!find_data_folder("").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

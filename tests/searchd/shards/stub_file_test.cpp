#include "searchd/shards/stub_file.h"

#include <fstream>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/temporary_folder.h"

namespace rundkurs::shards {
namespace {

class Stub {
 public:
  explicit Stub(const std::string& text) { std::ofstream(file()) << text; }
  std::string file() const { return folder_.file("index.stub"); }
  std::string folder() const { return folder_.path().string(); }

 private:
  TemporaryFolder folder_;
};

BOOST_AUTO_TEST_SUITE(stub_file)

BOOST_AUTO_TEST_CASE(names_databases_here_and_elsewhere) {
  const Stub stub(
      "# two machines\nremote index1.example.org:7201\nauto shard-2/current\n"
      "remote [fd00::7]:7202\n");
  const auto read = read_stub(stub.file());
  BOOST_REQUIRE(read.has_value());
  BOOST_REQUIRE(read->size() == 3U);
  BOOST_TEST((*read)[0].remote());
  BOOST_TEST((*read)[0].name == "index1.example.org:7201");
  BOOST_TEST((*read)[0].host == "index1.example.org");
  BOOST_TEST((*read)[0].port == 7201U);
  BOOST_TEST(!(*read)[1].remote());
  BOOST_TEST((*read)[1].path == stub.folder() + "/shard-2/current");
  BOOST_TEST((*read)[2].host == "fd00::7");
  BOOST_TEST(are_shards(*read));
}

BOOST_AUTO_TEST_CASE(one_database_here_is_no_shard) {
  const auto read = read_stub(Stub("auto 000007\n").file());
  BOOST_TEST(!are_shards(*read));
  BOOST_TEST(are_shards(*read_stub(Stub("remote localhost:7201\n").file())));
}

BOOST_AUTO_TEST_CASE(a_line_that_names_none_is_told) {
  for (const auto* const line : {"remote localhost",
                                 "remote :7201",
                                 "remote localhost:0",
                                 "remote localhost:70000",
                                 "remote localhost:72x",
                                 "000007"}) {
    const auto read = read_stub(Stub(std::string("auto 000001\n") + line + "\n").file());
    BOOST_TEST_CONTEXT(line) {
      BOOST_REQUIRE(!read.has_value());
      BOOST_TEST(read.error().where.ends_with(":2"));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::shards

#include "schemas/sha256.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(sha256)

// The examples of FIPS 180-4
// (https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values).
BOOST_AUTO_TEST_CASE(known_messages) {
  BOOST_TEST(Sha256().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 abc;
  abc.add("a");
  abc.add("");
  abc.add("bc");
  BOOST_TEST(abc.hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

#include "crawlers/archive/digest_label.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(digest_label)

// Digests of "" and "abc" from FIPS 180 and the archives of others.
BOOST_AUTO_TEST_CASE(labels_are_those_of_other_tools) {
  BOOST_TEST(sha1_label("") == "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
  BOOST_TEST(sha1_label("abc") == "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5");
}

BOOST_AUTO_TEST_CASE(labels_of_others_are_held_against_the_bytes) {
  const auto is = [](std::string_view label) { return has_digest("abc", label); };
  BOOST_TEST(is("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5").value());
  BOOST_TEST(is("sha1:a9993e364706816aba3e25717850c26c9cd0d89d").value());
  BOOST_TEST(
      is("sha-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad").value());
  BOOST_TEST(is("md5:900150983CD24FB0D6963F7D28E17F72").value());
  BOOST_TEST(!is("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ").value());
  BOOST_TEST(!is("sha1:abc").has_value());
  BOOST_TEST(!is("whirlpool9:abc").has_value());
  BOOST_TEST(!is("").has_value());
}

BOOST_AUTO_TEST_CASE(ids_are_random_uuids) {
  const auto id = new_record_id();
  BOOST_TEST(id.size() == std::string("<urn:uuid:00000000-0000-4000-8000-000000000000>").size());
  BOOST_TEST(id.starts_with("<urn:uuid:"));
  BOOST_TEST(id[24] == '4');
  BOOST_TEST(id != new_record_id());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

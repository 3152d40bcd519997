#include "searchd/desk/qr_code.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

namespace rundkurs::desk {

BOOST_AUTO_TEST_SUITE(qr_code)

BOOST_AUTO_TEST_CASE(a_picture_has_its_three_corners_and_nothing_around_them) {
  const auto picture = make_qr_code("otpauth://totp/Rundkurs:anna?secret=ABC&issuer=Rundkurs");
  BOOST_REQUIRE(picture.width > 21 + 8);
  const auto has = [&](int x, int y) {
    const auto module = "M" + std::to_string(x) + " " + std::to_string(y) + "h1v1h-1z";
    return picture.path.find(module) != std::string::npos;
  };
  const int last = picture.width - 5;
  for (const auto& [x, y] : {std::pair(4, 4), std::pair(last, 4), std::pair(4, last)}) {
    BOOST_TEST(has(x, y));
  }
  for (int i = 0; i < picture.width; ++i)
    BOOST_TEST(!has(i, 3));
}

BOOST_AUTO_TEST_CASE(a_text_too_long_has_no_picture) {
  BOOST_TEST(make_qr_code(std::string(5000, 'a')).width == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace rundkurs::desk

#include "searchd/http/form_data.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace rundkurs::http {
namespace {

const std::string type = "multipart/form-data; boundary=----WebKit7";

BOOST_AUTO_TEST_SUITE(form_data)

BOOST_AUTO_TEST_CASE(fields_and_files_come_as_they_were_sent) {
  const std::string whole =
      "------WebKit7\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n"
      "------WebKit7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a; b=c.eml\"\r\n"
      "Content-Type: message/rfc822\r\n\r\nFrom: a\r\n\r\n------WebKit\r\n\r\n"
      "------WebKit7--\r\n";
  const auto parts = parse_form_data(type, whole);
  BOOST_REQUIRE(parts.has_value());
  BOOST_REQUIRE(parts->size() == 2U);
  BOOST_TEST((*parts)[0].name == "token");
  BOOST_TEST((*parts)[0].content == "abc");
  BOOST_TEST((*parts)[0].filename.empty());
  BOOST_TEST((*parts)[1].filename == "a; b=c.eml");
  BOOST_TEST((*parts)[1].content.starts_with("From: a\r\n\r\n------WebKit\r\n"));
}

BOOST_AUTO_TEST_CASE(bytes_of_any_kind_stay_as_they_are) {
  const std::string bytes("\0\r\n\xFF\r\n\r\n", 8);
  const auto body =
      "--x y\r\ncontent-disposition: form-data; name=f\r\n\r\n" + bytes + "\r\n--x y--";
  const auto parts = parse_form_data("Multipart/Form-Data; BOUNDARY=\"x y\"", body);
  BOOST_REQUIRE(parts.has_value());
  BOOST_TEST((parts->at(0).name == "f"));
  BOOST_TEST((parts->at(0).content == bytes));
}

BOOST_AUTO_TEST_CASE(what_is_cut_or_no_form_is_an_error) {
  const std::string field = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
  for (const auto& body : {std::string(),
                           std::string("--b"),
                           std::string("--b--"),
                           field,
                           field + "--b",
                           field + "--bc--",
                           "x" + field + "--b--",
                           std::string("--b\r\nno end of the head\r\n--b--")})
    BOOST_TEST(!parse_form_data("multipart/form-data; boundary=b", body).has_value(), body);
  BOOST_TEST(parse_form_data("multipart/form-data; boundary=b", field + "--b--").has_value());
  BOOST_TEST(!parse_form_data("multipart/form-data", field + "--b--").has_value());
  BOOST_TEST(!parse_form_data("multipart/form-data; boundary=", field + "--b--").has_value());
}

BOOST_AUTO_TEST_CASE(a_form_of_countless_fields_is_an_error) {
  std::string body;
  for (std::size_t i = 0; i <= most_form_parts; ++i)
    body += "--b\r\n\r\n\r\n";
  BOOST_TEST(!parse_form_data("multipart/form-data; boundary=b", body + "--b--").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::http

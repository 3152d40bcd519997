#define BOOST_TEST_MODULE rundkurs
#include <boost/test/unit_test.hpp>

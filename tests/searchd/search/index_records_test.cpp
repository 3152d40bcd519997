#include "searchd/search/index_records.h"

#include <boost/test/unit_test.hpp>
#include <xapian.h>

#include "schemas/index_layout.h"
#include "searchd/facets/snapshot.h"

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(index_records)

BOOST_AUTO_TEST_CASE(a_damaged_record_is_the_indexs_fault_not_the_askers) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.set_data("{\"id\": \"no-nmbu-x\", \x01");
  document.add_value(index_layout::facts_slot, "{\"id\":");
  const auto damaged = database.add_document(document);
  const facets::Snapshot snapshot;
  const auto whole = read_offering(database, damaged);
  BOOST_REQUIRE(!whole.has_value());
  BOOST_TEST((whole.error().code == Error::Code::storage));
  BOOST_TEST(whole.error().hint.find("rundkurs-index build") != std::string::npos);
  const auto facts = read_facts(snapshot, database, damaged);
  BOOST_REQUIRE(!facts.has_value());
  BOOST_TEST((facts.error().code == Error::Code::storage));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs

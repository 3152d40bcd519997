#include "searchd/search/index_records.h"

#include <xapian.h>

#include "schemas/kept_offering.h"

namespace rundkurs {

Result<Offering> read_offering(const Xapian::Database& database, std::uint32_t document) {
  return offering_from_kept_text(database.get_document(document).get_data(), "index");
}

Error no_index() {
  return {Error::Code::storage,
          "there is no index to answer from",
          "",
          "build one with: rundkurs-index build"};
}

Error unreadable(const Xapian::Error& error) {
  return {Error::Code::storage, "the index cannot be read: " + error.get_msg(), "", ""};
}

}  // namespace rundkurs

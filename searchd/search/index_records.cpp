#include "searchd/search/index_records.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include "schemas/index_layout.h"
#include "schemas/kept_offering.h"
#include "searchd/facets/snapshot.h"

namespace rundkurs {

std::uint32_t document_of(std::string_view id, const Xapian::Database& database) {
  for (const auto prefix : {index_layout::identity_prefix, index_layout::alias_prefix}) {
    const auto term = std::string(prefix).append(id);
    const auto document = database.postlist_begin(term);
    if (document != database.postlist_end(term)) return *document;
  }
  return 0;
}

Result<Offering> kept_offering(std::string_view text) {
  auto offering = offering_from_kept_text(text, "index");
  if (offering) return offering;
  return Error{Error::Code::storage,
               "a record of the index cannot be read: " + offering.error().message,
               "",
               "build it anew with: rundkurs-index build --full"};
}

Result<Offering> read_offering(const Xapian::Database& database, std::uint32_t document) {
  return kept_offering(database.get_document(document).get_data());
}

Result<Offering> read_facts(const facets::Snapshot& snapshot,
                            const Xapian::Database& database,
                            std::uint32_t document) {
  if (const auto text = snapshot.facts.of(document); !text.empty()) return kept_offering(text);
  // Each of the documents that match has its facts: to look first whether there is one costs as
  // much as to read them.
  const auto kept = database.get_document(document, Xapian::DOC_ASSUME_VALID);
  return kept_offering(kept.get_value(index_layout::facts_slot));
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

Error shards_missing(const std::vector<std::string>& names) {
  return {Error::Code::storage,
          fmt::format("shards of the index are missing: {}", fmt::join(names, ", ")),
          "",
          ""};
}

Error needs_local_index(std::string_view question) {
  return {Error::Code::refused,
          fmt::format("{} needs an index on the daemon's own machine; this one is in shards.",
                      question),
          "",
          ""};
}

}  // namespace rundkurs

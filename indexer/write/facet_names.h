#pragma once

#include <map>
#include <string>

#include <nlohmann/json_fwd.hpp>
#include <xapian.h>

#include "schemas/offering.h"

namespace rundkurs {

/// The names of institutions and regions that readers show as facet labels, kept in the index's
/// metadata ("institutions", "regions"; index_layout.h).
class FacetNames {
 public:
  /// Those of an index that is built on.
  void read(const Xapian::Database& index);

  void learn(const Offering& offering);
  void merge(FacetNames other);

  /// Leaves out what no document has any more.
  void write(Xapian::WritableDatabase& index) const;

 private:
  std::map<std::string, InstitutionReference> institutions_;
  std::map<std::string, std::string> regions_;
};

}  // namespace rundkurs

#pragma once

#include <memory>
#include <string>

#include "schemas/catalogue/catalogue.h"

namespace rundkurs {

/// A catalogue in an SQLite file, or in memory where `path` is ":memory:".
Result<std::unique_ptr<Catalogue>> open_sqlite_catalogue(const std::string& path,
                                                         Catalogue::Access access);

}  // namespace rundkurs

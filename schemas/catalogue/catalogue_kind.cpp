#include "schemas/catalogue/catalogue_kind.h"

namespace rundkurs {

std::span<const Migration> catalogue_migrations();  // compiled in from `migrations/`

const DatabaseKind& catalogue_kind() {
  static const DatabaseKind kind = {.name = "catalogue",
                                    .option = "--catalogue",
                                    .file = "rundkurs.db",
                                    .made_by = "`rundkurs-crawl import` or `run`",
                                    .migrations = catalogue_migrations()};
  return kind;
}

}  // namespace rundkurs

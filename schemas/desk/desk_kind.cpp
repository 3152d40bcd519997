#include "schemas/desk/desk_kind.h"

namespace rundkurs {

std::span<const Migration> desk_migrations();  // compiled in from `migrations/`

namespace desk {

const DatabaseKind& desk_kind() {
  static const DatabaseKind kind = {.name = "desk",
                                    .option = "--desk",
                                    .file = "desk.db",
                                    .made_by = "`rundkurs-searchd` or its `user add`",
                                    .migrations = desk_migrations(),
                                    // The daemon and the commands for accounts and retention.
                                    .writers = DatabaseKind::Writers::several,
                                    .personal = true};
  return kind;
}

}  // namespace desk
}  // namespace rundkurs

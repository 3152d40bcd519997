#include "schemas/catalogue/catalogue.h"

#include "schemas/catalogue/sqlite_catalogue.h"

namespace rundkurs {

Result<std::unique_ptr<Catalogue>> Catalogue::open(const std::string& url, Access access) {
  constexpr std::string_view sqlite = "sqlite:";
  if (url.rfind(sqlite, 0) == 0 && url.size() > sqlite.size()) {
    return open_sqlite_catalogue(url.substr(sqlite.size()), access);
  }
  if (url.rfind("postgresql:", 0) == 0 || url.rfind("postgres:", 0) == 0) {
    return Error{Error::Code::usage,
                 "this build has no PostgreSQL",
                 "--catalogue",  // and not its value, which may hold a password
                 "give sqlite:PATH"};
  }
  return Error{Error::Code::usage,
               "not the address of a catalogue",
               "--catalogue " + url,
               "give sqlite:PATH, such as sqlite:var/rundkurs.db"};
}

}  // namespace rundkurs

#include "schemas/desk/sql_institution_links.h"

#include <fmt/format.h>

#include "schemas/desk/act.h"
#include "schemas/random_text.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t link_id_characters = 16;
/// 260 bits, more than the hash that they go into has.
constexpr std::size_t key_characters = 52;
constexpr std::string_view key_name = "institution-links";

std::string select_link(std::string_view rest) {
  return fmt::format(
      "SELECT id, institution, made_by, made, expires, withdrawn, used FROM institution_link {}",
      rest);
}

InstitutionLink link_of(const sql::Use& row) {
  return {row.text(0),
          row.text(1),
          row.text(2),
          row.time(3),
          row.time(4),
          row.optional_time(5),
          row.optional_time(6)};
}

}  // namespace

SqlInstitutionLinks::SqlInstitutionLinks(sql::SharedConnection& shared)
    : shared_(shared),
      make_key_(shared.connection(),
                "INSERT INTO secret (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING"),
      key_(shared.connection(), "SELECT value FROM secret WHERE name = ?1"),
      add_(shared.connection(),
           "INSERT INTO institution_link (id, institution, made_by, made, expires)"
           " VALUES (?1, ?2, ?3, ?4, ?5)"),
      list_(shared.connection(), select_link("ORDER BY made DESC, id")),
      find_(shared.connection(), select_link("WHERE id = ?1")),
      withdraw_(shared.connection(),
                "UPDATE institution_link SET withdrawn = coalesce(withdrawn, ?2) WHERE id = ?1"),
      touch_(shared.connection(), "UPDATE institution_link SET used = ?2 WHERE id = ?1"),
      note_(shared.connection(),
            "INSERT INTO audit (at, account, act, subject) VALUES (?1, ?2, ?3, ?4)") {}

Result<std::string> SqlInstitutionLinks::key() {
  return shared_.in_transaction([&]() -> Result<std::string> {
    if (auto row = key_.use(key_name); row.next()) return row.text(0);
    make_key_.run(key_name, random_text(key_characters));
    // Another program may have been faster.
    auto row = key_.use(key_name);
    row.next();
    return row.text(0);
  });
}

Result<InstitutionLink> SqlInstitutionLinks::add(const std::string& institution,
                                                 Timestamp expires,
                                                 const By& by) {
  return shared_.in_transaction([&] {
    const InstitutionLink link{
        random_text(link_id_characters), institution, by.account, by.at, expires, {}, {}};
    add_.run(link.id, link.institution, link.made_by, link.made, link.expires);
    note_.run(by.at, by.account, name_of(Act::link_made), link.id);
    return link;
  });
}

Result<std::vector<InstitutionLink>> SqlInstitutionLinks::list() {
  return shared_.guarded([&] {
    std::vector<InstitutionLink> all;
    for (auto row = list_.use(); row.next();)
      all.push_back(link_of(row));
    return all;
  });
}

Result<std::optional<InstitutionLink>> SqlInstitutionLinks::find(std::string_view id) {
  return shared_.guarded([&] {
    auto row = find_.use(id);
    return row.next() ? std::optional(link_of(row)) : std::nullopt;
  });
}

Result<void> SqlInstitutionLinks::withdraw(std::string_view id, const By& by) {
  return shared_.in_transaction([&]() -> Result<void> {
    withdraw_.run(id, by.at);
    if (shared_.connection().changes() == 0)
      return Error{Error::Code::not_found, "there is no such link", "", ""};
    note_.run(by.at, by.account, name_of(Act::link_withdrawn), id);
    return {};
  });
}

Result<void> SqlInstitutionLinks::touch(std::string_view id, Timestamp used) {
  return shared_.in_transaction([&]() -> Result<void> {
    touch_.run(id, used);
    return {};
  });
}

}  // namespace rundkurs::desk

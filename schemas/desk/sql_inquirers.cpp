// What the law gives a person: to be erased, and to see what is kept.
#include <string>
#include <vector>

#include "schemas/desk/inquiry_query.h"
#include "schemas/desk/inquiry_row.h"
#include "schemas/desk/sql_inquiries.h"
#include "schemas/utf8.h"

namespace rundkurs::desk {
namespace {

/// Whoever wrote into somebody else's thread stands there by name and address.
std::string author_pattern(std::string_view email) {
  return "%<" + like_pattern(fold_case(email)) + ">";
}

}  // namespace

void SqlInquiries::take_away_personal(std::string_view id, const By& by) {
  erase_.run(id, by.at);
  erase_entries_.run(id);
  erase_reasons_.run(id);
  erase_posts_.run(id);
  erase_mail_.run(id);
  note(by, Act::inquiry_erased, id);
}

Result<void> SqlInquiries::erase(std::string_view id, const By& by) {
  return shared_.in_transaction([&]() -> Result<void> {
    if (sql::only_integer(exists_.use(id)) == 0) return no_such();
    take_away_personal(id, by);
    return {};
  });
}

Result<std::size_t> SqlInquiries::erase_received_before(Timestamp time, const By& by) {
  return shared_.in_transaction([&]() -> Result<std::size_t> {
    std::vector<std::string> ids;
    for (auto row = older_.use(time); row.next();)
      ids.push_back(row.text(0));
    for (const auto& id : ids)
      take_away_personal(id, by);
    return ids.size();
  });
}

Result<std::size_t> SqlInquiries::erase_person(std::string_view email, const By& by) {
  return shared_.in_transaction([&]() -> Result<std::size_t> {
    const auto ids_in = [](sql::Use rows) {
      std::vector<std::string> ids;
      while (rows.next())
        ids.push_back(rows.text(0));
      return ids;
    };
    const auto own = ids_in(of_inquirer_.use(email));
    for (const auto& id : own)
      take_away_personal(id, by);
    const auto author = author_pattern(email);
    const auto others = ids_in(with_words_of_.use(author));
    erase_words_of_.run(author);
    for (const auto& id : others) {
      grow_.run(id);
      write_searched(id);
      note(by, Act::messages_of_person_erased, id);
    }
    return own.size() + others.size();
  });
}

Result<std::vector<Inquiry>> SqlInquiries::of_person(std::string_view email) {
  return shared_.guarded([&] {
    std::vector<Inquiry> inquiries;
    for (auto row = of_person_.use(email, author_pattern(email)); row.next();)
      inquiries.push_back(inquiry_of(row));
    for (auto& inquiry : inquiries)
      complete(inquiry);
    return inquiries;
  });
}

}  // namespace rundkurs::desk

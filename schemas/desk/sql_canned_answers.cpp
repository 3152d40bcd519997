#include "schemas/desk/sql_canned_answers.h"

#include "schemas/desk/act.h"
#include "schemas/random_text.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t canned_id_characters = 12;

CannedAnswer canned_of(const sql::Use& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5)};
}

Error no_such_answer() {
  return {Error::Code::not_found, "there is no such canned answer", "", "it may have been removed"};
}

}  // namespace

SqlCannedAnswers::SqlCannedAnswers(sql::SharedConnection& shared)
    : shared_(shared),
      add_(shared.connection(),
           "INSERT INTO canned_answer (id, title, language, topic, text, revision)"
           " VALUES (?1, ?2, ?3, ?4, ?5, 1)"),
      list_(shared.connection(),
            "SELECT id, title, language, topic, text, revision FROM canned_answer"
            " ORDER BY language, topic, title, id"),
      find_(shared.connection(),
            "SELECT id, title, language, topic, text, revision FROM canned_answer WHERE id = ?1"),
      update_(shared.connection(),
              "UPDATE canned_answer SET title = ?3, language = ?4, topic = ?5, text = ?6,"
              " revision = revision + 1 WHERE id = ?1 AND revision = ?2"),
      remove_(shared.connection(), "DELETE FROM canned_answer WHERE id = ?1"),
      note_(shared.connection(),
            "INSERT INTO audit (at, account, act, subject) VALUES (?1, ?2, ?3, ?4)") {}

Result<std::string> SqlCannedAnswers::add(const CannedAnswer& answer, const By& by) {
  return shared_.in_transaction([&] {
    auto id = random_text(canned_id_characters);
    add_.run(id, answer.title, answer.language, answer.topic, answer.text);
    note_.run(by.at, by.account, name_of(Act::canned_answer_added), id);
    return id;
  });
}

Result<std::vector<CannedAnswer>> SqlCannedAnswers::list() {
  return shared_.guarded([&] {
    std::vector<CannedAnswer> all;
    for (auto row = list_.use(); row.next();)
      all.push_back(canned_of(row));
    return all;
  });
}

std::optional<CannedAnswer> SqlCannedAnswers::known(std::string_view id) {
  auto row = find_.use(id);
  return row.next() ? std::optional(canned_of(row)) : std::nullopt;
}

Result<std::optional<CannedAnswer>> SqlCannedAnswers::find(std::string_view id) {
  return shared_.guarded([&] { return known(id); });
}

Result<void> SqlCannedAnswers::update(const CannedAnswer& answer, const By& by) {
  return shared_.in_transaction([&]() -> Result<void> {
    update_.run(
        answer.id, answer.revision, answer.title, answer.language, answer.topic, answer.text);
    if (shared_.connection().changes() == 0) {
      if (!known(answer.id)) return no_such_answer();
      return Error{Error::Code::conflict,
                   "somebody else changed the canned answer meanwhile",
                   answer.id,
                   "look at it again, then change it"};
    }
    note_.run(by.at, by.account, name_of(Act::canned_answer_changed), answer.id);
    return {};
  });
}

Result<void> SqlCannedAnswers::remove(std::string_view id, const By& by) {
  return shared_.in_transaction([&]() -> Result<void> {
    remove_.run(id);
    if (shared_.connection().changes() == 0) return no_such_answer();
    note_.run(by.at, by.account, name_of(Act::canned_answer_removed), id);
    return {};
  });
}

}  // namespace rundkurs::desk

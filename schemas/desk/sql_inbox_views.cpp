#include "schemas/desk/sql_inbox_views.h"

#include "schemas/desk/act.h"
#include "schemas/random_text.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t view_id_characters = 12;

InboxView view_of(const sql::Use& row) {
  InboxView view;
  view.id = row.text(0);
  view.name = row.text(1);
  view.filter.status = status_named(row.view(2));
  view.filter.assignee = row.text(3);
  view.filter.topic = row.text(4);
  view.filter.words = row.text(5);
  return view;
}

}  // namespace

SqlInboxViews::SqlInboxViews(sql::SharedConnection& shared)
    : shared_(shared),
      add_(shared.connection(),
           "INSERT INTO inbox_view (id, name, status, assignee, topic, words, made)"
           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      list_(shared.connection(),
            "SELECT id, name, status, assignee, topic, words FROM inbox_view ORDER BY name, id"),
      find_(shared.connection(),
            "SELECT id, name, status, assignee, topic, words FROM inbox_view WHERE id = ?1"),
      remove_(shared.connection(), "DELETE FROM inbox_view WHERE id = ?1"),
      date_(shared.connection(), "UPDATE inbox_view SET made = ?1 WHERE made = 0"),
      worded_(shared.connection(),
              "SELECT id FROM inbox_view WHERE words <> '' AND made < ?1 ORDER BY id"),
      note_(shared.connection(),
            "INSERT INTO audit (at, account, act, subject) VALUES (?1, ?2, ?3, ?4)") {}

Result<std::string> SqlInboxViews::add(const InboxView& view, const By& by) {
  return shared_.in_transaction([&] {
    auto id = random_text(view_id_characters);
    const auto& filter = view.filter;
    add_.run(id,
             view.name,
             filter.status ? name_of(*filter.status) : std::string_view(),
             filter.assignee,
             filter.topic,
             filter.words,
             by.at);
    note_.run(by.at, by.account, name_of(Act::view_added), id);
    return id;
  });
}

Result<std::vector<InboxView>> SqlInboxViews::list() {
  return shared_.guarded([&] {
    std::vector<InboxView> all;
    for (auto row = list_.use(); row.next();)
      all.push_back(view_of(row));
    return all;
  });
}

Result<std::optional<InboxView>> SqlInboxViews::find(std::string_view id) {
  return shared_.guarded([&] {
    auto row = find_.use(id);
    return row.next() ? std::optional(view_of(row)) : std::nullopt;
  });
}

Result<void> SqlInboxViews::remove(std::string_view id, const By& by) {
  return shared_.in_transaction([&]() -> Result<void> {
    remove_.run(id);
    if (shared_.connection().changes() == 0)
      return Error{Error::Code::not_found, "there is no such view", "", "it may have been removed"};
    note_.run(by.at, by.account, name_of(Act::view_removed), id);
    return {};
  });
}

Result<std::size_t> SqlInboxViews::remove_worded_before(Timestamp time, const By& by) {
  return shared_.in_transaction([&] {
    date_.run(by.at);
    std::vector<std::string> ids;
    for (auto row = worded_.use(time); row.next();)
      ids.push_back(row.text(0));
    for (const auto& id : ids) {
      remove_.run(id);
      note_.run(by.at, by.account, name_of(Act::view_removed), id);
    }
    return ids.size();
  });
}

}  // namespace rundkurs::desk

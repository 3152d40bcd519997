#include "schemas/desk/sql_inquiries.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/desk/asked_json.h"
#include "schemas/desk/inquiry_query.h"
#include "schemas/desk/inquiry_row.h"
#include "schemas/json.h"
#include "schemas/random_text.h"
#include "schemas/utf8.h"

namespace rundkurs::desk {
namespace {

using namespace std::chrono_literals;

/// As the draft of the Idempotency-Key field asks, a key is not kept for ever.
constexpr auto posts_kept = std::chrono::hours(48);
/// 80 bits.
constexpr std::size_t id_characters = 16;
/// Among so many answered ones similar ones are looked for.
constexpr std::int64_t most_compared = 1000;

std::string select(std::string_view rest) {
  return fmt::format("SELECT {} FROM inquiry {}", inquiry_columns, rest);
}

std::size_t shared_topics(const Inquiry& inquiry, const std::vector<std::string>& topics) {
  const auto& asked = inquiry.asked.topics;
  return static_cast<std::size_t>(std::count_if(asked.begin(), asked.end(), [&](const auto& id) {
    return std::find(topics.begin(), topics.end(), id) != topics.end();
  }));
}

}  // namespace

SqlInquiries::SqlInquiries(sql::SharedConnection& shared)
    : shared_(shared),
      add_(shared.connection(),
           "INSERT INTO inquiry (id, received, origin, language, text, name, email, organisation,"
           " organisation_type, sector, consented, asked, constraints, status, outcome, assignee,"
           " due, answer, answered, searched, revision) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
           " ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, '', 1)"),
      find_(shared.connection(), select("WHERE id = ?1")),
      update_(shared.connection(),
              "UPDATE inquiry SET language = ?3, text = ?4, name = ?5, email = ?6,"
              " organisation = ?7, organisation_type = ?8, sector = ?9, asked = ?10,"
              " constraints = ?11, status = ?12, outcome = ?13, assignee = ?14, due = ?15,"
              " answer = ?16, answered = ?17, revision = revision + 1"
              " WHERE id = ?1 AND revision = ?2"),
      exists_(shared.connection(), "SELECT count(*) FROM inquiry WHERE id = ?1"),
      add_proposal_(shared.connection(),
                    "INSERT INTO inquiry_proposal (inquiry, position, offering, title,"
                    " institution, url, choice, reasons, reservations)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
      clear_proposals_(shared.connection(), "DELETE FROM inquiry_proposal WHERE inquiry = ?1"),
      proposals_(shared.connection(),
                 "SELECT offering, title, institution, url, choice, reasons, reservations"
                 " FROM inquiry_proposal WHERE inquiry = ?1 ORDER BY position"),
      add_entry_(shared.connection(),
                 "INSERT INTO inquiry_entry (inquiry, at, author, kind, text)"
                 " VALUES (?1, ?2, ?3, ?4, ?5)"),
      entries_(shared.connection(),
               "SELECT at, author, kind, text FROM inquiry_entry WHERE inquiry = ?1"
               " ORDER BY at, id"),
      set_searched_(shared.connection(), "UPDATE inquiry SET searched = ?2 WHERE id = ?1"),
      post_(shared.connection(),
            "SELECT content, inquiry FROM inquiry_post WHERE idempotency_key = ?1"),
      add_post_(shared.connection(),
                "INSERT INTO inquiry_post (idempotency_key, content, inquiry, at)"
                " VALUES (?1, ?2, ?3, ?4)"),
      forget_posts_(shared.connection(), "DELETE FROM inquiry_post WHERE at < ?1"),
      state_(shared.connection(),
             "SELECT count(*), cast(coalesce(sum(revision), 0) AS BIGINT),"
             " cast(coalesce(sum(received), 0) AS BIGINT) FROM inquiry"),
      answered_(shared.connection(),
                select("WHERE status = 'answered' AND id <> ?1 ORDER BY received DESC LIMIT ?2")),
      older_(shared.connection(),
             "SELECT id FROM inquiry WHERE received < ?1 AND erased IS NULL ORDER BY received"),
      of_person_(shared.connection(),
                 select("WHERE email <> '' AND lower(email) = lower(?1) OR id IN (SELECT inquiry"
                        " FROM inquiry_entry WHERE lower(author) LIKE ?2 ESCAPE '!')"
                        " ORDER BY received")),
      of_inquirer_(shared.connection(),
                   "SELECT id FROM inquiry WHERE email <> '' AND lower(email) = lower(?1)"),
      with_words_of_(shared.connection(),
                     "SELECT DISTINCT inquiry FROM inquiry_entry WHERE lower(author) LIKE ?1"
                     " ESCAPE '!'"),
      erase_words_of_(shared.connection(),
                      "DELETE FROM inquiry_entry WHERE lower(author) LIKE ?1 ESCAPE '!'"),
      grow_(shared.connection(), "UPDATE inquiry SET revision = revision + 1 WHERE id = ?1"),
      erase_(shared.connection(),
             "UPDATE inquiry SET text = '', name = '', email = '', organisation = '',"
             " answer = '', constraints = '', searched = '', erased = ?2,"
             " status = CASE WHEN status = 'answered' THEN status ELSE 'closed' END,"
             " revision = revision + 1 WHERE id = ?1"),
      erase_entries_(shared.connection(), "DELETE FROM inquiry_entry WHERE inquiry = ?1"),
      erase_reasons_(shared.connection(),
                     "UPDATE inquiry_proposal SET reasons = '[]', reservations = '[]'"
                     " WHERE inquiry = ?1"),
      erase_posts_(shared.connection(), "DELETE FROM inquiry_post WHERE inquiry = ?1"),
      erase_mail_(shared.connection(), "UPDATE inquiry_mail SET message = '' WHERE inquiry = ?1"),
      reopen_(shared.connection(),
              "UPDATE inquiry SET status = 'working', revision = revision + 1"
              " WHERE id = ?1 AND status IN ('answered', 'closed')"),
      note_(shared.connection(),
            "INSERT INTO audit (at, account, act, subject) VALUES (?1, ?2, ?3, ?4)") {}

std::optional<Added> SqlInquiries::repeated(const PostKey& post, Error& other) {
  auto row = post_.use(post.key);
  if (!row.next()) return std::nullopt;
  if (row.view(0) == post.content) return Added{row.text(1), true};
  other = {Error::Code::conflict,
           "the key was used for another inquiry",
           "Idempotency-Key",
           "give each inquiry a key of its own"};
  return Added{};
}

Result<Added> SqlInquiries::add(const Inquiry& inquiry, const std::optional<PostKey>& post) {
  return shared_.in_transaction([&]() -> Result<Added> {
    if (post) {
      forget_posts_.run(inquiry.received - posts_kept);
      Error other;
      if (auto known = repeated(*post, other)) {
        if (known->id.empty()) return other;
        return *known;
      }
    }
    const Added added{insert(inquiry), false};
    if (post) add_post_.run(post->key, post->content, added.id, inquiry.received);
    return added;
  });
}

std::string SqlInquiries::insert(const Inquiry& inquiry) {
  auto stored = inquiry;
  stored.id = random_text(id_characters);
  add_.run(stored.id,
           inquiry.received,
           name_of(inquiry.origin),
           inquiry.language,
           inquiry.text,
           inquiry.contact.name,
           inquiry.contact.email,
           inquiry.contact.organisation,
           inquiry.organisation_type,
           inquiry.sector,
           inquiry.consented,
           json_text(to_json(inquiry.asked)),
           inquiry.constraints,
           name_of(inquiry.status),
           name_of(inquiry.outcome),
           inquiry.assignee,
           inquiry.due,
           inquiry.answer,
           inquiry.answered);
  write_proposals(stored);
  for (const auto& entry : inquiry.thread)
    add_entry_.run(stored.id, entry.at, entry.author, name_of(entry.kind), entry.text);
  write_searched(stored.id);
  return stored.id;
}

void SqlInquiries::insert_message(std::string_view id, const Inquiry& message, const By& by) {
  // An entry without an author is the inquirer's.
  const auto inquiry = whole(id);
  const auto& from = message.contact;
  const bool same = inquiry && fold_case(inquiry->contact.email) == fold_case(from.email);
  const auto author = same ? std::string() : signed_by(from);
  add_entry_.run(id, message.received, author, name_of(Entry::Kind::message), message.text);
  reopen_.run(id);
  write_searched(id);
  note(by, Act::message_imported, id);
}

void SqlInquiries::complete(Inquiry& inquiry) {
  for (auto row = proposals_.use(inquiry.id); row.next();) {
    inquiry.proposals.push_back({row.text(0),
                                 row.text(1),
                                 row.text(2),
                                 row.text(3),
                                 choice_named(row.view(4)).value_or(Choice::proposed),
                                 list_of(row.view(5)),
                                 list_of(row.view(6))});
  }
  for (auto row = entries_.use(inquiry.id); row.next();) {
    inquiry.thread.push_back({row.time(0),
                              row.text(1),
                              entry_kind_named(row.view(2)).value_or(Entry::Kind::note),
                              row.text(3)});
  }
}

std::optional<Inquiry> SqlInquiries::whole(std::string_view id) {
  std::optional<Inquiry> found;
  if (auto row = find_.use(id); row.next()) found = inquiry_of(row);
  if (found) complete(*found);
  return found;
}

Result<std::optional<Inquiry>> SqlInquiries::find(std::string_view id) {
  return shared_.guarded([&] { return whole(id); });
}

Result<std::vector<Inquiry>> SqlInquiries::list(const InquiryFilter& filter) {
  return shared_.guarded([&] {
    std::vector<Inquiry> inquiries;
    const InquiryQuery query(filter);
    sql::Statement statement(
        shared_.connection(),
        select(query.condition() + fmt::format(" ORDER BY received DESC, id LIMIT {} OFFSET {}",
                                               filter.limit,
                                               filter.first)));
    auto row = statement.use_of(query.parameters());
    query.give_to(row);
    while (row.next())
      inquiries.push_back(inquiry_of(row));
    return inquiries;
  });
}

Result<std::size_t> SqlInquiries::count(const InquiryFilter& filter) {
  return shared_.guarded([&] {
    const InquiryQuery query(filter);
    sql::Statement statement(shared_.connection(),
                             "SELECT count(*) FROM inquiry " + query.condition());
    auto row = statement.use_of(query.parameters());
    query.give_to(row);
    return row.next() ? static_cast<std::size_t>(row.integer(0)) : 0;
  });
}

Result<void> SqlInquiries::for_each(const std::function<void(const Inquiry&)>& row) {
  return shared_.guarded([&] {
    sql::Statement all(shared_.connection(), select("ORDER BY received, id"));
    for (auto each = all.use(); each.next();)
      row(inquiry_of(each));
  });
}

Result<std::string> SqlInquiries::state() {
  return shared_.guarded([&] {
    // Merging takes one away where another's revision rises, so the times are summed up as well.
    auto row = state_.use();
    return row.next() ? fmt::format("{}.{}.{}", row.integer(0), row.integer(1), row.integer(2))
                      : std::string();
  });
}

Result<std::vector<Inquiry>> SqlInquiries::answered_about(const std::vector<std::string>& topics,
                                                          std::string_view but,
                                                          std::size_t limit) {
  return shared_.guarded([&] {
    std::vector<Inquiry> alike;
    for (auto row = answered_.use(but, most_compared); row.next();) {
      auto inquiry = inquiry_of(row);
      if (shared_topics(inquiry, topics) > 0) alike.push_back(std::move(inquiry));
    }
    std::stable_sort(alike.begin(), alike.end(), [&](const auto& a, const auto& b) {
      return shared_topics(a, topics) > shared_topics(b, topics);
    });
    if (alike.size() > limit) alike.resize(limit);
    for (auto& inquiry : alike)
      complete(inquiry);
    return alike;
  });
}

void SqlInquiries::write_proposals(const Inquiry& inquiry) {
  clear_proposals_.run(inquiry.id);
  std::int64_t position = 0;
  for (const auto& proposal : inquiry.proposals) {
    add_proposal_.run(inquiry.id,
                      position++,
                      proposal.offering,
                      proposal.title,
                      proposal.institution,
                      proposal.url,
                      name_of(proposal.choice),
                      list_text(proposal.reasons),
                      list_text(proposal.reservations));
  }
}

/// Folded by ICU, since the databases do not agree about the case of letters beyond ASCII.
void SqlInquiries::write_searched(std::string_view id) {
  const auto inquiry = whole(id);
  if (!inquiry) return;
  auto words = fmt::format("{}\n{}\n{}\n{}\n{}",
                           inquiry->text,
                           inquiry->contact.name,
                           inquiry->contact.email,
                           inquiry->contact.organisation,
                           inquiry->answer);
  for (const auto& entry : inquiry->thread)
    words += "\n" + entry.text;
  set_searched_.run(id, fold_case(words));
}

bool SqlInquiries::write(const Inquiry& inquiry) {
  update_.run(inquiry.id,
              inquiry.revision,
              inquiry.language,
              inquiry.text,
              inquiry.contact.name,
              inquiry.contact.email,
              inquiry.contact.organisation,
              inquiry.organisation_type,
              inquiry.sector,
              json_text(to_json(inquiry.asked)),
              inquiry.constraints,
              name_of(inquiry.status),
              name_of(inquiry.outcome),
              inquiry.assignee,
              inquiry.due,
              inquiry.answer,
              inquiry.answered);
  if (shared_.connection().changes() == 0) return false;
  write_proposals(inquiry);
  write_searched(inquiry.id);
  return true;
}

void SqlInquiries::write_thread(const Inquiry& inquiry) {
  erase_entries_.run(inquiry.id);
  for (const auto& entry : inquiry.thread)
    add_entry_.run(inquiry.id, entry.at, entry.author, name_of(entry.kind), entry.text);
  write_searched(inquiry.id);
}

Result<void> SqlInquiries::update(const Inquiry& inquiry, const By& by) {
  return shared_.in_transaction([&]() -> Result<void> {
    if (!write(inquiry)) {
      if (sql::only_integer(exists_.use(inquiry.id)) == 0) return no_such();
      return Error{Error::Code::conflict,
                   "somebody else changed the inquiry meanwhile",
                   inquiry.id,
                   "look at it again, then change it"};
    }
    note(by, Act::inquiry_changed, inquiry.id);
    return {};
  });
}

Result<void> SqlInquiries::add_entry(std::string_view id, const Entry& entry) {
  return shared_.in_transaction([&]() -> Result<void> {
    if (sql::only_integer(exists_.use(id)) == 0) return no_such();
    add_entry_.run(id, entry.at, entry.author, name_of(entry.kind), entry.text);
    write_searched(id);
    return {};
  });
}

Error SqlInquiries::no_such() {
  return {Error::Code::not_found, "there is no such inquiry", "", "it may have another address"};
}

void SqlInquiries::note(const By& by, Act act, std::string_view id) {
  note_.run(by.at, by.account, name_of(act), id);
}

}  // namespace rundkurs::desk

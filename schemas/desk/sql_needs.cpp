#include "schemas/desk/sql_needs.h"

#include <nlohmann/json.hpp>

#include "schemas/desk/act.h"
#include "schemas/sha256.h"

namespace rundkurs::desk {
namespace {

std::string text_of(const std::vector<std::string>& list) {
  return nlohmann::json(list).dump();
}

std::vector<std::string> list_of(std::string_view text) {
  return nlohmann::json::parse(text).get<std::vector<std::string>>();
}

/// What stands for a respondent, or a digest of words that could be guessed, once these are erased.
std::string erased_form(std::string_view text) {
  Sha256 digest;
  digest.add(text);
  return digest.hex();
}

Need need_of(const sql::Use& row) {
  Need need{.survey = row.text(0),
            .respondent = row.text(1),
            .answered = parse_partial_date(row.view(2)),
            .organisation = row.text(3),
            .sector = row.text(4),
            .size = row.text(5),
            .country = row.text(6),
            .region = row.text(7),
            .topics = list_of(row.view(8)),
            .other_topics = list_of(row.view(9)),
            .levels = list_of(row.view(10)),
            .modes = list_of(row.view(11)),
            .languages = list_of(row.view(12)),
            .at_workplace = row.integer(13) != 0,
            .own_words = row.text(15)};
  if (!row.is_null(14)) need.urgency = static_cast<int>(row.integer(14));
  return need;
}

}  // namespace

SqlNeeds::SqlNeeds(sql::SharedConnection& connection)
    : connection_(connection),
      digest_of_(connection.connection(),
                 "SELECT digest FROM need WHERE survey = ?1 AND respondent = ?2"),
      same_elsewhere_(connection.connection(),
                      "SELECT count(*) FROM need WHERE digest = ?1 AND respondent = ?2"),
      write_(connection.connection(),
             "INSERT INTO need (survey, respondent, answered, organisation, sector, size, country,"
             " region, topics, other_topics, levels, modes, languages, at_workplace, urgency,"
             " own_words, digest, stored, revision)"
             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"
             " ?18, ?19)"
             " ON CONFLICT (survey, respondent) DO UPDATE SET answered = excluded.answered,"
             " organisation = excluded.organisation, sector = excluded.sector,"
             " size = excluded.size, country = excluded.country, region = excluded.region,"
             " topics = excluded.topics, other_topics = excluded.other_topics,"
             " levels = excluded.levels, modes = excluded.modes, languages = excluded.languages,"
             " at_workplace = excluded.at_workplace, urgency = excluded.urgency,"
             " own_words = excluded.own_words, digest = excluded.digest,"
             " stored = excluded.stored, revision = excluded.revision"),
      older_(connection.connection(),
             "SELECT survey, respondent, digest FROM need WHERE stored < ?1 AND erased IS NULL"),
      erase_(connection.connection(),
             "UPDATE need SET respondent = ?3, digest = ?4, other_topics = '[]', own_words = '',"
             " erased = ?5 WHERE survey = ?1 AND respondent = ?2"),
      note_(connection.connection(),
            "INSERT INTO audit (at, account, act, subject) VALUES (?1, ?2, ?3, ?4)"),
      all_(connection.connection(),
           "SELECT survey, respondent, answered, organisation, sector, size, country, region,"
           " topics, other_topics, levels, modes, languages, at_workplace, urgency, own_words"
           " FROM need ORDER BY survey, respondent"),
      revision_(connection.connection(), "SELECT coalesce(max(revision), 0) FROM need") {}

Result<StoredNeeds> SqlNeeds::store(const std::vector<Need>& needs, Timestamp at, Keep keep) {
  return connection_.in_transaction([&] {
    StoredNeeds stored;
    const auto revision = sql::only_integer(revision_.use()) + 1;
    for (const auto& need : needs) {
      const auto digest = content_digest(need);
      const auto is = compare(need, digest);
      ++(is == Is::created   ? stored.created
         : is == Is::changed ? stored.changed
                             : stored.unchanged);
      if (is != Is::unchanged && keep == Keep::all) write(need, digest, at, revision);
    }
    return stored;
  });
}

SqlNeeds::Is SqlNeeds::compare(const Need& need, const std::string& digest) {
  if (auto row = digest_of_.use(need.survey, need.respondent); row.next())
    return row.view(0) == digest ? Is::unchanged : Is::changed;
  // What was erased does not come back.
  const auto erased = erased_form(need.respondent);
  if (digest_of_.use(need.survey, erased).next()) return Is::unchanged;
  // Answers without a number of their own are known by their digest, which says nothing about
  // another survey's.
  const bool numbered = need.respondent != digest;
  const auto elsewhere = [&](const std::string& content, const std::string& respondent) {
    return sql::only_integer(same_elsewhere_.use(content, respondent)) > 0;
  };
  if (numbered && (elsewhere(digest, need.respondent) || elsewhere(erased_form(digest), erased)))
    return Is::unchanged;
  return Is::created;
}

void SqlNeeds::write(const Need& need,
                     const std::string& digest,
                     Timestamp at,
                     std::int64_t revision) {
  write_.run(need.survey,
             need.respondent,
             need.answered ? need.answered->text() : std::string(),
             need.organisation,
             need.sector,
             need.size,
             need.country,
             need.region,
             text_of(need.topics),
             text_of(need.other_topics),
             text_of(need.levels),
             text_of(need.modes),
             text_of(need.languages),
             need.at_workplace ? 1 : 0,
             need.urgency,
             need.own_words,
             digest,
             at,
             revision);
}

Result<std::size_t> SqlNeeds::erase_words_stored_before(Timestamp time, const By& by) {
  return connection_.in_transaction([&]() -> Result<std::size_t> {
    struct Known {
      std::string survey;
      std::string respondent;
      std::string digest;
    };
    std::vector<Known> old;
    for (auto row = older_.use(time); row.next();)
      old.push_back({row.text(0), row.text(1), row.text(2)});
    for (const auto& [survey, respondent, digest] : old)
      erase_.run(survey, respondent, erased_form(respondent), erased_form(digest), by.at);
    if (!old.empty())
      note_.run(by.at, by.account, name_of(Act::survey_words_erased), std::to_string(old.size()));
    return old.size();
  });
}

Result<std::vector<Need>> SqlNeeds::all() {
  return connection_.guarded([&] {
    std::vector<Need> needs;
    for (auto row = all_.use(); row.next();)
      needs.push_back(need_of(row));
    return needs;
  });
}

Result<std::int64_t> SqlNeeds::revision() {
  return connection_.guarded([&] { return sql::only_integer(revision_.use()); });
}

}  // namespace rundkurs::desk

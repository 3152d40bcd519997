#include "tests/schemas/backup/full_stores.h"

#include <array>
#include <chrono>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "schemas/catalogue/catalogue.h"
#include "schemas/catalogue/curation.h"
#include "schemas/offering_json.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/desk/desks.h"

namespace rundkurs::backup {
namespace {

using desk::by_anna;
using desk::expect;
using desk::noon;

void done(const Result<void>& result) {
  if (!result) throw std::runtime_error(describe(result.error()));
}

Correction word(const std::string& field, const std::string& text) {
  auto correction = *read_correction(field, text);
  correction.who = "anna";
  correction.at = noon;
  return correction;
}

void fill_offerings(Catalogue& catalogue, int count) {
  done(catalogue.in_transaction([&]() -> Result<void> {
    for (int i = 0; i < count; ++i) {
      // Each second one comes again from another page, under another id: an alias.
      for (int time = 0; time <= i % 2; ++time) {
        const auto id = fmt::format("no-uni-{}{}", i, time == 0 ? "" : "-igjen");
        auto page = harvested_page(id,
                                   "https://uni.example/" + id,
                                   "nb",
                                   fmt::format("Ombruk \"{}\" på Ås 🌱", i),
                                   fmt::format("A{}", i));
        page.urls["en"] = "https://uni.example/en/" + id;
        if (auto put = catalogue.put(page, noon + std::chrono::hours(time)); !put)
          return put.error();
      }
    }
    return {};
  }));
  expect(catalogue.corrections().correct("no-uni-0", std::vector{word("ects", "7.5")}));
  expect(
      catalogue.corrections().correct("no-uni-1-igjen", std::vector{word("title.nb", "Ombruk")}));
  done(catalogue.mark_missing("https://uni.example/no-uni-2", noon));
}

void fill_frontier(Frontier& frontier, int count) {
  std::vector<FrontierEntry> entries;
  for (int i = 0; i < count; ++i) {
    FrontierEntry entry;
    entry.url = fmt::format("https://uni.example/{}", i);
    entry.source = "no-uni";
    entry.host = i % 2 == 0 ? "uni.example" : "kurs.example";
    entry.due = noon;
    entries.push_back(entry);
  }
  expect(frontier.add(entries));
  auto visited = entries.front();
  visited.etag = std::string("\"\xff\xfe\0x\"", 6);
  visited.fetched = noon;
  visited.visits = 1;
  done(frontier.store(visited));
  done(frontier.store_robots(
      {"https://uni.example", std::string("User-agent: *\n\0\xe5\n", 17), 200, noon}));
  done(frontier.store_host_rest({"kurs.example", noon, 2}));
}

}  // namespace

void fill_catalogue(const std::string& url, int offerings) {
  {
    const auto catalogue = expect(Catalogue::open(url, Catalogue::Access::read_write));
    fill_offerings(*catalogue, offerings);
    fill_frontier(catalogue->frontier(), offerings);
    done(catalogue->absences().note({"no-uni", "", true, noon}));
    done(catalogue->absences().hold({"no-uni", noon, 12, 3}));
    done(catalogue->run_history().add({"no-uni", noon, 12, {{"title", 12}, {"ects", 5}}}));
  }
  const auto curation = expect(Curation::open(url));
  done(curation->confirm("no-uni-0", {Corrector::institution, "no-uni", noon}));
}

void fill_desk(const std::string& url, int inquiries) {
  const desk::TestDesk there(url);
  const auto here = there.another();
  std::string first;
  for (int i = 0; i < inquiries; ++i) {
    const auto added = expect(here->inquiries().add(desk::letter(fmt::format("Brev {}", i)),
                                                    desk::PostKey{fmt::format("k{}", i), "c"}));
    done(here->inquiries().add_entry(added.id, {noon, "anna", desk::Entry::Kind::note, "Ringte"}));
    if (i == 1) done(here->duplicates().merge(first, added.id, by_anna));
    if (i == 0) first = added.id;
  }
  done(here->mailbox().sent(first, "key", "a@b.example", by_anna));
  expect(here->inbox_views().add({"", "Nye", {}}, by_anna));
  expect(here->canned_answers().add({"", "Hei", "nb", "", "Takk", 0}, by_anna));
  done(here->accounts().add({"anna", desk::Role::adviser, "hash", false, noon, "secret"}));
  done(here->accounts().begin_login({"token", "anna", "form", noon, noon, false}));
  done(here->accounts().note({"anna", noon}, desk::Act::logged_in, "anna"));
  expect(here->needs().store({{.survey = "autumn", .respondent = "R-1", .topics = {"plastics"}}},
                             noon));
  done(here->gap_states().keep({.day = "2027-01-15",
                                .index_revision = "r1",
                                .rules = "digest",
                                .offerings = 12,
                                .respondents = 9,
                                .topics = {{"plastics", 3, 9, 12.5, 40.1, 5}, {"textiles", 1}}}));
  expect(here->institution_links().key());
  expect(here->institution_links().add("no-uni", noon, by_anna));
  expect(here->api_tokens().add(
      {"", "program", "digest", {desk::Scope::read_inquiries}, "anna", noon, {}, {}}, by_anna));
}

std::vector<std::string> lines_of(const std::string& catalogue) {
  const auto store = Catalogue::open(catalogue, Catalogue::Access::read_only);
  BOOST_REQUIRE_MESSAGE(store, catalogue + " cannot be opened");
  std::vector<std::string> lines;
  BOOST_REQUIRE((*store)->for_each({.gone = true}, [&](const Offering& offering) {
    lines.push_back(to_ndjson(offering));
    return Result<void>();
  }));
  return lines;
}

}  // namespace rundkurs::backup

#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include <boost/mpl/list.hpp>

#include "schemas/desk/desk.h"
#include "tests/schemas/sql/postgresql_server.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs::desk {

/// An empty desk at an address.
class TestDesk {
 public:
  explicit TestDesk(std::string url) : url_(std::move(url)), desk_(another()) {}

  const std::string& url() const { return url_; }
  Inquiries& inquiries() { return desk_->inquiries(); }
  Duplicates& duplicates() { return desk_->duplicates(); }
  InboxViews& inbox_views() { return desk_->inbox_views(); }
  Mailbox& mailbox() { return desk_->mailbox(); }
  CannedAnswers& canned_answers() { return desk_->canned_answers(); }
  Accounts& accounts() { return desk_->accounts(); }
  Needs& needs() { return desk_->needs(); }
  GapStates& gap_states() { return desk_->gap_states(); }
  ApiTokens& api_tokens() { return desk_->api_tokens(); }
  InstitutionLinks& institution_links() { return desk_->institution_links(); }

  /// The same database opened once more, as by another program.
  std::unique_ptr<Desk> another() const {
    auto opened = Desk::open(url_);
    if (!opened) throw std::runtime_error(describe(opened.error()));
    return std::move(opened).value();
  }

 private:
  std::string url_;
  std::unique_ptr<Desk> desk_;
};

class SqliteDesk : private TemporaryFolder, public TestDesk {
 public:
  SqliteDesk() : TestDesk("sqlite:" + TemporaryFolder::file("desk.db")) {}
  std::string path() const { return TemporaryFolder::file("desk.db"); }
};

class PostgresqlDesk : public TestDesk {
 public:
  PostgresqlDesk() : TestDesk(PostgresqlServer::instance().new_schema()) {}
};

/// Every store that has to keep the promises of the interface.
using Desks = boost::mpl::list<SqliteDesk, PostgresqlDesk>;

inline const Timestamp noon{std::chrono::seconds{1'800'000'000}};
inline const By by_anna{"anna", noon};

/// An inquiry with something in every member that a person fills in.
inline Inquiry letter(const std::string& text = "Vi trenger kurs om ombruk av BYGGEVARER på Ås.") {
  Inquiry inquiry;
  inquiry.received = noon;
  inquiry.language = "nb";
  inquiry.text = text;
  inquiry.contact = {"Kari Åsen", "Kari@firma.example", "Byggfirma AS"};
  inquiry.organisation_type = "companies";
  inquiry.sector = "F";
  inquiry.consented = noon;
  inquiry.asked.about_learning = true;
  inquiry.asked.topics = {"construction-demolition-buildings", "plastics"};
  inquiry.asked.uncovered = {"plastics"};
  inquiry.proposals = {
      {"no-uni-a",
       "A",
       "Universitet",
       "https://uni.example/a",
       Choice::proposed,
       {"Handler om ombruk."},
       {"Prisen er ukjent."}},
      {"no-uni-b", "B", "Høgskole", "https://uni.example/b", Choice::proposed, {}, {}}};
  return inquiry;
}

/// The value, or the error as an exception.
template <typename T>
T expect(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return std::move(result).value();
}

}  // namespace rundkurs::desk

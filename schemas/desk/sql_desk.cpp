#include "schemas/desk/desk.h"
#include "schemas/desk/desk_kind.h"
#include "schemas/desk/sql_accounts.h"
#include "schemas/desk/sql_api_tokens.h"
#include "schemas/desk/sql_canned_answers.h"
#include "schemas/desk/sql_duplicates.h"
#include "schemas/desk/sql_gap_states.h"
#include "schemas/desk/sql_inbox_views.h"
#include "schemas/desk/sql_inquiries.h"
#include "schemas/desk/sql_institution_links.h"
#include "schemas/desk/sql_mailbox.h"
#include "schemas/desk/sql_needs.h"
#include "schemas/sql/database.h"
#include "schemas/sql/shared_connection.h"

namespace rundkurs::desk {
namespace {

/// Joins the parts over one connection.
class SqlDesk final : public Desk {
 public:
  explicit SqlDesk(std::shared_ptr<sql::Connection> connection)
      : shared_(std::move(connection)),
        inquiries_(shared_),
        duplicates_(shared_, inquiries_),
        inbox_views_(shared_),
        mailbox_(shared_, inquiries_),
        canned_answers_(shared_),
        accounts_(shared_),
        needs_(shared_),
        gap_states_(shared_),
        institution_links_(shared_),
        api_tokens_(shared_) {}

  Inquiries& inquiries() override { return inquiries_; }
  Duplicates& duplicates() override { return duplicates_; }
  InboxViews& inbox_views() override { return inbox_views_; }
  Mailbox& mailbox() override { return mailbox_; }
  CannedAnswers& canned_answers() override { return canned_answers_; }
  Accounts& accounts() override { return accounts_; }
  Needs& needs() override { return needs_; }
  GapStates& gap_states() override { return gap_states_; }
  InstitutionLinks& institution_links() override { return institution_links_; }
  ApiTokens& api_tokens() override { return api_tokens_; }

 private:
  sql::SharedConnection shared_;
  SqlInquiries inquiries_;
  SqlDuplicates duplicates_;
  SqlInboxViews inbox_views_;
  SqlMailbox mailbox_;
  SqlCannedAnswers canned_answers_;
  SqlAccounts accounts_;
  SqlNeeds needs_;
  SqlGapStates gap_states_;
  SqlInstitutionLinks institution_links_;
  SqlApiTokens api_tokens_;
};

}  // namespace

Result<std::unique_ptr<Desk>> Desk::open(const std::string& url) {
  auto connection = open_database(url, desk_kind(), DatabaseAccess::read_write);
  if (!connection) return std::move(connection).error();
  return sql::guarded([&]() -> std::unique_ptr<Desk> {
    return std::make_unique<SqlDesk>(std::move(connection).value());
  });
}

}  // namespace rundkurs::desk

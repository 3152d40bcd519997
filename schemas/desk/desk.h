#pragma once

#include <memory>
#include <string>

#include "schemas/desk/accounts.h"
#include "schemas/desk/api_tokens.h"
#include "schemas/desk/canned_answers.h"
#include "schemas/desk/duplicates.h"
#include "schemas/desk/gap_states.h"
#include "schemas/desk/inbox_views.h"
#include "schemas/desk/inquiries.h"
#include "schemas/desk/institution_links.h"
#include "schemas/desk/mailbox.h"
#include "schemas/desk/needs.h"
#include "schemas/result.h"

namespace rundkurs::desk {

/// The database of the competence centre's desk: personal data, kept apart from the catalogue.
/// Nothing of the public search reads it. Several programs may have it open and write.
///
/// Each part has its tables, its migrations (numbered in one row with the others in
/// `migrations/`), an interface here and its SQL in a file `sql_….cpp` over a SharedConnection.
class Desk {
 public:
  /// `sqlite:PATH`, which is made readable by its owner alone, or `postgresql://…`. Brings the
  /// tables up to date.
  static Result<std::unique_ptr<Desk>> open(const std::string& url);

  virtual ~Desk() = default;
  virtual Inquiries& inquiries() = 0;
  virtual Duplicates& duplicates() = 0;
  virtual InboxViews& inbox_views() = 0;
  virtual Mailbox& mailbox() = 0;
  virtual CannedAnswers& canned_answers() = 0;
  virtual Accounts& accounts() = 0;
  virtual Needs& needs() = 0;
  virtual GapStates& gap_states() = 0;
  virtual InstitutionLinks& institution_links() = 0;
  virtual ApiTokens& api_tokens() = 0;
};

}  // namespace rundkurs::desk

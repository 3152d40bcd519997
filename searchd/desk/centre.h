#pragma once

#include <memory>
#include <string>
#include <vector>

#include "schemas/desk/desk.h"
#include "schemas/desk/retention.h"
#include "schemas/log.h"
#include "searchd/api/api.h"
#include "searchd/desk/allowance.h"
#include "searchd/desk/answer_draft.h"
#include "searchd/desk/closings.h"
#include "searchd/desk/gate.h"
#include "searchd/desk/intake.h"
#include "searchd/desk/mail_import.h"
#include "searchd/desk/mail_sender.h"
#include "searchd/desk/needs_pages.h"
#include "searchd/desk/own_link.h"
#include "searchd/desk/password_rules.h"
#include "searchd/desk/waiting.h"
#include "searchd/gaps/demand.h"
#include "searchd/gaps/gap_service.h"
#include "searchd/http/router.h"
#include "searchd/match/matcher.h"
#include "searchd/web/site.h"

namespace rundkurs::desk {

/// The competence centre as the daemon serves it: its database, and everything that uses it.
class Centre {
 public:
  struct Options {
    std::string desk = "sqlite:var/desk.db";
    std::string catalogue = "sqlite:var/rundkurs.db";
    std::string data_folder;
    bool secure = false;               ///< Readers reach the site over TLS alone.
    std::vector<std::string> proxies;  ///< Whose X-Forwarded-For is believed.
    /// The header in which those proxies name who is signed in; empty: passwords only.
    std::string sign_on_header;
    Retention retention;
    SmtpOptions smtp;
  };

  /// An address that is none is an error. A database that cannot be opened is logged, and the
  /// search goes on without a desk: letters are then refused, not lost. `matcher` and `log` must
  /// outlive the centre.
  static Result<std::unique_ptr<Centre>> open(const Options& options,
                                              const match::Matcher& matcher,
                                              Log& log);

  /// The centre must outlive the router, and so must `gaps`, which counts its evidence(), and
  /// `answers`, which reads surveys.
  void add_routes(http::Router& router,
                  const api::Context& context,
                  const web::Site& site,
                  gaps::GapService& gaps,
                  const needs::AnswerReader& answers);

  /// The answers to needs surveys; null where there is no desk.
  Needs* needs() { return desk_ == nullptr ? nullptr : &desk_->needs(); }

  /// What is known of needs: nothing where there is no desk.
  gaps::Evidence evidence() {
    return desk_ == nullptr ? gaps::Evidence{}
                            : gaps::Evidence{&desk_->needs(), &desk_->inquiries()};
  }

  /// What the gap map showed in the past; null where there is no desk.
  GapStates* gap_states() { return desk_ == nullptr ? nullptr : &desk_->gap_states(); }

  /// What has to be done from time to time: erases what was kept long enough.
  void keep_house(Timestamp now);

 private:
  Centre(const Options& options,
         PasswordRules rules,
         AnswerDraft draft,
         Closings closings,
         const match::Matcher& matcher,
         Log& log);

  Options options_;
  const match::Matcher& matcher_;
  Log& log_;
  std::unique_ptr<Desk> desk_;           ///< Null where it could not be opened.
  std::unique_ptr<Intake> intake_;       ///< Null likewise.
  std::unique_ptr<Gate> gate_;           ///< Null likewise.
  std::unique_ptr<OwnLinks> own_links_;  ///< Null likewise.
  PasswordRules rules_;
  AnswerDraft draft_;
  Closings closings_;
  std::unique_ptr<MailImport> mail_import_;  ///< Null likewise.
  Waiting<MailReading> mail_waiting_;
  Waiting<SurveyFile> surveys_waiting_;
  std::unique_ptr<MailSender> sender_;  ///< Null where no mail is sent.
  Allowance letters_;
  Timestamp kept_{};
};

}  // namespace rundkurs::desk

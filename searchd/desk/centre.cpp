#include "searchd/desk/centre.h"

#include <chrono>
#include <utility>

#include "searchd/desk/ask_pages.h"
#include "searchd/desk/canned_pages.h"
#include "searchd/desk/curation_pages.h"
#include "searchd/desk/desk_route.h"
#include "searchd/desk/inbox_pages.h"
#include "searchd/desk/inquiry_pages.h"
#include "searchd/desk/inquiry_route.h"
#include "searchd/desk/link_pages.h"
#include "searchd/desk/login_pages.h"
#include "searchd/desk/mail_pages.h"
#include "searchd/desk/own_pages.h"
#include "searchd/desk/person_pages.h"
#include "searchd/desk/plan_pages.h"
#include "searchd/desk/report_pages.h"
#include "searchd/desk/second_factor_pages.h"
#include "searchd/desk/token_pages.h"

namespace rundkurs::desk {
namespace {

using namespace std::chrono_literals;

// A class may write at the same time from behind one address; a program may not go on for ever.
constexpr double letters_at_once = 200;
constexpr auto letter_interval = 1000ms;

constexpr auto house_interval = std::chrono::hours(1);

}  // namespace

Centre::Centre(const Options& options,
               PasswordRules rules,
               AnswerDraft draft,
               Closings closings,
               const match::Matcher& matcher,
               Log& log)
    : options_(options),
      matcher_(matcher),
      log_(log),
      rules_(std::move(rules)),
      draft_(std::move(draft)),
      closings_(std::move(closings)),
      letters_(letters_at_once, letter_interval) {}

Result<std::unique_ptr<Centre>> Centre::open(const Options& options,
                                             const match::Matcher& matcher,
                                             Log& log) {
  auto rules = PasswordRules::load(options.data_folder);
  if (!rules) return std::move(rules).error();
  auto draft = AnswerDraft::load(options.data_folder);
  if (!draft) return std::move(draft).error();
  auto closings = Closings::load(options.data_folder);
  if (!closings) return std::move(closings).error();
  std::unique_ptr<Centre> centre(new Centre(
      options, *std::move(rules), *std::move(draft), *std::move(closings), matcher, log));
  if (!options.smtp.server.empty()) {
    auto sender = MailSender::open(options.smtp);
    if (!sender) return std::move(sender).error();
    centre->sender_ = *std::move(sender);
  }
  auto desk = Desk::open(options.desk);
  if (!desk && desk.error().code == Error::Code::usage) return std::move(desk).error();
  if (!desk) {
    log.error("no desk: inquiries are refused until the next start",
              {{"reason", describe(desk.error())}});
    return centre;
  }
  centre->desk_ = *std::move(desk);
  centre->intake_ = std::make_unique<Intake>(*centre->desk_, matcher, log);
  centre->mail_import_ =
      std::make_unique<MailImport>(centre->desk_->mailbox(), *centre->intake_, centre->closings_);
  centre->gate_ = std::make_unique<Gate>(centre->desk_->accounts(), centre->rules_, options.secure);
  centre->own_links_ = std::make_unique<OwnLinks>(centre->desk_->institution_links());
  return centre;
}

void Centre::add_routes(http::Router& router,
                        const api::Context& context,
                        const web::Site& site,
                        gaps::GapService& gaps,
                        const needs::AnswerReader& answers) {
  add_inquiry_route(router, context, intake_.get(), desk_.get(), letters_, options_.proxies);
  add_ask_pages(router, {site, context.search, intake_.get(), letters_, options_.proxies, log_});
  if (desk_ == nullptr) return;
  const DeskSite desk{site,
                      context.search,
                      *desk_,
                      *gate_,
                      *intake_,
                      draft_,
                      sender_.get(),
                      options_.proxies,
                      options_.sign_on_header,
                      options_.catalogue,
                      log_};
  add_desk_routes(router, context, *desk_);
  add_login_pages(router, desk);
  add_second_factor_pages(router, desk);
  add_inbox_pages(router, desk);
  add_inquiry_pages(router, desk);
  add_canned_pages(router, desk);
  add_mail_pages(router, desk, *mail_import_, mail_waiting_);
  add_person_pages(router, desk);
  add_token_pages(router, desk);
  add_plan_pages(router, desk, matcher_);
  add_needs_pages(router, desk, answers, surveys_waiting_);
  add_report_pages(router, {desk, gaps, options_.data_folder});
  add_curation_pages(router, desk);
  add_link_pages(router, desk, *own_links_);
  add_own_pages(router, {site, *desk_, *own_links_, options_.catalogue, log_});
}

void Centre::keep_house(Timestamp now) {
  if (desk_ == nullptr || now - kept_ < house_interval) return;
  kept_ = now;
  const auto erased = erase_kept_longer_than(options_.retention, *desk_, {"retention", now});
  if (!erased) {
    log_.error("personal data kept too long", {{"reason", describe(erased.error())}});
  } else if (*erased != Erased{}) {
    log_.info("personal data erased",
              {{"inquiries", std::to_string(erased->inquiries)},
               {"views", std::to_string(erased->views)},
               {"survey_answers", std::to_string(erased->survey_words)},
               {"audit_rows", std::to_string(erased->audit)}});
  }
}

}  // namespace rundkurs::desk

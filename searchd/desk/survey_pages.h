#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/needs.h"
#include "schemas/log.h"
#include "searchd/desk/allowance.h"
#include "searchd/desk/posted_form.h"
#include "searchd/http/router.h"
#include "searchd/needs/survey_choices.h"
#include "searchd/web/site.h"

namespace rundkurs::desk {

/// What `/survey` is made of. What it refers to lives as long as the router.
struct SurveySite {
  web::Site site;
  const needs::SurveyChoices& choices;
  Needs* needs;  ///< Null where there is no desk to keep an answer.
  Allowance& allowance;
  std::vector<std::string> proxies;  ///< Whose X-Forwarded-For is believed.
  Log& log;
  int words_days = 730;  ///< After which a respondent's own words are erased.
};

/// `/survey`: what an organisation needs to learn, asked without anybody's name; complete without
/// script.
void add_survey_pages(http::Router& router, const SurveySite& site);

/// What a form says. Values that it does not offer are left out, and texts cut to `longest_words`.
Need need_in(const PostedForm& form, const SurveySite& site);
inline constexpr std::size_t longest_words = 2000;

}  // namespace rundkurs::desk

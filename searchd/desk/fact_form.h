#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schemas/catalogue/corrections.h"
#include "schemas/correction.h"
#include "schemas/offering.h"
#include "schemas/vocabulary.h"
#include "searchd/desk/posted_form.h"
#include "searchd/web/frame.h"

namespace rundkurs::desk {

/// A fact of an offering that a person is asked about, and how.
struct AskedFact {
  enum class As {
    line,    ///< A line of text.
    text,    ///< Several.
    choice,  ///< One value of the facet.
    choices  ///< Any of them.
  };
  std::string field;  ///< As read_correction() takes it: "title.nb", "ects".
  As as = As::line;
  std::string_view facet = {};
};

/// What a form asks an institution about an offering: texts in the languages that it has, then its
/// facts.
std::vector<AskedFact> asked_facts(const Offering& offering);
/// What it asks an adviser: also how it was classified.
std::vector<AskedFact> curated_facts(const Offering& offering);

/// The fields of a form (`facts.mustache`) as the record has them, and beside what a person
/// corrected what pages and files say now.
nlohmann::json fact_views(const Offering& offering,
                          const std::vector<AskedFact>& facts,
                          const std::vector<StandingCorrection>& standing,
                          const web::Frame& frame);

/// What a form was filled in from, for its hidden field `shown`: another one once somebody, or a
/// crawl, has changed one of the facts since.
std::string shown_facts(const Offering& offering, const std::vector<AskedFact>& facts);

/// A form that was filled in from other facts than the record has now, such as one that is sent
/// again from the browser's history: what it says of the fields that its sender left alone would
/// undo what others said since.
bool is_outdated(const PostedForm& form,
                 const Offering& offering,
                 const std::vector<AskedFact>& facts);

/// What a form says in other words than the record; fields that it does not have are left alone.
/// The error names the field (`where`).
Result<std::vector<Correction>> said_anew(const PostedForm& form,
                                          const Offering& offering,
                                          const std::vector<AskedFact>& facts,
                                          const Vocabulary& vocabulary);

/// How a field is called on a page: "Title (Norwegian)".
std::string fact_label(std::string_view field, const web::Frame& frame);

}  // namespace rundkurs::desk

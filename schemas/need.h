#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/partial_date.h"

namespace rundkurs {

/// What one respondent of a survey says that an organisation needs to learn. Only what was
/// answered: what is empty was not asked, not answered, or answered with "don't know". Nobody's
/// name or address is in it.
struct Need {
  std::string survey;      ///< "form" for the public form, else what the import was called.
  std::string respondent;  ///< The survey tool's number of the answer; else a digest of it.
  std::optional<PartialDate> answered;

  std::string organisation;  ///< Ids of data/survey/choices.json, as `size`.
  std::string sector;        ///< Section of NACE Rev. 2: "F".
  std::string size;
  std::string country;  ///< NO SE DK FI IS FO GL AX
  std::string region;   ///< ISO 3166-2: "NO-46".

  std::vector<std::string> topics;        ///< Ids of data/vocabulary/topics.json.
  std::vector<std::string> other_topics;  ///< In the respondent's own words.
  std::vector<std::string> levels;        ///< Any of them will do, as of the next two.
  std::vector<std::string> modes;         ///< campus, online, blended
  std::vector<std::string> languages;     ///< ISO 639-1.
  bool at_workplace = false;              ///< To be held for the organisation, at its place.
  std::optional<int> urgency;             ///< 1 (can wait) to 5.
  std::string own_words;

  friend bool operator==(const Need&, const Need&) = default;
};

/// Tells two answers apart by all that they say, the survey and the respondent left out.
std::string content_digest(const Need& need);

}  // namespace rundkurs

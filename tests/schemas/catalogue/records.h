#pragma once

#include <string>

#include "schemas/offering.h"

namespace rundkurs {

/// A row as a person imports it: no source, provenance "import".
inline Offering imported_row(const std::string& id,
                             const std::string& url,
                             const std::string& language,
                             const std::string& title,
                             const std::string& code = "") {
  Offering offering;
  offering.id = id;
  offering.url = url;
  offering.institution = {"no-uni", {{"en", "University of Example"}}, "UNI", "NO", ""};
  offering.title[language] = title;
  offering.code = code;
  offering.kind = "course";
  offering.provenance["title"] = {url, "", "import", "title"};
  return offering;
}

/// The same as a crawl reads it from a page of the source "no-uni".
inline Offering harvested_page(const std::string& id,
                               const std::string& url,
                               const std::string& language,
                               const std::string& title,
                               const std::string& code = "") {
  Offering offering = imported_row(id, url, language, title, code);
  offering.source = "no-uni";
  offering.provenance["title"] = {url, "2026-11-22T10:00:00Z", "html", "h1"};
  return offering;
}

/// A run that starts then: "2027-08".
inline Run run_from(const std::string& date, const std::string& place = "") {
  Run run;
  run.start = parse_partial_date(date);
  if (!place.empty()) run.place.push_back({place, {}, {}, {}});
  return run;
}

}  // namespace rundkurs

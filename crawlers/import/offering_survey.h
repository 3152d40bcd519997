#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crawlers/import/row_reader.h"
#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/row_remark.h"
#include "schemas/source.h"

namespace rundkurs {

/// Whose offerings a table lists that does not say so itself: a source file, or a name.
struct SurveyedInstitution {
  const SourceFile* source = nullptr;
  std::string name;
  std::string country;
};

/// What was read of an institution's table.
struct OfferingSurvey {
  std::vector<Offering> offerings;
  std::vector<RowRemark> remarks;
  std::size_t rows = 0;
  std::size_t left_out = 0;  ///< Rows that could not be read.
  std::size_t repeated = 0;  ///< Rows that only repeat another.
};

/// Reads a table in which an institution lists its offerings in its own words: headings as
/// `data/survey/offering_words.json` knows them, cells as on a page (crawlers/compose), topics by
/// their labels, which count as a person's judgement. Rows of one code are runs of one offering.
/// A cell that cannot be read is in the remarks, and the rest of its row is read all the same; a
/// row without a title or an address is left out. An error where nothing can be read.
Result<OfferingSurvey> read_offering_survey(std::string_view bytes,
                                            const std::string& file,
                                            const SurveyedInstitution& institution,
                                            const RowTables& tables,
                                            const std::string& data_folder);

}  // namespace rundkurs

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/need.h"
#include "schemas/result.h"
#include "schemas/row_remark.h"
#include "searchd/needs/answer_reader.h"
#include "searchd/needs/survey_columns.h"
#include "searchd/needs/survey_mapping.h"

namespace rundkurs::needs {

struct SurveyReading {
  std::vector<SurveyColumn> columns;
  std::vector<Need> needs;
  std::vector<RowRemark> remarks;
  std::size_t rows = 0;      ///< Below the headings, empty ones left out.
  std::size_t left_out = 0;  ///< Because they could not be read.
  std::size_t repeated = 0;  ///< Left out because they only repeat another.
};

/// The headings of such a table, as they stand in it, for whoever says what they mean.
Result<std::vector<std::string>> survey_headings(
    std::string_view bytes,
    const std::string& file,
    const web::Messages& words = web::Messages::in("en"));

/// Reads a survey tool's table of answers: CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or
/// the Windows code page. What cannot be read is in the remarks, answer by answer; the rest of its
/// row is read all the same. A row is left out where it has cells beyond the headings, says no
/// need, repeats another, or has another's number with other answers. `survey` is what it will be
/// called. An error where nothing can be read: no table, no column of topics. `words` are those of
/// the remarks and of the error.
Result<SurveyReading> read_survey(std::string_view bytes,
                                  const std::string& file,
                                  const std::string& survey,
                                  const SurveyMapping& mapping,
                                  const AnswerReader& reader,
                                  const web::Messages& words = web::Messages::in("en"));

}  // namespace rundkurs::needs

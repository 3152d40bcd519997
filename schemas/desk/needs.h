#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "schemas/desk/inquiries.h"
#include "schemas/need.h"
#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs::desk {

/// What storing answers did, or would do.
struct StoredNeeds {
  std::size_t created = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
};

/// The answers to needs surveys, which hold nobody's name or address. From any thread.
class Needs {
 public:
  virtual ~Needs() = default;

  enum class Keep { all, nothing };

  /// All or, where one fails, none; with Keep::nothing it only says what it would do. The same
  /// survey and respondent are the same answer, whose newest content stays. An answer that is
  /// there under another survey's name, same respondent and content, is not stored again: its file
  /// was renamed.
  virtual Result<StoredNeeds> store(const std::vector<Need>& needs,
                                    Timestamp at,
                                    Keep keep = Keep::all) = 0;

  /// Takes the respondents' own words, and what the survey calls the respondents, out of answers
  /// stored before; the counted facts stay. Their number. An answer that is stored again stays as
  /// it is.
  virtual Result<std::size_t> erase_words_stored_before(Timestamp time, const By& by) = 0;

  /// In the order of surveys and respondents.
  virtual Result<std::vector<Need>> all() = 0;

  /// Rises whenever an answer is stored or changed.
  virtual Result<std::int64_t> revision() = 0;
};

}  // namespace rundkurs::desk

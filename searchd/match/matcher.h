#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "schemas/result.h"
#include "searchd/match/constraints.h"
#include "searchd/match/course_plan.h"
#include "searchd/match/inquiry.h"
#include "searchd/match/interpreter.h"
#include "searchd/match/remark.h"
#include "searchd/match/sentences.h"
#include "searchd/search/search_service.h"

namespace rundkurs::match {

inline constexpr std::size_t max_hits = 50;

struct MatchRequest {
  std::string text;
  std::string language;  ///< Of the interface; empty: that of the message.
  Constraints constraints;
  std::size_t limit = 10;  ///< At most max_hits.
};

/// An offering that answers an inquiry, and why.
struct MatchHit {
  Hit hit;
  std::size_t need = 0;
  std::vector<std::string> reasons;       ///< Sentences, most telling first.
  std::vector<std::string> reservations;  ///< What does not fit, or is not known.
};

struct MatchAnswer {
  Inquiry inquiry;
  std::string language;  ///< In which the sentences are.
  std::vector<MatchHit> hits;
  std::vector<std::string> uncovered;  ///< Topics asked for with nothing to offer.
  std::string revision;
};

/// Answers messages in plain words from the current generation of the index. Safe from any thread.
class Matcher {
 public:
  /// `service` must outlive the matcher. Reads what it needs of the data folder.
  static Result<std::unique_ptr<Matcher>> open(const SearchService& service,
                                               const std::string& data_folder,
                                               std::shared_ptr<const Vocabulary> vocabulary,
                                               bool demonstration);
  ~Matcher();

  /// `today` as yyyymmdd. An error where there is no index, or it cannot be read.
  Result<MatchAnswer> match(const MatchRequest& request, std::int32_t today) const;

  /// The smallest sets of offerings that cover what a team needs, within the constraints.
  Result<PlanAnswer> plan(const PlanRequest& request,
                          const Constraints& constraints,
                          std::int32_t today) const;

  /// A remark as a sentence in a language of the interface.
  std::string tell(const Remark& remark, std::string_view language) const;

  /// What a message asks for, without looking anything up.
  Inquiry interpret(std::string_view text, std::int32_t today) const;

 private:
  struct Private;
  explicit Matcher(std::unique_ptr<Private> inside);
  std::unique_ptr<Private> private_;
};

}  // namespace rundkurs::match

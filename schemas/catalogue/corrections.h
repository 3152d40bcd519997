#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/correction.h"
#include "schemas/result.h"

namespace rundkurs {

/// A correction beside what it stands before.
struct StandingCorrection {
  Correction correction;
  std::string found;  ///< JSON: what pages and files say now; "null" where they say nothing.
  bool differs() const;
};

/// What people said of the fields of offerings. No crawl or import changes it: it is laid over
/// whatever they bring, and what they bring is kept beneath it. Where two offerings turn out to be
/// one, the newer word stands.
class Corrections {
 public:
  /// For a program that only corrects: short transactions beside a crawl, which waits for them. The
  /// catalogue has to be there and of the newest shape. Not to be shared between threads.
  static Result<std::unique_ptr<Corrections>> open(const std::string& catalogue_url);

  virtual ~Corrections() = default;

  /// All of them or, where one makes the record unsound, none. A field that was corrected before
  /// gets the new word. Says whether readers see a change. `not_found` for an unknown id.
  virtual Result<bool> correct(std::string_view id, std::span<const Correction> corrections) = 0;

  /// What pages and files say stands again. `not_found` where one of the fields is not corrected.
  virtual Result<bool> withdraw(std::string_view id,
                                std::span<const std::string> fields,
                                Timestamp at) = 0;

  /// In the order of the fields; `not_found` for an unknown id.
  virtual Result<std::vector<StandingCorrection>> of(std::string_view id) = 0;

  /// The offering as its readers get it, by id or alias.
  virtual Result<std::optional<Offering>> find(std::string_view id) = 0;
};

}  // namespace rundkurs

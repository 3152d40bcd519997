#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "crawlers/normalise/normaliser.h"
#include "schemas/log.h"
#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/source.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// What rows are read by.
struct RowTables {
  SourceFiles sources;
  Vocabulary vocabulary;
  Normaliser normaliser;

  /// `data_folder` is what find_data_folder() gives.
  static Result<RowTables> load(const std::string& data_folder);
};

/// Rows that a person gave, records and flat rows mixed, as offerings.
class RowReader {
 public:
  RowReader(const RowTables& tables, Log& log) : tables_(tables), log_(log) {}

  /// Reads one row; `where` ("FILE:12") begins an error's place. Members that are null count as
  /// absent. An institution that a source file knows is called as that file calls it. Topics and
  /// relevance are the person's judgement unless the row says otherwise. A row that only repeats
  /// an earlier one is passed over; the same id with another content is an error.
  Result<void> take(const nlohmann::json& row, const std::string& where);

  /// One that needs no reading any more.
  Result<void> add(Offering offering, const std::string& where);

  const RowTables& tables() const { return tables_; }
  Log& log() const { return log_; }

  std::vector<Offering> offerings() && { return std::move(offerings_); }

 private:
  struct Seen {
    std::string where;
    std::string digest;
  };

  const RowTables& tables_;
  Log& log_;
  std::vector<Offering> offerings_;
  std::map<std::string, Seen> seen_;
};

}  // namespace rundkurs

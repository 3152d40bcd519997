#pragma once

#include <span>
#include <string>
#include <string_view>

#include "schemas/offering.h"

/// The flat form of a data set: `offerings.csv`, and `runs.csv` with a row for each time an
/// offering is held. RFC 4180 with commas, UTF-8, a point in numbers; several values in a cell are
/// parted by
/// `|`. What nobody states is empty. What a spreadsheet would take for a formula has an apostrophe
/// before it (csv_cell.h).
namespace rundkurs::dataset {

/// A column as Frictionless Table Schema describes it
/// (https://specs.frictionlessdata.io/table-schema).
struct Field {
  std::string_view name;
  std::string_view type;  ///< string, integer, number, boolean, datetime.
  std::string_view description;
  /// Where in schemas/offering.schema.json its values are bounded, as a JSON pointer; may be empty.
  std::string_view bounds = {};
  bool required = false;
};

std::span<const Field> offering_fields();
std::span<const Field> run_fields();

/// The first line.
std::string head_line(std::span<const Field> fields);

std::string offering_line(const Offering& offering);

/// A line for each run; nothing where there is none.
std::string run_lines(const Offering& offering);

}  // namespace rundkurs::dataset

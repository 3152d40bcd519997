#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "schemas/offering.h"
#include "searchd/search/search_service.h"

namespace rundkurs::exported {

/// What an export is made for.
struct ExportContext {
  const SearchService& service;  ///< Lends its labels.
  std::string language;          ///< Of labels and numbers: one of interface_languages.
  std::string base_url;          ///< Without a slash at its end.
  std::int32_t today = 0;        ///< yyyymmdd.
};

/// How a list of offerings is written: what stands before, between and behind them, and each.
class ExportFormat {
 public:
  virtual ~ExportFormat() = default;

  virtual std::string_view media_type() const = 0;
  virtual std::string_view file_name() const = 0;
  virtual std::string head() const { return {}; }
  virtual std::string separator() const { return {}; }
  virtual std::string tail() const { return {}; }
  virtual std::string row(const Offering& offering) const = 0;
};

/// The values of `format`.
inline constexpr std::string_view format_names[] = {"csv", "ndjson", "jsonld", "elm"};

/// Null for a name that is none of format_names.
std::unique_ptr<ExportFormat> export_format(std::string_view name, ExportContext context);

/// Each in the file of its name.
std::unique_ptr<ExportFormat> csv_format(ExportContext context);
std::unique_ptr<ExportFormat> linked_data_format();
std::unique_ptr<ExportFormat> elm_format(ExportContext context);

}  // namespace rundkurs::exported

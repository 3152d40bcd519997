#include "searchd/export/export_format.h"

#include <utility>

#include "schemas/offering_json.h"

namespace rundkurs::exported {
namespace {

/// The record itself: what our own importer takes back without any loss.
class NdjsonFormat final : public ExportFormat {
 public:
  std::string_view media_type() const override { return "application/x-ndjson"; }
  std::string_view file_name() const override { return "rundkurs.ndjson"; }
  std::string row(const Offering& offering) const override { return to_ndjson(offering) + '\n'; }
};

}  // namespace

std::unique_ptr<ExportFormat> export_format(std::string_view name, ExportContext context) {
  if (name == "csv") return csv_format(std::move(context));
  if (name == "ndjson") return std::make_unique<NdjsonFormat>();
  if (name == "jsonld") return linked_data_format();
  if (name == "elm") return elm_format(std::move(context));
  return nullptr;
}

}  // namespace rundkurs::exported

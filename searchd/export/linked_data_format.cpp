#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/export/export_format.h"
#include "searchd/export/linked_data.h"

namespace rundkurs::exported {
namespace {

class LinkedDataFormat final : public ExportFormat {
 public:
  std::string_view media_type() const override { return "application/ld+json"; }
  std::string_view file_name() const override { return "rundkurs.jsonld"; }
  std::string head() const override {
    return "{\"@context\":\"https://schema.org/\",\"@graph\":[\n";
  }
  std::string separator() const override { return ",\n"; }
  std::string tail() const override { return "\n]}\n"; }

  std::string row(const Offering& offering) const override {
    auto object = linked_data(offering);
    object.erase("@context");
    return json_text(object);
  }
};

}  // namespace

std::unique_ptr<ExportFormat> linked_data_format() {
  return std::make_unique<LinkedDataFormat>();
}

}  // namespace rundkurs::exported

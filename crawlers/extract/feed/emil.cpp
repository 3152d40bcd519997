#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/feed/emil_records.h"
#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/xml_as_json.h"
#include "crawlers/extract/xml_reading.h"

namespace rundkurs::feed {
namespace emil_format {
namespace {

struct Kind {
  std::string_view name;        ///< Of the element in XML and of the member around it in version 2.
  std::string_view identifier;  ///< How its identifiers begin.
  RawRecord (*read)(const Json& content);
};
constexpr std::array<Kind, 3> kinds = {{{"educationInfo", "i.", &emil::read_info},
                                        {"educationEvent", "e.", &emil::read_event},
                                        {"educationProvider", "p.", &emil::read_provider}}};

/// A deleted record is an id, a status and nothing else.
void read_one(const Json& json, std::vector<RawRecord>& records) {
  if (word_at(json, "status") == "DELETED") return;
  const auto& content = at(json, "content");
  auto identifier = word_at(json, "id");
  if (identifier.empty()) identifier = word_at(content, "identifier");
  RawRecord record;
  for (const auto& kind : kinds) {
    const auto& within = at(content, kind.name);
    if (within.is_object()) {
      record = kind.read(within);
    } else if (identifier.starts_with(kind.identifier) && record.facts.empty()) {
      record = kind.read(content);
    }
  }
  if (record.has(RawField::title)) records.push_back(std::move(record));
}

constexpr const char* lists[] = {
    "educationInfos", "educationEvents", "educationProviders", "content"};

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  for (const auto* list : lists) {
    for (const auto* one : all_at(json, list))
      if (one->contains("content")) read_one(*one, records);
  }
  for (const auto* one : all_at(json, "")) {
    if (!word_at(*one, "id").empty()) read_one(*one, records);
  }
}

int recognises_json(const JsonKeys& keys) {
  for (const std::string list : lists) {
    if (keys.has_all({list + ".id", list + ".content"})) return 95;
  }
  const auto id = keys.text("content.identifier");
  const bool single = id.starts_with("i.") || id.starts_with("e.") || id.starts_with("p.");
  const bool wrapped = keys.has("content.educationInfo") || keys.has("content.educationEvent") ||
                       keys.has("content.educationProvider");
  return (single || wrapped) && keys.has("id") ? 95 : 0;
}

/// "EducationInfo" and "educationInfo".
const Kind* kind_of_element(std::string_view name) {
  for (const auto& kind : kinds) {
    if (ascii_lower(name) == ascii_lower(kind.name)) return &kind;
  }
  return nullptr;
}

/// Version 2 has an XML form of the same members: a document each, or many within an envelope.
class Emil final : public Extractor {
 public:
  std::string_view format() const override { return json_->format(); }

  int recognises(const Document& document) const override {
    const auto root = xml_root(document);
    if (root.name.empty()) return json_->recognises(document);
    if (kind_of_element(root.name) != nullptr) return 90;
    for (const auto& kind : kinds) {
      if (root.head.find(std::string(kind.name) + ">") != root.head.npos ||
          root.head.find(std::string(kind.name) + " ") != root.head.npos)
        return 85;
    }
    return 0;
  }

  Result<void> for_each(const Document& document, const Take& take) const override {
    const auto root = xml_root(document);
    if (root.name.empty()) return json_->for_each(document, take);
    if (const auto* kind = kind_of_element(root.name)) return read_single(document, *kind, take);
    // An envelope may hold a list a kind, or each record within a document of its own.
    const auto choose = [](std::string_view name, int depth) {
      if (kind_of_element(name) != nullptr) return XmlStep::take;
      return depth == 1 ? XmlStep::enter : XmlStep::skip;
    };
    return for_each_record(document, choose, [&](const _xmlNode* element) {
      hand_over(kind_of_element(xml_name(element))->read(xml_as_json(element)), take);
    });
  }

 private:
  Result<void> read_single(const Document& document, const Kind& kind, const Take& take) const {
    Json content = Json::object();
    auto done =
        for_each_record(document, [&](const _xmlNode* element) { add_element(element, content); });
    if (!done) return done;
    hand_over(kind.read(content), take);
    return {};
  }

  void hand_over(RawRecord record, const Take& take) const {
    if (!record.has(RawField::title)) return;
    record.format = format();
    if (!record.has(RawField::country)) record.add(RawField::country, "SE", "format");
    take(std::move(record));
  }

  std::unique_ptr<Extractor> json_ = json_extractor({"emil", "SE", &recognises_json, &read});
};

}  // namespace
}  // namespace emil_format

std::unique_ptr<Extractor> emil_extractor() {
  return std::make_unique<emil_format::Emil>();
}

}  // namespace rundkurs::feed

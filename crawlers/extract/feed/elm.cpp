#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/local_names.h"
#include "crawlers/extract/occurrence.h"
#include "crawlers/extract/rdf_as_json.h"
#include "crawlers/extract/xml_reading.h"

namespace rundkurs::feed {
namespace elm_format {
namespace {

using Objects = std::map<std::string, const Json*, std::less<>>;

/// "LearningOpportunity", also with a prefix ("elm:LearningOpportunity").
std::string type_of(const Json& object) {
  auto type = word_at(object, "type");
  if (type.empty()) type = word_at(object, "@type");
  return type.substr(type.find_last_of(":/#") + 1);
}

/// Of an object, or the address that stands for one.
std::string id_of(const Json& object) {
  if (object.is_string()) return word(object);
  auto id = word_at(object, "id");
  return id.empty() ? word_at(object, "@id") : id;
}

/// Concepts are URIs of authority tables: "http://data.europa.eu/snb/eqf/6" → "6".
std::string last_part(const std::string& uri) {
  return uri.substr(uri.find_last_of("/#") + 1);
}

/// What is described in a document, by type, each once, wherever it stands. The parser has bounded
/// the depth.
struct Described {
  std::vector<const Json*> opportunities;
  std::vector<const Json*> achievements;
  Objects by_id;
};

void note(const Json& object, Described& described) {
  const auto type = type_of(object);
  const auto id = id_of(object);
  if (object.size() <= 2 && !id.empty()) return;  // a reference
  if (!id.empty() && !described.by_id.try_emplace(id, &object).second) return;
  if (type == "LearningOpportunity") described.opportunities.push_back(&object);
  if (type == "Qualification" || type == "LearningAchievementSpecification")
    described.achievements.push_back(&object);
}

Described describe_all(const Json& document) {
  Described described;
  std::vector<const Json*> open = {&document};
  while (!open.empty()) {
    const auto* value = open.back();
    open.pop_back();
    if (value->is_object()) note(*value, described);
    if (!value->is_structured()) continue;
    std::vector<const Json*> within;
    for (const auto& member : *value) {
      if (member.is_structured()) within.push_back(&member);
    }
    open.insert(open.end(), within.rbegin(), within.rend());
  }
  return described;
}

/// An object that is given in place, or by its id.
const Json& resolved(const Json& value, const Described& described) {
  const auto* text = value.get_ptr<const std::string*>();
  const auto found = described.by_id.find(text != nullptr ? *text : id_of(value));
  return found == described.by_id.end() ? value : *found->second;
}

void add_concepts(const Json& from, std::string_view path, RawField field, RawRecord& record) {
  for (const auto* concept_ : all_at(from, path))
    add_once(record, field, last_part(id_of(*concept_)), std::string(path));
}

/// Whether any label of a concept has the words in it.
bool is_labelled(const Json& concept_, std::string_view words) {
  const auto labels = tagged_texts(at(concept_, "prefLabel"));
  return std::any_of(labels.begin(), labels.end(), [&](const TaggedText& label) {
    return label.text.find(words) != label.text.npos;
  });
}

void add_credits(const Json& achievement, RawRecord& record) {
  for (const auto* points : all_at(achievement, "creditPoint")) {
    const auto& framework = at(*points, "framework");
    const bool ects = is_labelled(framework, "European Credit Transfer") ||
                      is_labelled(framework, "ECTS") || last_part(id_of(framework)) == "6fcec5c5af";
    const auto value = word_at(*points, "point");
    if (!value.empty())
      add_once(record, RawField::credits, value + (ects ? " ECTS" : ""), "creditPoint");
  }
}

void add_level(const Json& achievement, RawRecord& record) {
  for (const auto* path : {"eqfLevel", "EQFLevel"}) {
    for (const auto* level : all_at(achievement, path)) {
      const auto number = last_part(id_of(*level));
      if (!number.empty()) add_once(record, RawField::level, "eqf_" + number, path);
    }
  }
}

void add_outcomes(const Json& achievement, const Described& described, RawRecord& record) {
  for (const auto* reference : all_at(achievement, "learningOutcome")) {
    const auto& outcome = resolved(*reference, described);
    JsonFacts(outcome, record, "learningOutcome.").prose(RawField::outcome, "title");
    for (const auto* skill : all_at(outcome, "relatedESCOSkill"))
      add_once(record, RawField::skill, id_of(*skill), "learningOutcome.relatedESCOSkill");
  }
}

void add_fields(const Json& achievement, RawRecord& record) {
  for (const auto* path : {"ISCEDFCode", "thematicArea", "educationSubject"}) {
    for (const auto* field : all_at(achievement, path)) {
      const auto uri = id_of(*field);
      if (uri.find("/isced-f/") != uri.npos)
        add_once(record, RawField::isced, last_part(uri), path);
    }
  }
}

/// Facts that stand on opportunities, activities and achievements alike.
void add_shared(const Json& from, RawRecord& record) {
  JsonFacts(from, record)
      .prose(RawField::description, "description")
      .words(RawField::mode, "mode.prefLabel")
      .words(RawField::duration, "volumeOfLearning")
      .words(RawField::duration, "duration")
      .words(RawField::url, "homepage.contentURL")
      .words(RawField::url, "homepage.contentUrl");
  add_concepts(from, "language", RawField::language, record);
  add_concepts(from, "defaultLanguage", RawField::language, record);
}

void add_achievement(const Json& achievement, const Described& described, RawRecord& record) {
  JsonFacts(achievement, record).prose(RawField::prerequisites, "entryRequirement.noteLiteral");
  add_shared(achievement, record);
  add_credits(achievement, record);
  add_level(achievement, record);
  add_outcomes(achievement, described, record);
  add_fields(achievement, record);
}

/// The type of an opportunity or achievement as its label words it.
std::string_view kind_of(const Json& object) {
  for (const auto* type : all_at(object, "dcType")) {
    for (const auto* words : {"egree", "rogramme"}) {
      if (is_labelled(*type, words)) return "programme";
    }
  }
  return "course";
}

void add_provider(const Json& opportunity, const Described& described, RawRecord& record) {
  for (const auto* reference : all_at(opportunity, "providedBy")) {
    const auto& provider = resolved(*reference, described);
    JsonFacts(provider, record, "providedBy.")
        .words(RawField::institution, "legalName")
        .words(RawField::institution, "prefLabel")
        .words(RawField::institution_id, "registration.notation")
        .words(RawField::institution_id, "id");
    add_concepts(provider, "location.address.countryCode", RawField::country, record);
  }
}

void add_prices(const Json& opportunity, RawRecord& record) {
  for (const auto* price : all_at(opportunity, "priceDetail")) {
    const auto amount = word_at(*price, "amount.content");
    const auto currency = last_part(id_of(at(*price, "amount.unit")));
    if (!amount.empty())
      add_once(record, RawField::tuition, amount + " " + currency, "priceDetail.amount");
  }
}

RawRecord read_opportunity(const Json& opportunity, const Described& described) {
  RawRecord record;
  record.add(RawField::kind, std::string(kind_of(opportunity)), "dcType");
  JsonFacts(opportunity, record)
      .words(RawField::title, "title")
      .words(RawField::code, "identifier.notation")
      .words(RawField::place, "location.prefLabel")
      .words(RawField::place, "location.geographicName")
      .words(RawField::place, "location.spatialCode.prefLabel")
      .words(RawField::start, "temporal.startDate")
      .words(RawField::end, "temporal.endDate")
      .words(RawField::deadline, "applicationDeadline")
      .words(RawField::updated, "dateModified");
  // A period that begins on no certain day has its name only: "autumn 2027".
  if (!record.has(RawField::start))
    JsonFacts(opportunity, record).words(RawField::start, "temporal.prefLabel");
  add_prices(opportunity, record);
  record.add(RawField::id, id_of(opportunity), "id");
  add_provider(opportunity, described, record);
  add_shared(opportunity, record);
  for (const auto* path :
       {"learningAchievementSpecification", "learningActivitySpecification", "specifiedBy"}) {
    for (const auto* reference : all_at(opportunity, path))
      add_achievement(resolved(*reference, described), described, record);
  }
  make_run(record);
  return record;
}

/// What a credential is awarded for; the person who has it is not looked at.
RawRecord read_achievement(const Json& achievement, const Described& described) {
  RawRecord record;
  record.add(RawField::kind, std::string(kind_of(achievement)), "dcType");
  record.add(RawField::id, id_of(achievement), "id");
  JsonFacts(achievement, record)
      .words(RawField::title, "title")
      .words(RawField::code, "identifier.notation");
  add_achievement(achievement, described, record);
  return record;
}

void read_model(const Json& json, std::vector<RawRecord>& records) {
  const auto described = describe_all(json);
  for (const auto* opportunity : described.opportunities)
    records.push_back(read_opportunity(*opportunity, described));
  if (described.opportunities.empty()) {
    for (const auto* achievement : described.achievements)
      records.push_back(read_achievement(*achievement, described));
  }
  std::erase_if(records, [](const RawRecord& record) { return !record.has(RawField::title); });
}

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  read_model(has_prefixed_names(json) ? with_local_names(json) : json, records);
}

/// The context of an EDC credential or of the model itself, or the type of an object.
int recognises_json(const JsonKeys& keys) {
  const bool model =
      keys.text("@context").find("data.europa.eu/snb/model") != std::string_view::npos;
  const bool credential =
      keys.has("credentialSchema") && keys.has_all({"credentialSubject.hasClaim"});
  const auto type = keys.text("type");
  const bool object = type == "LearningOpportunity" || type == "LearningAchievementSpecification" ||
                      keys.text("@type").ends_with("LearningOpportunity");
  const bool graph = keys.text("@graph.type").ends_with("LearningOpportunity") ||
                     keys.text("@graph.@type").ends_with("LearningOpportunity");
  return credential || model || object || graph ? 95 : 0;
}

/// Nodes of RDF/XML refer to each other, so that all of them are kept until the end.
class Elm final : public Extractor {
 public:
  std::string_view format() const override { return json_->format(); }

  int recognises(const Document& document) const override {
    const auto root = xml_root(document);
    if (root.name.empty()) return json_->recognises(document);
    const bool model = root.head.find("data.europa.eu/snb/model") != root.head.npos;
    return root.name == "RDF" && model ? 95 : 0;
  }

  Result<void> for_each(const Document& document, const Take& take) const override {
    if (xml_root(document).name.empty()) return json_->for_each(document, take);
    Json nodes = Json::array();
    auto done = for_each_record(document,
                                [&](const _xmlNode* node) { nodes.push_back(rdf_as_json(node)); });
    if (!done) return done;
    std::vector<RawRecord> records;
    read_model(nodes, records);
    for (auto& record : records) {
      record.format = format();
      take(std::move(record));
    }
    return {};
  }

 private:
  std::unique_ptr<Extractor> json_ = json_extractor({"elm", "", &recognises_json, &read, true});
};

}  // namespace
}  // namespace elm_format

std::unique_ptr<Extractor> elm_extractor() {
  return std::make_unique<elm_format::Elm>();
}

}  // namespace rundkurs::feed

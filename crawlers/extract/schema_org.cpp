#include "crawlers/extract/schema_org.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/json_reading.h"
#include "crawlers/extract/local_names.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs {
namespace {

struct Type {
  std::string_view name;
  std::string_view kind;
};
constexpr std::array<Type, 7> types = {{{"Course", "course"},
                                        {"EducationalOccupationalProgram", "programme"},
                                        {"WorkBasedProgram", "programme"},
                                        {"CourseInstance", "course-offering"},
                                        {"EducationEvent", "event"},
                                        {"BusinessEvent", "event"},
                                        {"Event", "event"}}};

/// "Course" of "schema:Course", "https://schema.org/Course".
std::string local_name(std::string type) {
  return type.substr(type.find_last_of(":/#") + 1);
}

bool has_type(const Json& object, std::string_view name) {
  for (const auto* type : all_at(object, "@type")) {
    if (local_name(word(*type)) == name) return true;
  }
  return false;
}

const Type* type_of(const Json& object) {
  const auto found = std::find_if(
      types.begin(), types.end(), [&](const Type& type) { return has_type(object, type.name); });
  return found == types.end() ? nullptr : &*found;
}

/// The objects of a document that have an `@id` and say more than that.
class Objects {
 public:
  void add(const Json& object) {
    const auto id = word_at(object, "@id");
    if (!id.empty() && object.size() > 1) by_id_.try_emplace(id, &object);
  }

  /// What stands at a path, references resolved.
  std::vector<const Json*> at(const Json& from, std::string_view path) const {
    auto found = all_at(from, path);
    for (auto& object : found) {
      if (!object->is_object() || object->size() != 1) continue;
      const auto known = by_id_.find(word_at(*object, "@id"));
      if (known != by_id_.end()) object = known->second;
    }
    return found;
  }

 private:
  std::map<std::string, const Json*> by_id_;
};

/// Reads one object into a record.
class Reader {
 public:
  Reader(const Objects& objects, RawRecord& record) : objects_(objects), record_(record) {}

  /// What courses, programmes and their instances may all state.
  void read_shared(const Json& json) {
    JsonFacts(json, record_)
        .words(RawField::language, "inLanguage")
        .words(RawField::language, "availableLanguage")
        .words(RawField::deadline, "applicationDeadline")
        .words(RawField::seats, "maximumEnrollment")
        .words(RawField::seats, "maximumAttendeeCapacity");
    read_dates(json);
    read_language(json);
    // One word may be of either: "online", "full-time".
    for (const auto* path : {"courseMode", "educationalProgramMode"}) {
      JsonFacts(json, record_).words(RawField::mode, path).words(RawField::pace, path);
    }
    for (const auto* path : {"timeToComplete", "duration", "timeRequired", "courseWorkload"})
      JsonFacts(json, record_).words(RawField::duration, path);
    read_status(json);
    read_location(json);
    read_offers(json);
  }

  void read_texts(const Json& json) {
    JsonFacts(json, record_)
        .words(RawField::title, "name")
        .words(RawField::code, "courseCode")
        .words(RawField::url, "url")
        .prose(RawField::summary, "abstract")
        .prose(RawField::description, "description")
        .words(RawField::audience, "audience.audienceType")
        .words(RawField::audience, "audience.educationalRole")
        .words(RawField::updated, "dateModified");
    for (const auto* path : {"educationalLevel", "educationalCredentialAwarded"})
      read_terms(json, path, RawField::level);
    for (const auto* path : {"coursePrerequisites", "programPrerequisites"})
      read_terms(json, path, RawField::prerequisites);
    read_terms(json, "teaches", RawField::outcome);
    read_skills(json);
    read_credits(json);
    read_provider(json);
  }

 private:
  /// A text, or a term, credential or course that has a name.
  void read_terms(const Json& json, std::string_view path, RawField field) {
    for (const auto* term : objects_.at(json, path)) {
      for (const auto* name : {"name", "credentialCategory", "targetName", "description"}) {
        if (term->is_object() && !term->contains("@value") && add(*term, name, path, field)) break;
      }
      if (!term->is_object() || term->contains("@value")) add(*term, "", path, field);
    }
  }

  bool add(const Json& from, std::string_view name, std::string_view path, RawField field) {
    if (at(from, name).is_null()) return false;
    JsonFacts(from, record_, std::string(path) + (name.empty() ? "" : ".")).prose(field, name);
    return true;
  }

  /// A number, a text with its unit, or a StructuredValue, which may lack it.
  void read_credits(const Json& json) {
    JsonFacts(json, record_).words(RawField::credits, "numberOfCredits");
    for (const auto* value : all_at(json, "numberOfCredits")) {
      if (!value->is_object()) continue;
      add_once(record_, RawField::credits, word_at(*value, "value"), "numberOfCredits.value");
      for (const auto* unit : {"unitText", "unitCode", "name"})
        JsonFacts(*value, record_, "numberOfCredits.").words(RawField::credit_unit, unit);
    }
  }

  /// An instance may have its dates in the schedule of its meetings.
  void read_dates(const Json& json) {
    const JsonFacts facts(json, record_);
    facts.words(RawField::start, "startDate").words(RawField::end, "endDate");
    if (!record_.has(RawField::start)) facts.words(RawField::start, "courseSchedule.startDate");
    if (!record_.has(RawField::end)) facts.words(RawField::end, "courseSchedule.endDate");
  }

  /// A Language has a name and often its tag beside.
  void read_language(const Json& json) {
    if (record_.has(RawField::language)) return;
    for (const auto* path : {"inLanguage.alternateName",
                             "inLanguage.identifier",
                             "inLanguage.name",
                             "availableLanguage.alternateName",
                             "availableLanguage.name"}) {
      if (!record_.has(RawField::language))
        JsonFacts(json, record_).words(RawField::language, path);
    }
  }

  /// An organisation, or its name as text; its town where nothing else says where.
  void read_provider(const Json& json) {
    for (const auto* provider : objects_.at(json, "provider")) {
      if (has_type(*provider, "Person")) continue;
      const bool text = provider->is_string();
      JsonFacts(*provider, record_, text ? "provider" : "provider.")
          .words(RawField::institution, text ? "" : "name");
      if (!record_.has(RawField::place))
        JsonFacts(*provider, record_, "provider.")
            .words(RawField::place, "address.addressLocality");
    }
  }

  /// ESCO is the only set of skills that is known by its addresses.
  void read_skills(const Json& json) {
    for (const auto* path :
         {"teaches.@id", "teaches.url", "occupationalCategory.@id", "occupationalCategory"}) {
      for (const auto* uri : all_at(json, path)) {
        auto text = word(*uri);
        if (text.starts_with("http://data.europa.eu/esco/"))
          add_once(record_, RawField::skill, std::move(text), path);
      }
    }
  }

  void read_location(const Json& json) {
    for (const auto* location : objects_.at(json, "location")) {
      if (has_type(*location, "VirtualLocation")) {
        add_once(record_, RawField::mode, "online", "location");
        continue;
      }
      const bool has_town = !at(*location, "address.addressLocality").is_null();
      const bool text = location->is_string();
      JsonFacts(*location, record_, "location.")
          .words(RawField::place,
                 text       ? ""
                 : has_town ? "address.addressLocality"
                            : "name");
    }
  }

  void read_status(const Json& json) {
    if (local_name(word_at(json, "eventStatus")) == "EventCancelled")
      add_once(record_, RawField::status, "cancelled", "eventStatus");
  }

  /// "16278 USD Resident Tuition": the price with its currency, and to whom it applies.
  void read_offers(const Json& json) {
    if (is_true_at(json, "isAccessibleForFree"))
      add_once(record_, RawField::tuition, "free", "isAccessibleForFree");
    for (const auto* offer : objects_.at(json, "offers")) {
      const auto& price = offer->contains("price") ? *offer : at(*offer, "priceSpecification");
      const auto amount = word_at(price, "price");
      const auto currency = word_at(price, "priceCurrency");
      const auto category = word_at(*offer, "category");
      if (number_at(price, "price") == 0.0 || category == "Free") {
        add_once(record_, RawField::tuition, "free", "offers.price");
        continue;
      }
      if (amount.empty() || currency.empty()) continue;
      add_once(record_,
               RawField::tuition,
               amount + " " + currency + (category.empty() ? "" : " " + category),
               "offers.price");
    }
  }

  const Objects& objects_;
  RawRecord& record_;
};

RawRecord read_object(const Json& json, const Type& type, const Objects& objects) {
  RawRecord record;
  Reader reader(objects, record);
  record.add(RawField::kind, std::string(type.kind), "@type");
  record.add(RawField::id, word_at(json, "@id"), "@id");
  reader.read_shared(json);
  reader.read_texts(json);
  for (const auto* instance : objects.at(json, "hasCourseInstance")) {
    RawRecord run;
    Reader(objects, run).read_shared(*instance);
    JsonFacts(*instance, run, "hasCourseInstance.").words(RawField::url, "url");
    if (!run.facts.empty()) record.runs.push_back(std::move(run));
  }
  settle_runs(record);
  return record;
}

/// Objects are looked for from the outside in; what is part of a course or programme belongs to it.
struct Found {
  std::vector<const Json*> described;
  Objects objects;
};

Found find_all(const Json& json) {
  struct Open {
    const Json* value;
    bool within;
  };
  Found found;
  std::vector<Open> open = {{&json, false}};
  while (!open.empty()) {
    const auto [value, within] = open.back();
    open.pop_back();
    bool owned = within;
    if (value->is_object()) {
      found.objects.add(*value);
      const bool described = type_of(*value) != nullptr && value->contains("name");
      if (described && !within) found.described.push_back(value);
      owned = within || described;
    }
    std::vector<Open> inner;
    if (value->is_structured()) {
      for (const auto& member : *value)
        if (member.is_structured()) inner.push_back({&member, owned});
    }
    open.insert(open.end(), inner.rbegin(), inner.rend());
  }
  return found;
}

}  // namespace

std::vector<RawRecord> schema_org_records(const Json& json) {
  if (has_prefixed_names(json)) return schema_org_records(with_local_names(json));
  const auto found = find_all(json);
  std::vector<RawRecord> records;
  for (const auto* object : found.described) {
    auto record = read_object(*object, *type_of(*object), found.objects);
    if (record.has(RawField::title)) records.push_back(std::move(record));
  }
  return records;
}

}  // namespace rundkurs

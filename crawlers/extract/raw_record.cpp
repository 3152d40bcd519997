#include "crawlers/extract/raw_record.h"

#include <stdexcept>
#include <utility>

namespace rundkurs {
namespace {

struct NamedField {
  RawField field;
  std::string_view name;
};

constexpr NamedField names[] = {
    {RawField::id, "id"},
    {RawField::part_of, "part_of"},
    {RawField::kind, "kind"},
    {RawField::title, "title"},
    {RawField::code, "code"},
    {RawField::institution, "institution"},
    {RawField::institution_id, "institution_id"},
    {RawField::country, "country"},
    {RawField::level, "level"},
    {RawField::credits, "credits"},
    {RawField::credit_unit, "credit_unit"},
    {RawField::language, "language"},
    {RawField::place, "place"},
    {RawField::region, "region"},
    {RawField::mode, "mode"},
    {RawField::pace, "pace"},
    {RawField::duration, "duration"},
    {RawField::start, "start"},
    {RawField::end, "end"},
    {RawField::deadline, "deadline"},
    {RawField::seats, "seats"},
    {RawField::status, "status"},
    {RawField::tuition, "tuition"},
    {RawField::summary, "summary"},
    {RawField::description, "description"},
    {RawField::outcome, "outcome"},
    {RawField::prerequisites, "prerequisites"},
    {RawField::audience, "audience"},
    {RawField::assessment, "assessment"},
    {RawField::isced, "isced"},
    {RawField::skill, "skill"},
    {RawField::url, "url"},
    {RawField::updated, "updated"},
    {RawField::twin, "twin"},
};

}  // namespace

std::string_view name_of(RawField field) {
  for (const auto& known : names) {
    if (known.field == field) return known.name;
  }
  throw std::out_of_range("a raw field without a name");
}

bool is_raw_field(std::string_view name) {
  for (const auto& known : names) {
    if (known.name == name) return true;
  }
  return false;
}

RawField raw_field(std::string_view name) {
  for (const auto& known : names) {
    if (known.name == name) return known.field;
  }
  throw std::out_of_range("no raw field is called " + std::string(name));
}

void RawRecord::add(RawField field, std::string text, std::string rule, std::string lang) {
  if (text.empty()) return;
  facts[field].push_back({std::move(text), std::move(lang), std::move(rule)});
}

const std::string& RawRecord::first(RawField field) const {
  static const std::string nothing;
  const auto found = facts.find(field);
  return found == facts.end() || found->second.empty() ? nothing : found->second.front().text;
}

}  // namespace rundkurs

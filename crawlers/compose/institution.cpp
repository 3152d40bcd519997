#include <algorithm>
#include <array>
#include <utility>

#include "crawlers/compose/reading.h"
#include "schemas/offering_id.h"
#include "schemas/utf8.h"

namespace rundkurs::composing {
namespace {

struct Domain {
  std::string_view ending;
  std::string_view country;
};
constexpr std::array<Domain, 8> domains = {{{"no", "NO"},
                                            {"se", "SE"},
                                            {"dk", "DK"},
                                            {"fi", "FI"},
                                            {"is", "IS"},
                                            {"fo", "FO"},
                                            {"gl", "GL"},
                                            {"ax", "AX"}}};

std::string_view host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/?#:"));
}

/// What the record says itself, then who gave it, then the address it stands at.
std::string country_of(const Reading& reading) {
  for (const auto* value : reading.values(RawField::country)) {
    auto country = reading.words().places.country(value->text);
    if (!country.empty()) return country;
  }
  const auto* source = reading.capture().source;
  if (source != nullptr && !source->country.empty()) return source->country;
  const auto* page = reading.first(RawField::url);
  auto country = country_of_address(reading.capture().url);
  return country.empty() && page != nullptr ? country_of_address(page->text) : country;
}

/// The one institution behind a site, where the source is one.
const SourceFile* institution_of_source(const Capture& capture) {
  const auto* source = capture.source;
  return source != nullptr && source->kind == SourceFile::Kind::institution ? source : nullptr;
}

const SourceFile* by_host(const Capture& capture) {
  if (capture.sources == nullptr || capture.source != nullptr) return nullptr;
  const auto host = host_of(capture.url);
  for (const auto& source : capture.sources->all()) {
    const auto& hosts = source.allowed_hosts;
    if (source.kind == SourceFile::Kind::institution && !host.empty() &&
        std::find(hosts.begin(), hosts.end(), host) != hosts.end())
      return &source;
  }
  return nullptr;
}

const SourceFile* by_name(const Reading& reading) {
  if (reading.capture().sources == nullptr) return nullptr;
  for (const auto* value : reading.values(RawField::institution)) {
    const auto* source =
        reading.capture().sources->find_by_name(squeeze_space(value->text), reading.country);
    if (source != nullptr) return source;
  }
  return nullptr;
}

LanguageText names_of(const Reading& reading) {
  LanguageText names;
  constexpr std::size_t longest = 200;
  for (const auto* value : reading.values(RawField::institution)) {
    auto lang = reading.words().languages.tag(value->lang);
    const auto text = squeeze_space(value->text);
    names.emplace(lang.empty() ? "und" : lang, utf8_prefix(text, longest));
  }
  if (names.size() > 1) names.erase("und");
  return names;
}

void refer_to(Reading& reading, const SourceFile& source, std::string_view rule) {
  reading.offering().institution = reference_to(source);
  if (reading.country.empty()) reading.country = source.country;
  const auto* named = reading.first(RawField::institution);
  reading.came_from("institution",
                    named != nullptr ? *named : RawValue{.text = {}, .rule = std::string(rule)});
}

}  // namespace

std::string country_of_address(std::string_view url) {
  const auto host = host_of(url);
  const auto dot = host.rfind('.');
  if (dot == host.npos) return {};
  for (const auto& domain : domains) {
    if (host.substr(dot + 1) == domain.ending) return std::string(domain.country);
  }
  return {};
}

void compose_institution(Reading& reading) {
  reading.country = country_of(reading);
  auto& composed = reading.composed();
  if (const auto* key = reading.first(RawField::institution_id))
    composed.institution_key = key->text;
  if (const auto* source = reading.capture().source) {
    composed.offering.source = source->id;
    composed.offering.demonstration = source->demonstration;
  }
  if (const auto* own = institution_of_source(reading.capture()))
    return refer_to(reading, *own, "source " + own->id);
  if (const auto* named = by_name(reading)) return refer_to(reading, *named, "source " + named->id);
  auto& institution = composed.offering.institution;
  institution.name = names_of(reading);
  institution.country = reading.country;
  if (institution.name.empty()) {
    if (const auto* host = by_host(reading.capture())) refer_to(reading, *host, "host of the page");
    return;
  }
  const auto& name = best_for(institution.name, "nb")->second;
  institution.id = institution_id(reading.country.empty() ? "xx" : reading.country, name);
  reading.came_from("institution", *reading.first(RawField::institution));
}

}  // namespace rundkurs::composing

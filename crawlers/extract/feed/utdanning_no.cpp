#include <array>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"

namespace rundkurs::feed {
namespace utdanning_no_format {
namespace {

/// "/utdanning/x" of the site "https://utdanning.no/".
std::string absolute(std::string path, std::string site) {
  if (path.empty() || !path.starts_with('/')) return path;
  while (site.ends_with('/'))
    site.pop_back();
  return site.empty() ? std::string() : site + path;
}

/// A hit of the search. Its type says where it is taught; a level only the title says.
RawRecord read_hit(const Json& hit) {
  RawRecord record;
  record.add(RawField::kind, "programme", "main_facet");
  JsonFacts(hit, record)
      .words(RawField::id, "entity_id")
      .words(RawField::title, "title")
      .prose(RawField::description, "description")
      .words(RawField::institution, "larested")
      .words(RawField::place, "stedsnavn")
      .words(RawField::level, "utdanningsniva")
      .made(RawField::url, absolute(word_at(hit, "url"), word_at(hit, "site")), "url");
  return record;
}

/// Editorial text on a kind of education: nothing that one could apply to.
RawRecord read_description(const Json& json) {
  RawRecord record;
  record.add(RawField::kind, "education-description", "innholdstype");
  JsonFacts(json, record)
      .words(RawField::id, "uno_id")
      .words(RawField::code, "uno_id")
      .words(RawField::title, "tittel")
      .prose(RawField::summary, "summary")
      .words(RawField::url, "url");
  return record;
}

/// A dump is a list of hits, an answer of the search wraps them (Hydra).
constexpr std::array<const char*, 5> holders = {"", "results", "hits", "items", "hydra:member"};

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  for (const auto* path : holders) {
    for (const auto* one : all_at(json, path)) {
      const auto facet = word_at(*one, "main_facet");
      const bool education = facet.empty() || facet == "Utdanninger";  // others are occupations
      const bool described = !word_at(*one, "innholdstype").empty() || one->contains("tittel");
      auto record = described ? read_description(*one) : read_hit(*one);
      if (education && record.has(RawField::title)) records.push_back(std::move(record));
    }
  }
}

int recognises(const JsonKeys& keys) {
  for (const std::string holder : holders) {
    const auto path = holder.empty() ? holder : holder + ".";
    if (keys.has_all({path + "larested", path + "title"}) &&
        (keys.has(path + "entity_id") || keys.has(path + "utdanningsniva") ||
         keys.has(path + "stedsnavn")))
      return 95;
    if (keys.text(path + "innholdstype") == "utdanningsbeskrivelse") return 95;
    if (keys.has_all({path + "uno_id", path + "tittel"})) return 95;
  }
  return 0;
}

}  // namespace
}  // namespace utdanning_no_format

std::unique_ptr<Extractor> utdanning_no_extractor() {
  return json_extractor(
      {"utdanning-no", "NO", &utdanning_no_format::recognises, &utdanning_no_format::read});
}

}  // namespace rundkurs::feed

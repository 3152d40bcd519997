#include "searchd/needs/region_names.h"

#include "searchd/needs/survey_mapping.h"

namespace rundkurs::needs {
namespace {

RegionNames::Where of_code(const std::string& code) {
  return {code.substr(0, 2), code};
}

/// "Region Skåne", "Vestland fylke" without the word for what it is.
std::string without_kind(const std::string& key) {
  for (const std::string_view kind : {"region ", "regionen ", "county of "}) {
    if (key.starts_with(kind)) return key.substr(kind.size());
  }
  for (const std::string_view kind :
       {" fylke", " fylkeskommune", " län", " maakunta", " county", " region"}) {
    if (key.ends_with(kind)) return key.substr(0, key.size() - kind.size());
  }
  return key;
}

}  // namespace

Result<RegionNames> RegionNames::load(const std::string& data_folder,
                                      normalise::Gazetteer places,
                                      std::shared_ptr<const match::InquiryWords> words) {
  auto regions = regions_by_code(data_folder);
  if (!regions) return std::move(regions).error();
  RegionNames names(std::move(places), std::move(words));
  names.names_ = *std::move(regions);
  for (const auto& [code, name] : names.names_) {
    names.codes_.emplace(key_of(code), code);
    names.codes_.emplace(key_of(name), code);
  }
  return names;
}

RegionNames::Where RegionNames::find(std::string_view words, std::string_view country) const {
  const auto key = key_of(words);
  for (const auto& form : {key, without_kind(key)}) {
    if (const auto found = codes_.find(form); found != codes_.end()) return of_code(found->second);
  }
  if (auto named = places_.country(words); !named.empty()) return {std::move(named), ""};
  const auto tokens = normalise::tokenise(without_kind(key), 12);
  const auto mentions = (*words_)["places/regions"].find(tokens, "");
  if (mentions.size() == 1 && mentions.front().last - mentions.front().first == tokens.size()) {
    const std::string means(mentions.front().means);
    if (codes_.contains(key_of(means))) return of_code(means);
  }
  const auto place = places_.find(words, country);
  if (place && place->region) return of_code(place->region->code);
  if (place) return {places_.country_of(words), ""};
  return {};
}

}  // namespace rundkurs::needs

#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "crawlers/normalise/place.h"
#include "schemas/result.h"
#include "searchd/match/inquiry_words.h"
#include "searchd/needs/regions_by_code.h"

namespace rundkurs::needs {

/// Where respondents are, as they say it.
class RegionNames {
 public:
  /// The names of `data/geo/places.json`, and those that people use in inquiries.
  static Result<RegionNames> load(const std::string& data_folder,
                                  normalise::Gazetteer places,
                                  std::shared_ptr<const match::InquiryWords> words);

  struct Where {
    std::string country;
    std::string region;  ///< ISO 3166-2; empty where only the country was named.
  };
  /// Of a region's name or code, a country, or a town in it ("Skåne", "NO-46", "Sverige", "Turku");
  /// both empty for anything else. `country` decides between towns of the same name.
  Where find(std::string_view words, std::string_view country) const;

  /// By code.
  const RegionsByCode& names() const { return names_; }

 private:
  RegionNames(normalise::Gazetteer places, std::shared_ptr<const match::InquiryWords> words)
      : places_(std::move(places)), words_(std::move(words)) {}

  RegionsByCode names_;
  std::map<std::string, std::string, std::less<>> codes_;  ///< By key_of() a name or code.
  normalise::Gazetteer places_;
  std::shared_ptr<const match::InquiryWords> words_;
};

}  // namespace rundkurs::needs

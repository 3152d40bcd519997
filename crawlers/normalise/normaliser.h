#pragma once

#include <string>

#include "crawlers/normalise/credits.h"
#include "crawlers/normalise/date.h"
#include "crawlers/normalise/delivery.h"
#include "crawlers/normalise/kind.h"
#include "crawlers/normalise/language.h"
#include "crawlers/normalise/level.h"
#include "crawlers/normalise/place.h"
#include "schemas/result.h"

namespace rundkurs {

/// What words, codes and units mean in all the sources, so that a page, a survey row and a query
/// say the same. Its tables are data that a person edits (`data/labels/values/`, `data/geo/`,
/// `data/vocabulary/facets.json`): loaded once, immutable, cheap to copy, safe from any thread.
struct Normaliser {
  /// `data_folder` is what find_data_folder() gives. The first mistake in a table is the error.
  static Result<Normaliser> load(const std::string& data_folder);

  normalise::KindReader kinds;
  normalise::LevelReader levels;
  normalise::CreditReader credits;
  normalise::LanguageReader languages;
  normalise::DateReader dates;
  normalise::DeliveryReader delivery;
  normalise::Gazetteer places;
};

}  // namespace rundkurs

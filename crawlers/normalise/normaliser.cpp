#include "crawlers/normalise/normaliser.h"

#include <utility>

namespace rundkurs {
namespace {

/// Loads one reader into its place.
template <typename Reader>
Result<void> load_into(Reader& reader, const std::string& data_folder) {
  auto loaded = Reader::load(data_folder);
  if (!loaded) return std::move(loaded).error();
  reader = *std::move(loaded);
  return {};
}

template <typename... Readers>
Result<void> load_all(const std::string& data_folder, Readers&... readers) {
  Result<void> loaded;
  static_cast<void>(((loaded = load_into(readers, data_folder), loaded.has_value()) && ...));
  return loaded;
}

}  // namespace

Result<Normaliser> Normaliser::load(const std::string& data_folder) {
  Normaliser normaliser;
  auto loaded = load_all(data_folder,
                         normaliser.kinds,
                         normaliser.levels,
                         normaliser.credits,
                         normaliser.languages,
                         normaliser.dates,
                         normaliser.delivery,
                         normaliser.places);
  if (!loaded) return std::move(loaded).error();
  return normaliser;
}

}  // namespace rundkurs

#include "tests/indexer/write/catalogue_fixture.h"

#include <filesystem>
#include <utility>

#include "indexer/write/index_builder.h"
#include "indexer/write/index_shards.h"
#include "schemas/progress.h"
#include "tests/indexer/write/small_data_folder.h"

namespace rundkurs {
namespace {

std::unique_ptr<Catalogue> open(const std::string& url) {
  return expect(Catalogue::open(url, Catalogue::Access::read_write));
}

}  // namespace

Offering course(const std::string& id, const std::string& language, const std::string& title) {
  Offering offering;
  offering.id = id;
  offering.url = "https://www.uni.example/" + id;
  offering.institution = {"no-uni", {{"en", "Example University"}}, "EXU", "NO", ""};
  offering.title[language] = title;
  offering.kind = "course";
  offering.level = "bachelor";
  return offering;
}

CatalogueFixture::CatalogueFixture() : catalogue_(open(catalogue_url())) {}

void CatalogueFixture::put(Offering offering) {
  expect(catalogue_->put(std::move(offering), seen_ += std::chrono::seconds(1)));
}

BuildReport CatalogueFixture::build(int min_relevance, bool full) {
  BuildOptions options{.index = index(),
                       .data_folder = SmallDataFolder::path(),
                       .min_relevance = min_relevance,
                       .full = full,
                       .threads = 2};
  SilentProgress progress;
  return expect(expect(IndexBuilder::make(options)).build(*catalogue_, progress));
}

BuildReport CatalogueFixture::build_shards(unsigned count, unsigned only) {
  BuildOptions options{
      .index = shards(), .data_folder = SmallDataFolder::path(), .min_relevance = 0, .threads = 2};
  SilentProgress progress;
  return expect(rundkurs::build_shards(options, count, only, *catalogue_, progress));
}

void CatalogueFixture::replace_catalogue() {
  catalogue_.reset();
  for (const auto* ending : {"", "-wal", "-shm"})
    std::filesystem::remove(folder_.file("catalogue.db") + ending);
  catalogue_ = open(catalogue_url());
}

}  // namespace rundkurs

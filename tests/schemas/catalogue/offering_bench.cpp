// How long the store's calls take: offering_bench [OFFERINGS [CATALOGUE]] → one line a
// measure. CATALOGUE is the address of an empty one; without it, a temporary file.
#include <chrono>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "tests/schemas/catalogue/measure.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/catalogue/store.h"

namespace {

using namespace rundkurs;

const Timestamp start{std::chrono::seconds{1'800'000'000}};
constexpr int batch = 100;

/// A page of the usual size, about 3 KB as a record.
Offering page(int number) {
  Offering offering = harvested_page(fmt::format("no-uni-c{}", number),
                                     fmt::format("https://uni.example/course/{}", number),
                                     "nb",
                                     fmt::format("Emne nummer {}", number),
                                     fmt::format("C{}", number));
  for (const char* field : {"summary", "description", "level", "ects", "runs", "place"}) {
    offering.provenance[field] = offering.provenance["title"];
  }
  for (int i = 0; i < 12; ++i) {
    offering.description["nb"] += "Emnet handler om avfall, ombruk og ressurser i kretsløp. ";
    offering.learning_outcomes["nb"].push_back("Kan gjøre rede for ombruk i bygg og anlegg.");
  }
  offering.ects = 7.5;
  offering.runs = {run_from("2027-08-20", "Oslo"), run_from("2028-01", "Oslo")};
  return offering;
}

}  // namespace

int main(int argc, char** argv) {
  const int offerings = argc > 1 ? std::atoi(argv[1]) : 100'000;
  fmt::print("{} offerings\n", offerings);
  const TemporaryFolder folder;
  Store store(argc > 2 ? argv[2] : "sqlite:" + folder.file("catalogue.db"));
  Catalogue& catalogue = store.catalogue();

  const auto put_all = [&](const std::string& name, Timestamp seen, double ects) {
    measure(name, offerings / batch, [&](int i) {
      expect(catalogue.in_transaction([&]() -> Result<void> {
        for (int number = i * batch; number < (i + 1) * batch; ++number) {
          Offering offering = page(number);
          offering.ects = ects;
          if (auto stored = catalogue.put(std::move(offering), seen); !stored)
            return stored.error();
        }
        return {};
      }));
    });
  };
  put_all("put 100 new", start, 7.5);
  put_all("put 100 seen again", start + std::chrono::hours{24}, 7.5);
  put_all("put 100 changed", start + std::chrono::hours{48}, 10);
  measure("find", 1000, [&](int i) {
    expect(catalogue.find(fmt::format("no-uni-c{}", i * 7 % offerings)));
  });
  measure("for_each", 3, [&](int) {
    expect(catalogue.for_each({}, [](const Offering&) -> Result<void> { return {}; }));
  });
  const auto revision = expect(catalogue.revision());
  measure("for_each, nothing new", 3, [&](int) {
    expect(catalogue.for_each({.after_revision = revision},
                              [](const Offering&) -> Result<void> { return {}; }));
  });
  measure("count", 3, [&](int) { expect(catalogue.count({})); });
  measure("offering_counts", 3, [&](int) { expect(catalogue.offering_counts(start)); });
}

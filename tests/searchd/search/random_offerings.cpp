#include "tests/searchd/search/random_offerings.h"

#include <array>
#include <string>
#include <string_view>

namespace rundkurs {
namespace {

constexpr std::array<std::string_view, 12> title_words = {"waste",
                                                          "recycling",
                                                          "textiles",
                                                          "avfall",
                                                          "gjenvinning",
                                                          "design",
                                                          "kiertotalous",
                                                          "business",
                                                          "återbruk",
                                                          "repair",
                                                          "plast",
                                                          "logistics"};

/// One study place of each country, near enough to each other for a radius to divide them.
struct Town {
  std::string_view country;
  std::string_view name;
  std::string_view region;
  double lat;
  double lon;
};
constexpr std::array<Town, 6> towns = {{{"NO", "Oslo", "NO-03", 59.91, 10.75},
                                        {"NO", "Bergen", "NO-46", 60.39, 5.32},
                                        {"SE", "Lund", "SE-M", 55.70, 13.19},
                                        {"DK", "København", "DK-84", 55.68, 12.57},
                                        {"FI", "Turku", "FI-19", 60.45, 22.27},
                                        {"IS", "Reykjavík", "IS-1", 64.15, -21.94}}};

class Maker {
 public:
  explicit Maker(std::mt19937& random) : random_(random) {}

  Offering make(std::size_t number) {
    const auto& home = any_of(towns);
    Offering made;
    made.id = "random-" + std::to_string(number);
    made.url = "https://www.uni.example/" + made.id;
    made.institution.id = "uni-" + std::to_string(below(5));
    made.institution.country = home.country;
    made.institution.name["en"] = "University " + made.institution.id;
    made.institution.short_name = made.institution.id;
    made.title["en"] = title();
    made.kind = any_word<4>({"course", "programme", "module", "seminar"});
    made.level = any_word<4>({"bachelor", "master", "vocational", "unspecified"});
    made.language_of_instruction = some_words<5>({"nb", "nn", "no", "sv", "en"});
    made.mode = some_words<3>({"campus", "online", "blended"});
    made.audience = some_words<2>({"students", "companies"});
    if (often()) made.ects = below(13) * 2.5;
    if (seldom()) made.pace = 25.0 * (1 + below(4));
    if (seldom()) made.part_time = true;
    made.for_groups = seldom();
    if (often()) made.place.push_back(place(home));
    for (auto runs = below(3); runs > 0; --runs)
      made.runs.push_back(run());
    made.relevance = below(4);
    made.relevance_curated = true;
    for (const auto& topic :
         some_words<3>({"waste-prevention-management", "circular-design", "textiles-fashion"}))
      made.topics.push_back({.id = topic, .score = 1, .concepts = {}, .curated = true});
    return made;
  }

 private:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  bool often() { return below(4) != 0; }
  bool seldom() { return below(4) == 0; }

  template <typename T, std::size_t N>
  const T& any_of(const std::array<T, N>& values) {
    return values[static_cast<std::size_t>(below(static_cast<int>(N)))];
  }

  template <std::size_t N>
  std::string any_word(const std::array<std::string_view, N>& words) {
    return std::string(any_of(words));
  }

  /// None, one or two of them.
  template <std::size_t N>
  std::vector<std::string> some_words(const std::array<std::string_view, N>& words) {
    std::vector<std::string> chosen;
    const auto first = below(static_cast<int>(N));
    for (int i = 0; i < below(3); ++i)
      chosen.emplace_back(words[static_cast<std::size_t>(first + i) % N]);
    return chosen;
  }

  std::string title() {
    std::string text = any_word(title_words);
    for (int i = below(3); i > 0; --i)
      text += " " + any_word(title_words);
    return text;
  }

  static Place place(const Town& town) {
    return {std::string(town.name),
            Region{std::string(town.region), std::string(town.region)},
            town.lat,
            town.lon};
  }

  PartialDate date() {
    PartialDate date{.year = 2026 + below(2)};
    switch (below(4)) {
      case 0:
        date.season = PartialDate::Season::autumn;
        break;
      case 1:
        break;
      case 2:
        date.month = 1 + below(12);
        break;
      default:
        date.month = 1 + below(12);
        date.day = 1 + below(28);
    }
    return date;
  }

  Run run() {
    Run run;
    if (often()) run.start = date();
    if (often()) run.application_deadline = date();
    if (seldom()) run.place.push_back(place(any_of(towns)));
    run.mode = some_words<3>({"campus", "online", "blended"});
    if (seldom()) run.pace = 50;
    if (seldom()) run.language_of_instruction = {"fi"};
    // A run that states nothing is none.
    run.status = any_word<4>({run.start ? "" : "open", "open", "closed", "cancelled"});
    if (seldom()) run.tuition = Tuition{500.0 * below(4), "EUR", ""};
    return run;
  }

  std::mt19937& random_;
};

}  // namespace

std::vector<Offering> random_offerings(std::size_t count, std::mt19937& random) {
  Maker maker(random);
  std::vector<Offering> made;
  for (std::size_t number = 0; number < count; ++number)
    made.push_back(maker.make(number));
  return made;
}

}  // namespace rundkurs

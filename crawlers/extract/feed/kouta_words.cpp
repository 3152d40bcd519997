#include "crawlers/extract/feed/kouta_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/json_facts.h"
#include "crawlers/markup/html_text.h"

namespace rundkurs::feed::kouta {
namespace {

constexpr std::string_view agency_oid = "1.2.246.562.10.00000000001";

std::string without_version(std::string code) {
  code.resize(std::min(code.find('#'), code.size()));
  return code;
}

/// "Harjun opisto" of "Harjun opisto, Mäen toimipaikka".
std::string institution_part(const std::string& name) {
  return name.substr(0, std::min(name.find(','), name.size()));
}

/// A name in any language; Finnish first.
std::string any_name(const Json& organisation) {
  auto name = word_at(organisation, "nimi.fi");
  if (!name.empty()) return name;
  const auto texts = tagged_texts(at(organisation, "nimi"));
  return texts.empty() ? std::string() : std::string(texts.front().text);
}

bool names_oid(const Json& from, std::string_view path, const std::string& oid) {
  const auto named = all_at(from, path);
  return std::any_of(
      named.begin(), named.end(), [&](const Json* value) { return word(*value) == oid; });
}

/// The distinct institutions that the providers are or are part of.
std::vector<std::string> institutions_of(const std::vector<const Json*>& providers) {
  std::vector<std::string> names;
  for (const auto* provider : providers) {
    auto name = institution_part(any_name(*provider));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return names;
}

void add_names(const Json& organisation, std::string_view path, RawRecord& record) {
  JsonFacts(organisation, record, std::string(path) + ".")
      .words(RawField::institution, "nimi")
      .words(RawField::institution_id, "oid");
}

struct CodedLevel {
  std::string_view code;
  std::string_view words;
};

/// kansallinenkoulutusluokitus2016koulutusastetaso1: the national levels of education.
constexpr std::array<CodedLevel, 5> classification = {{{"_2", "perusopetus"},
                                                       {"_3", "toinen aste"},
                                                       {"_6", "alempi korkeakoulututkinto"},
                                                       {"_7", "ylempi korkeakoulututkinto"},
                                                       {"_8", "tohtorintutkinto"}}};

std::string_view words_of_class(std::string_view code) {
  constexpr std::string_view prefix = "kansallinenkoulutusluokitus2016koulutusastetaso1";
  if (!code.starts_with(prefix)) return {};
  code.remove_prefix(prefix.size());
  for (const auto& level : classification) {
    if (level.code == code) return level.words;
  }
  return {};
}

/// The figure of "opintojenlaajuus_150": names are not always resolved.
std::string figure_of_code(const std::string& code) {
  const auto figure = without_version(code.substr(std::min(code.find('_'), code.size())));
  const bool digits = figure.size() > 1 && figure.find_first_not_of("0123456789", 1) == figure.npos;
  return digits ? figure.substr(1) : std::string();
}

/// Extents counted in weeks, hours or years are durations.
bool is_time(const std::string& unit) {
  constexpr std::array<std::string_view, 5> times = {"viik", "tunt", "vuo", "kuuk", "päiv"};
  return std::any_of(times.begin(), times.end(), [&](auto time) { return unit.starts_with(time); });
}

std::string range(const Json& from) {
  const auto least = word_at(from, "opintojenLaajuusNumeroMin");
  const auto most = word_at(from, "opintojenLaajuusNumeroMax");
  return least.empty() || least == most || most.empty() ? least + (least.empty() ? most : "")
                                                        : least + "-" + most;
}

/// The name ("180+120") goes before the number, which is 180120 then.
std::string extent_of(const Json& from) {
  const auto& extent = at(from, "opintojenLaajuus");
  auto name = word_at(extent, "nimi.fi");
  if (!name.empty() && name.find_first_not_of("0123456789+.,- ") == name.npos) return name;
  auto figure = figure_of_code(word_at(extent, "koodiUri"));
  if (figure.empty()) figure = figure_of_code(word_at(from, "opintojenLaajuusKoodiUri"));
  if (figure.empty()) figure = word_at(from, "opintojenLaajuusNumero");
  return figure.empty() ? range(from) : figure;
}

}  // namespace

std::string type_of(const Json& from) {
  for (const auto* path : {"koulutustyyppi", "metadata.tyyppi", "metadata.koulutustyyppi"}) {
    if (auto type = word_at(from, path); !type.empty()) return type;
  }
  return {};
}

void add_provider(const Json& from, RawRecord& record, Keeper role) {
  const auto& keeper = at(from, "organisaatio");
  const auto providers = all_at(from, "tarjoajat");
  const auto keeper_oid = word_at(keeper, "oid");
  const bool is_agency = keeper_oid.empty() || keeper_oid == agency_oid;
  if (!is_agency && (names_oid(from, "oppilaitokset", keeper_oid) ||
                     names_oid(from, "tarjoajat.oid", keeper_oid)))
    return add_names(keeper, "organisaatio", record);
  for (const auto* provider : providers) {
    if (names_oid(from, "oppilaitokset", word_at(*provider, "oid")))
      return add_names(*provider, "tarjoajat", record);
  }
  const auto names = institutions_of(providers);
  if (names.size() == 1 && any_name(keeper) != names.front()) {
    const bool whole = providers.size() == 1 && any_name(*providers.front()) == names.front();
    if (whole) return add_names(*providers.front(), "tarjoajat", record);
    return add_once(record, RawField::institution, names.front(), "tarjoajat.nimi");
  }
  if (!is_agency && (names.size() == 1 || role == Keeper::may_provide))
    add_names(keeper, "organisaatio", record);
}

void add_site(const Json& site, std::string_view path, RawRecord& record) {
  for (const auto& name : tagged_texts(at(site, "nimi"))) {
    auto institution = institution_part(plain_line(name.text));
    const bool whole = institution.size() == name.text.size();
    add_once(record,
             RawField::institution,
             std::move(institution),
             std::string(path) + ".nimi",
             name.lang);
    if (whole)
      JsonFacts(site, record, std::string(path) + ".").words(RawField::institution_id, "oid");
  }
}

void add_country(const Json& from, RawRecord& record) {
  // Brändö, Eckerö, Finström, Föglö, Geta, Hammarland, Jomala, Kumlinge, Kökar, Lemland,
  // Lumparland, Mariehamn, Saltvik, Sottunga, Sund, Vårdö: koodisto `kunta`.
  constexpr std::array<std::string_view, 16> aland = {"kunta_035",
                                                      "kunta_043",
                                                      "kunta_060",
                                                      "kunta_062",
                                                      "kunta_065",
                                                      "kunta_076",
                                                      "kunta_170",
                                                      "kunta_295",
                                                      "kunta_318",
                                                      "kunta_417",
                                                      "kunta_438",
                                                      "kunta_478",
                                                      "kunta_736",
                                                      "kunta_766",
                                                      "kunta_771",
                                                      "kunta_941"};
  bool all = true;
  std::size_t named = 0;
  for (const auto* path : {"tarjoajat.paikkakunta.koodiUri",
                           "jarjestyspaikka.paikkakunta.koodiUri",
                           "paikkakunnat.koodiUri",
                           "kotipaikka.koodiUri"}) {
    for (const auto* code : all_at(from, path)) {
      const auto municipality = without_version(word(*code));
      all = all && std::find(aland.begin(), aland.end(), municipality) != aland.end();
      ++named;
    }
  }
  if (all && named > 0) add_once(record, RawField::country, "AX", "paikkakunta.koodiUri");
}

void add_level(const Json& from, RawRecord& record) {
  std::vector<std::string> stated;
  for (const auto* code : all_at(from, "eqf.koodiUri")) {
    auto level = without_version(word(*code));
    if (level.starts_with("eqf_")) stated.push_back(std::move(level));
  }
  // A bachelor's and a master's degree in one programme: the final degree decides.
  std::sort(stated.rbegin(), stated.rend());
  for (auto& level : stated)
    add_once(record, RawField::level, std::move(level), "eqf.koodiUri");
  for (const auto* path :
       {"koulutuskoodienAlatJaAsteet.koulutusasteKoodiUrit", "koulutusasteKoodiUrit"}) {
    for (const auto* code : all_at(from, path))
      add_once(
          record, RawField::level, std::string(words_of_class(without_version(word(*code)))), path);
  }
  // Courses of universities: basic, intermediate or advanced studies.
  JsonFacts(from, record).words(RawField::level, "metadata.opinnonTyyppi.nimi.fi");
  add_once(record, RawField::level, type_of(from), "koulutustyyppi");
}

void add_extent(const Json& from, RawRecord& record) {
  const auto extent = extent_of(from);
  if (extent.empty()) return;
  const auto name = word_at(from, "opintojenLaajuusyksikko.nimi.fi");
  if (is_time(name)) {
    add_once(record, RawField::duration, extent + " " + name, "opintojenLaajuus");
    return;
  }
  add_once(record, RawField::credits, extent, "opintojenLaajuus");
  JsonFacts(from, record)
      .codes(RawField::credit_unit, "opintojenLaajuusyksikko.koodiUri")
      .codes(RawField::credit_unit, "opintojenLaajuusyksikkoKoodiUri");
}

void add_fields(const Json& from, RawRecord& record) {
  for (const auto* path : {"metadata.koulutusala.koodiUri",
                           "metadata.koulutusalaKoodiUrit",
                           "koulutuskoodienAlatJaAsteet.koulutusalaKoodiUrit"}) {
    for (const auto* value : all_at(from, path)) {
      const auto code = without_version(word(*value));
      const auto mark = code.rfind('_');
      if (code.starts_with("kansallinenkoulutusluokitus2016koulutusalataso") && mark != code.npos)
        add_once(record, RawField::isced, code.substr(mark + 1), path);
    }
  }
}

void add_start(const Json& season, RawRecord& run, std::string_view path) {
  JsonFacts(season, run, std::string(path) + ".")
      .words(RawField::start, "koulutuksenAlkamispaivamaara")
      .words(RawField::end, "koulutuksenPaattymispaivamaara");
  auto term = word_at(season, "koulutuksenAlkamiskausi.koodiUri");
  if (term.empty()) term = word_at(season, "koulutuksenAlkamiskausiKoodiUri");
  const auto year = word_at(season, "koulutuksenAlkamisvuosi");
  if (run.has(RawField::start) || year.empty()) return;
  const auto* name = term.starts_with("kausi_k")   ? "spring "
                     : term.starts_with("kausi_s") ? "autumn "
                                                   : "";
  run.add(RawField::start, name + year, std::string(path) + ".koulutuksenAlkamiskausi");
}

}  // namespace rundkurs::feed::kouta

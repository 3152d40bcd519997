#include "crawlers/extract/feed/kouta_records.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/kouta_words.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"

namespace rundkurs::feed::kouta {
namespace {

std::string_view kind_of_koulutus(const Json& koulutus) {
  const auto type = type_of(koulutus);
  const auto& leads_to_degree = at(koulutus, "johtaaTutkintoon");
  if (type == "kk-opintojakso" || type == "amm-tutkinnon-osa") return "course";
  if (type == "kk-opintokokonaisuus") return "module";
  if (type.ends_with("osaamismerkki")) return "micro-credential";
  if (type == "amm" && (leads_to_degree.is_null() || leads_to_degree == true))
    return "qualification";
  return "programme";
}

std::string_view kind_of_toteutus(const Json& toteutus) {
  const auto type = type_of(toteutus);
  const bool course = type == "kk-opintojakso" || type == "amm-tutkinnon-osa";
  return course ? "course-offering" : "programme-offering";
}

/// A town has one name a language; that of its majority is Finnish, or the only one.
void add_towns(const Json& from, const std::string& path, RawRecord& record) {
  for (const auto* name : all_at(from, path)) {
    if (name->is_string()) {
      JsonFacts(*name, record, path).words(RawField::place, "");
      continue;
    }
    const bool has_finnish = !word_at(*name, "fi").empty();
    const JsonFacts facts(*name, record, path + ".");
    facts.words(RawField::place, has_finnish ? "fi" : name->contains("sv") ? "sv" : "en");
  }
}

void add_places(const Json& from, RawRecord& record) {
  for (const auto* path : {"tarjoajat.paikkakunta.nimi",
                           "paikkakunnat.nimi",
                           "kunnat.nimi",
                           "jarjestyspaikka.paikkakunta.nimi"})
    add_towns(from, path, record);
}

/// Courses and modules of universities have the code that their university gave them; `tunniste` of
/// other types is a number of the system that handed them in.
void add_own_code(const Json& from, RawRecord& record) {
  const auto type = type_of(from);
  if (type == "kk-opintojakso" || type == "kk-opintokokonaisuus")
    JsonFacts(from, record).words(RawField::code, "metadata.tunniste");
}

/// ISO 8601 of planned years and months.
std::string planned_duration(const Json& teaching) {
  const auto years = word_at(teaching, "suunniteltuKestoVuodet");
  const auto months = word_at(teaching, "suunniteltuKestoKuukaudet");
  std::string duration;
  if (!years.empty() && years != "0") duration += years + "Y";
  if (!months.empty() && months != "0") duration += months + "M";
  return duration.empty() ? duration : "P" + duration;
}

void add_fee(const Json& from, RawRecord& record) {
  const auto type = word_at(from, "maksullisuustyyppi");
  const auto amount = word_at(from, "maksunMaara");
  const auto& asked = at(from, "onkoMaksullinen");
  if (type == "maksuton" || asked == false) {
    add_once(record,
             RawField::tuition,
             "maksuton",
             type.empty() ? "onkoMaksullinen" : "maksullisuustyyppi");
  } else if (!amount.empty()) {
    const auto* words =
        type == "lukuvuosimaksu" ? "lukuvuosimaksu " : "";  // asked of non-EU citizens
    add_once(record, RawField::tuition, words + amount + " EUR", "maksunMaara");
  }
}

void add_teaching(const Json& teaching, RawRecord& record) {
  JsonFacts(teaching, record, "metadata.opetus.")
      .codes(RawField::language, "opetuskieli.koodiUri")
      .codes(RawField::language, "opetuskieliKoodiUrit")
      .codes(RawField::mode, "opetustapa.koodiUri")
      .codes(RawField::mode, "opetustapaKoodiUrit")
      .made(RawField::duration, planned_duration(teaching), "suunniteltuKestoVuodet");
  add_fee(teaching, record);
  for (const auto* fee : all_at(teaching, "maksut"))
    add_fee(*fee, record);
}

/// What one applies to is a run of the realisation: a deadline, a place, a number of seats. When
/// it begins is said by the realisation; a season beside the target is that of its round.
void add_targets(const Json& toteutus, RawRecord& record) {
  for (const auto* target : all_at(toteutus, "hakutiedot.hakukohteet")) {
    const auto state = word_at(*target, "tila");
    if (!state.empty() && state != "julkaistu") continue;
    RawRecord run;
    JsonFacts(*target, run, "hakutiedot.hakukohteet.")
        .words(RawField::deadline, "hakuajat.paattyy");
    add_towns(*target, "jarjestyspaikka.paikkakunta.nimi", run);
    JsonFacts(*target, run, "hakutiedot.hakukohteet.")
        .words(RawField::seats, "aloituspaikat.lukumaara");
    if (run.has(RawField::deadline)) record.runs.push_back(std::move(run));
  }
}

/// Open universities take applications by themselves, outside of any round.
void add_own_application(const Json& toteutus, RawRecord& record) {
  if (!record.runs.empty()) return;
  RawRecord run;
  JsonFacts(toteutus, run)
      .words(RawField::deadline, "metadata.hakuaika.paattyy")
      .words(RawField::seats, "metadata.aloituspaikat");
  if (run.has(RawField::deadline)) record.runs.push_back(std::move(run));
}

/// The start that the realisation states holds for all its targets.
void add_runs(const Json& toteutus, RawRecord& record) {
  RawRecord start;
  for (const std::string path : {"metadata.opetus.koulutuksenAlkamiskausi",
                                 "metadata.opetus.koulutuksenAlkamiskausiUUSI",
                                 "metadata.opetus"}) {
    if (!start.has(RawField::start)) add_start(at(toteutus, path), start, path);
  }
  add_targets(toteutus, record);
  add_own_application(toteutus, record);
  if (!start.has(RawField::start)) return;
  if (record.runs.empty()) record.runs.emplace_back();
  for (auto& run : record.runs)
    run.facts.insert(start.facts.begin(), start.facts.end());
}

}  // namespace

RawRecord read_koulutus(const Json& koulutus) {
  RawRecord record;
  record.add(RawField::kind, std::string(kind_of_koulutus(koulutus)), "koulutustyyppi");
  JsonFacts(koulutus, record)
      .words(RawField::title, "nimi")
      .codes(RawField::code, "koulutukset.koodiUri")
      .codes(RawField::code, "koulutuksetKoodiUri")
      .prose(RawField::description, "metadata.kuvaus")
      .prose(RawField::description, "kuvaus")
      .prose(RawField::outcome, "metadata.osaamistavoitteet")
      .prose(RawField::outcome, "osaamistavoitteet")
      .words(RawField::updated, "modified");
  add_own_code(koulutus, record);
  add_provider(koulutus, record, Keeper::keeps);
  if (number_at(koulutus, "toteutustenTarjoajat.count") == 1)
    JsonFacts(koulutus, record).words(RawField::institution, "toteutustenTarjoajat.nimi");
  if (record.has(RawField::institution)) add_places(koulutus, record);
  add_level(koulutus, record);
  add_extent(at(koulutus, "metadata"), record);
  add_extent(koulutus, record);
  for (const auto* path : {"tutkinnonOsat", "metadata.tutkinnonOsat"}) {
    const auto units = all_at(koulutus, path);
    if (units.size() == 1) add_extent(*units.front(), record);
  }
  add_fields(koulutus, record);
  return record;
}

RawRecord read_toteutus(const Json& toteutus) {
  RawRecord record;
  record.add(RawField::kind, std::string(kind_of_toteutus(toteutus)), "koulutustyyppi");
  const bool is_hit_of_provider = !word_at(toteutus, "toteutusOid").empty();
  const bool named_apart = is_hit_of_provider && !at(toteutus, "toteutusNimi").is_null();
  JsonFacts facts(toteutus, record);
  facts.words(RawField::part_of, "koulutusOid")
      .words(RawField::part_of, "koulutus.oid")
      .words(RawField::title, named_apart ? "toteutusNimi" : "nimi")
      .prose(RawField::description, "metadata.kuvaus")
      .prose(RawField::description, "kuvaus")
      .prose(RawField::outcome, "metadata.osaamistavoitteet")
      .words(RawField::updated, "modified");
  if (is_hit_of_provider) {
    const bool named = !at(toteutus, "oppilaitosNimi").is_null();
    const bool own_name = named_apart && at(toteutus, "nimi") != at(toteutus, "toteutusNimi");
    if (named || own_name) facts.words(RawField::institution, named ? "oppilaitosNimi" : "nimi");
    facts.words(RawField::institution_id, "oppilaitosOid")
        .codes(RawField::language, "opetuskielet")
        .codes(RawField::language, "opetuskielet.koodiUri");
    add_fee(toteutus, record);
  }
  add_provider(toteutus, record, Keeper::may_provide);
  add_places(toteutus, record);
  add_level(toteutus, record);
  add_own_code(toteutus, record);
  add_extent(at(toteutus, "metadata"), record);
  add_teaching(at(toteutus, "metadata.opetus"), record);
  add_runs(toteutus, record);
  settle_runs(record);
  return record;
}

RawRecord read_hakukohde(const Json& hakukohde) {
  RawRecord record;
  record.add(RawField::kind, "application-target", "oid");
  JsonFacts(hakukohde, record)
      .words(RawField::part_of, "toteutusOid")
      .words(RawField::part_of, "toteutus.oid")
      .words(RawField::title, "nimi")
      .codes(RawField::language, "opetuskieliKoodiUrit")
      .words(RawField::prerequisites, "pohjakoulutusvaatimus.nimi")
      .words(RawField::updated, "modified");
  add_towns(hakukohde, "jarjestyspaikka.paikkakunta.nimi", record);
  const bool has_site = !at(hakukohde, "jarjestyspaikka.nimi").is_null();
  const auto* site = has_site ? "jarjestyspaikka" : "organisaatio";
  add_site(at(hakukohde, site), site, record);
  add_level(hakukohde, record);

  RawRecord run;
  JsonFacts(hakukohde, run)
      .words(RawField::deadline, "hakuajat.paattyy")
      .words(RawField::seats, "metadata.aloituspaikat.lukumaara")
      .words(RawField::seats, "aloituspaikat.lukumaara");
  add_towns(hakukohde, "jarjestyspaikka.paikkakunta.nimi", run);
  add_start(
      at(hakukohde, "metadata.koulutuksenAlkamiskausi"), run, "metadata.koulutuksenAlkamiskausi");
  if (run.has(RawField::deadline) || run.has(RawField::start))
    record.runs.push_back(std::move(run));
  return record;
}

RawRecord read_oppilaitos(const Json& oppilaitos) {
  RawRecord record;
  record.add(RawField::kind, "institution", "oid");
  JsonFacts(oppilaitos, record)
      .words(RawField::title, "nimi")
      .words(RawField::code, "oid")
      .words(RawField::institution, "nimi")
      .words(RawField::institution_id, "oid")
      .prose(RawField::description, "metadata.esittely")
      .words(RawField::url, "metadata.wwwSivu.url");
  add_towns(oppilaitos, "kotipaikka.nimi", record);
  add_towns(oppilaitos, "paikkakunnat.nimi", record);
  return record;
}

}  // namespace rundkurs::feed::kouta

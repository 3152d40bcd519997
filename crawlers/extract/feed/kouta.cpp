#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/feed/kouta_records.h"
#include "crawlers/extract/feed/kouta_words.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"

namespace rundkurs::feed {
namespace kouta_format {
namespace {

/// The agency's OIDs tell by their sixth number what they stand for.
struct Kind {
  std::string_view oid_prefix;
  std::string_view page;  ///< In the address of its page; empty where it has none.
  RawRecord (*read)(const Json& json);
};
constexpr std::array<Kind, 4> kinds = {
    {{"1.2.246.562.13.", "koulutus", &kouta::read_koulutus},
     {"1.2.246.562.17.", "toteutus", &kouta::read_toteutus},
     {"1.2.246.562.20.", "hakukohde", &kouta::read_hakukohde},
     {"1.2.246.562.10.", "oppilaitos", &kouta::read_oppilaitos}}};

const Kind* kind_of(std::string_view oid) {
  for (const auto& kind : kinds) {
    if (oid.starts_with(kind.oid_prefix)) return &kind;
  }
  return nullptr;
}

const Kind* kind_called(std::string_view page) {
  for (const auto& kind : kinds) {
    if (kind.page == page) return &kind;
  }
  return nullptr;
}

/// Installations for trials number otherwise; there the members tell.
const Kind* kind_by_members(const Json& json) {
  if (!json.is_object()) return nullptr;
  const auto has = [&](const char* name) { return json.contains(name); };
  if (has("hakutapa") && has("kohdejoukko")) return nullptr;  // a round of applications
  if (has("hakukohdeOid") || has("toteutus") || (has("hakuOid") && has("nimi")))
    return kind_called("hakukohde");
  if (has("toteutusOid") || (has("koulutusOid") && has("oid"))) return kind_called("toteutus");
  return has("toteutukset") && has("oid") ? kind_called("koulutus") : nullptr;
}

/// Drafts, archived and deleted records, and what the staff tried out, are nobody's education.
bool is_published(const Json& json) {
  const auto state = word_at(json, "tila");
  if (!state.empty() && state != "julkaistu") return false;
  const auto title = word_at(json, "nimi.fi");
  return !title.starts_with("(testi)") && !title.starts_with("(TESTI)");
}

/// Pages are known for records that came from the service itself, not for files of unknown origin.
void add_pages(const Kind& kind, std::string_view from, RawRecord& record) {
  constexpr std::string_view host = "https://opintopolku.fi/";
  if (!from.starts_with(host)) return;
  for (const std::string lang : {"fi", "sv", "en"}) {
    record.add(RawField::url,
               std::string(host) + "konfo/" + lang + "/" + std::string(kind.page) + "/" +
                   record.first(RawField::id),
               "oid",
               lang);
  }
}

/// A hit names the record in several ways: `oid`, `hakukohdeOid` beside the `toteutusOid`, that
/// beside the `koulutusOid`.
std::string oid_of(const Json& json) {
  for (const auto* name : {"oid", "hakukohdeOid", "toteutusOid", "koulutusOid"}) {
    if (auto oid = word_at(json, name); !oid.empty()) return oid;
  }
  return {};
}

const Kind* kind_of_record(const Json& json) {
  const auto* kind = kind_of(oid_of(json));
  return kind != nullptr ? kind : kind_by_members(json);
}

void read_one(const Json& json, const Document& document, std::vector<RawRecord>& records) {
  const auto* kind = kind_of_record(json);
  if (kind == nullptr || !is_published(json)) return;
  auto record = kind->read(json);
  if (!record.has(RawField::title)) return;
  record.add(RawField::id, oid_of(json), "oid");
  kouta::add_country(json, record);
  add_pages(*kind, document.url, record);
  records.push_back(std::move(record));
}

/// A realisation that is listed beneath its education has the type of that.
void read_listed(const Json& toteutus,
                 const Json& koulutus,
                 const Document& document,
                 std::vector<RawRecord>& records) {
  auto whole = toteutus;
  if (!whole.is_object()) return;
  for (const auto* name : {"koulutustyyppi", "eqf"}) {
    if (!whole.contains(name) && koulutus.contains(name)) whole[name] = koulutus[name];
  }
  if (!whole.contains("koulutusOid")) whole["koulutusOid"] = oid_of(koulutus);
  read_one(whole, document, records);
}

/// The organisation service: schools lie within the municipalities and companies that run them.
void read_organisations(const Json& json, std::vector<RawRecord>& records) {
  std::vector<const Json*> open = all_at(json, "organisaatiot");
  while (!open.empty()) {
    const Json* organisation = open.back();
    open.pop_back();
    for (const auto* type : all_at(*organisation, "organisaatiotyypit")) {
      if (word(*type) != "organisaatiotyyppi_02") continue;
      auto record = kouta::read_oppilaitos(*organisation);
      record.add(RawField::id, word_at(*organisation, "oid"), "oid");
      if (record.has(RawField::title)) records.push_back(std::move(record));
    }
    for (const auto* child : all_at(*organisation, "children"))
      open.push_back(child);
  }
}

void read(const Json& json, const Document& document, std::vector<RawRecord>& records) {
  read_organisations(json, records);
  for (const auto* source : all_at(json, "_source"))
    read_one(*source, document, records);
  for (const auto* hit : all_at(json, "hits")) {
    read_one(*hit, document, records);
    for (const auto* toteutus : all_at(*hit, "toteutukset"))
      read_listed(*toteutus, *hit, document, records);
  }
  for (const auto* object : all_at(json, "")) {
    read_one(*object, document, records);
    // A round of applications is nothing to study, but lists what one applies to.
    if (kind_of_record(*object) != nullptr) continue;
    for (const auto* target : all_at(*object, "hakukohteet"))
      read_one(*target, document, records);
  }
}

int recognises(const JsonKeys& keys) {
  constexpr std::string_view any_oid = "1.2.246.562.";
  for (const auto* name : {"oid",
                           "toteutusOid",
                           "hakukohdeOid",
                           "_source.oid",
                           "hits.oid",
                           "hits.toteutusOid",
                           "hits.toteutukset.toteutusOid",
                           "hakukohteet.oid"}) {
    if (keys.text(name).starts_with(any_oid)) return 95;
  }
  const bool trial = keys.has_all({"hits.oid", "hits.nimi", "hits.hakuOid"}) ||
                     keys.has_all({"hits.toteutukset.toteutusOid", "total"}) ||
                     keys.has_all({"hits.toteutusOid", "total"}) ||
                     keys.has_all({"hakukohteet.oid", "hakukohteet.toteutus"});
  if (trial) return 90;
  const bool code_list = keys.has_all({"koodiUri", "koodisto.koodistoUri"});
  const bool organisations = keys.has_all({"organisaatiot.oid", "organisaatiot.nimi"});
  const bool qualification_text = keys.has("suorittaneenOsaaminen");
  return code_list || organisations || qualification_text ? 90 : 0;
}

}  // namespace
}  // namespace kouta_format

std::unique_ptr<Extractor> kouta_extractor() {
  return json_extractor({"kouta", "FI", &kouta_format::recognises, &kouta_format::read});
}

}  // namespace rundkurs::feed

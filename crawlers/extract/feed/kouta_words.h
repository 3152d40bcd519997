#pragma once

#include <string>
#include <string_view>

#include "crawlers/extract/json_reading.h"
#include "crawlers/extract/raw_record.h"

/// What education, realisation and application target of Opintopolku have in common.
namespace rundkurs::feed::kouta {

/// Whether `organisaatio`, who keeps the record, may be taken for its provider where nothing else
/// tells: so it is with realisations, but not with educations, which many may provide.
enum class Keeper { keeps, may_provide };

/// The provider of a koulutus or toteutus, if it is one: of `tarjoajat` with their parts. The
/// agency keeps many records and provides nothing.
void add_provider(const Json& from, RawRecord& record, Keeper role);

/// The institution of a site: "Harjun opisto" of "Harjun opisto, Mäen toimipaikka".
void add_site(const Json& site, std::string_view path, RawRecord& record);

/// Åland keeps its schools in the same service: AX where all municipalities named are of Åland.
void add_country(const Json& from, RawRecord& record);

/// Level words of `eqf`, of the national classification or of the type of education.
void add_level(const Json& from, RawRecord& record);

/// Extent and its unit, of `metadata` or of a search hit itself.
void add_extent(const Json& from, RawRecord& record);

/// National field codes, which are those of ISCED-F 2013 with a prefix.
void add_fields(const Json& from, RawRecord& record);

/// "autumn 2023" or the exact days of a `koulutuksenAlkamiskausi`.
void add_start(const Json& season, RawRecord& run, std::string_view path);

/// "amm", "yo", "kk-opintojakso" …
std::string type_of(const Json& from);

}  // namespace rundkurs::feed::kouta

#pragma once

#include "crawlers/extract/json_reading.h"
#include "crawlers/extract/raw_record.h"

/// Opintopolku's model: koulutus (education) ← toteutus (realisation by a provider) ← hakukohde
/// (application target). Each reader takes one object, whole or as a search hit.
namespace rundkurs::feed::kouta {

RawRecord read_koulutus(const Json& koulutus);
RawRecord read_toteutus(const Json& toteutus);
RawRecord read_hakukohde(const Json& hakukohde);
RawRecord read_oppilaitos(const Json& oppilaitos);

}  // namespace rundkurs::feed::kouta

#pragma once

#include <memory>

#include "crawlers/extract/extractor.h"

namespace rundkurs::page {
class FieldLabels;
}

/// The formats of feeds, APIs and exports, each in a file of its name.
namespace rundkurs::feed {

/// Opintopolku (Finland): answers of konfo-backend, results of kouta-index, the index dump;
/// organisations. Code lists are recognised and give nothing.
std::unique_ptr<Extractor> kouta_extractor();
/// Sisu (Finland): course units, modules and realisations, as Sisu and as Aalto's service gives
/// them.
std::unique_ptr<Extractor> sisu_extractor();
/// Peppi (Finland): offerings of Turku's service, realizations of universities of applied sciences.
std::unique_ptr<Extractor> peppi_extractor();

/// EMIL 2 (JSON, XML) and 3 (JSON), Susa-navet (Sweden): infos, events, providers.
std::unique_ptr<Extractor> emil_extractor();
/// Planned educations of Skolverket (Sweden), versions 3 and 4.
std::unique_ptr<Extractor> planned_educations_extractor();
/// The education finder of Sundsvall and other municipalities (Sweden).
std::unique_ptr<Extractor> education_finder_extractor();
/// JobEd Connect of the employment service (Sweden): hits of searches and of matches.
std::unique_ptr<Extractor> jobed_connect_extractor();
/// antagning.se and universityadmissions.se (Sweden): what one can apply for, answers of the
/// search.
std::unique_ptr<Extractor> antagning_extractor();
/// KTH's Kopps (Sweden) and what replaces it: courses, programmes, curricula.
std::unique_ptr<Extractor> kopps_extractor();

/// Courses and programmes of the engineering faculty in Lund (Sweden).
std::unique_ptr<Extractor> lth_extractor();

/// FS studinfo XML (Norway): emne, studieprogram, kurs.
std::unique_ptr<Extractor> studinfo_extractor();
/// Basic facts of courses as the University of Bergen gives them of FS (Norway), JSON and XML.
std::unique_ptr<Extractor> basisinfo_extractor();
/// The course service of NTNU (Norway).
std::unique_ptr<Extractor> ntnu_extractor();
/// Tables of courses and programmes of the statistics database DBH (Norway).
std::unique_ptr<Extractor> dbh_extractor();
/// utdanning.no (Norway): hits of the search, descriptions of educations.
std::unique_ptr<Extractor> utdanning_no_extractor();
/// utdanning.no's older Atom feed of descriptions.
std::unique_ptr<Extractor> utdanning_atom_extractor();

/// Lists of the course catalogue of the University of Iceland, CSV.
std::unique_ptr<Extractor> kennsluskra_extractor();

/// Course Description Metadata, XML (CWA 15967), as FS hands it to utdanning.no.
std::unique_ptr<Extractor> cdm_extractor();
/// XCRI-CAP 1.2, XML.
std::unique_ptr<Extractor> xcri_extractor();
/// OOAPI 4 and 5, OEAPI 6.
std::unique_ptr<Extractor> ooapi_extractor();
/// European Learning Model 3, JSON-LD and RDF/XML: learning opportunities; what credentials are
/// awarded for.
std::unique_ptr<Extractor> elm_extractor();
/// schema.org in a JSON-LD file; within pages the page extractor reads it.
std::unique_ptr<Extractor> json_ld_extractor();

/// CSV with a header row that names its columns in any of our languages.
std::unique_ptr<Extractor> table_extractor(std::shared_ptr<const page::FieldLabels> labels);

}  // namespace rundkurs::feed

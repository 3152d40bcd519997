#pragma once

#include "crawlers/extract/json_reading.h"

struct _xmlNode;

namespace rundkurs {

/// A node element of RDF/XML in the form that JSON-LD has: "@type" and "@id", its properties by
/// their local names, several of one name as a list; a literal with a language is
/// {"@language", "@value"}. https://www.w3.org/TR/rdf-syntax-grammar/ (without collections,
/// reification and base addresses, which feeds of education do not use)
Json rdf_as_json(const _xmlNode* node);

}  // namespace rundkurs

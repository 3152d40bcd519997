#pragma once

#include "crawlers/extract/json_reading.h"

struct _xmlNode;

namespace rundkurs {

/// An element as JSON, for formats that exist in both forms: attributes and child elements are
/// members by their local names, several of one name are a list. An element with neither is its
/// text; beside members its text is "content".
Json xml_as_json(const _xmlNode* element);

/// Adds an element to an object as one of its members.
void add_element(const _xmlNode* element, Json& object);

}  // namespace rundkurs

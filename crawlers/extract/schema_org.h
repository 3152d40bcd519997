#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "crawlers/extract/raw_record.h"

namespace rundkurs {

/// The courses and programmes that JSON-LD (or microdata brought into its form) describes with the
/// vocabulary of schema.org: Course with its CourseInstance, EducationalOccupationalProgram,
/// WorkBasedProgram, and events. They are found wherever they stand, in `@graph`, in a list or in
/// another object; types may have a prefix; objects may be given by their `@id`. Of a course
/// within a course (a part) no record is made. https://schema.org/Course
///
/// Persons (`instructor`, `author`, `contactPoint`) are not looked at. Addresses stay as they are,
/// also relative ones.
std::vector<RawRecord> schema_org_records(const nlohmann::json& json);

}  // namespace rundkurs

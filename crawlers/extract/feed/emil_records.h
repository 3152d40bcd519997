#pragma once

#include "crawlers/extract/json_reading.h"
#include "crawlers/extract/raw_record.h"

/// Records of EMIL, versions 2 and 3, in JSON; XML is brought into that form before.
namespace rundkurs::feed::emil {

RawRecord read_info(const Json& content);
RawRecord read_event(const Json& content);
RawRecord read_provider(const Json& content);

}  // namespace rundkurs::feed::emil

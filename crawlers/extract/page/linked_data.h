#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "crawlers/extract/html_document.h"
#include "crawlers/extract/markup.h"

namespace rundkurs::page {

/// The JSON-LD of a page, a document for each script that is sound: comments of HTML and CDATA
/// marks round it are taken off, a broken script beside good ones is passed over.
std::vector<nlohmann::json> json_ld(const std::vector<Script>& scripts);

/// A page's microdata (itemscope, itemprop, itemref) in the form of JSON-LD, an object for each
/// item that stands for itself. https://html.spec.whatwg.org/multipage/microdata.html
std::vector<nlohmann::json> microdata(html::Node root);

/// A page's RDFa Lite (vocab, typeof, property, resource, prefix) in the same form.
/// https://www.w3.org/TR/rdfa-lite/
std::vector<nlohmann::json> rdfa(html::Node root);

}  // namespace rundkurs::page

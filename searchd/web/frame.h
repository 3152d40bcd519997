#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "searchd/http/request.h"
#include "searchd/http/response.h"
#include "searchd/web/address.h"
#include "searchd/web/documents.h"
#include "searchd/web/messages.h"
#include "searchd/web/site.h"

namespace rundkurs::web {

/// What every page is drawn with.
struct Frame {
  const Site& site;
  Address here;  ///< Of this page, without parameters that mean nothing.
  const Messages& messages;
  Documents::Index index;
  std::string origin;  ///< "https://example.org": what stands before the path in absolute links.

  /// The address of another page in this page's language.
  std::string link(std::string path, std::vector<http::Parameter> parameters = {}) const;
};

/// A frame in the language that the request asks for.
Frame frame_for(const http::Request& request, const Site& site);

/// How a page is known outside: to search engines and where its link is shared.
struct Outside {
  bool indexed = true;      ///< May be listed by search engines, in each language.
  std::string description;  ///< One sentence.
  std::string type = "website";
};

/// The part of the view model that `head` and `foot` need: language, texts, links to the page's
/// other languages, assets, the age of the index.
nlohmann::json frame_model(const Frame& frame,
                           const std::string& page_title,
                           const Outside& outside = {});

/// The page with its status and language.
http::Response page_response(const Frame& frame,
                             std::string_view template_name,
                             const nlohmann::json& model,
                             int status = 200);

}  // namespace rundkurs::web

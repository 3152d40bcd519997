#pragma once

#include "searchd/api/api.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::api {

/// `GET /feed.atom?…`: a search to be followed, what changed last first unless asked otherwise.
http::Response feed(const http::Request& request, const Context& context);

/// `GET /sitemap.xml`, and `?part=` where one file cannot hold all.
http::Response sitemap(const http::Request& request, const Context& context);

/// `GET /robots.txt`
http::Response robots(const http::Request& request, const Context& context);

/// `GET /opensearch.xml?hl=`
http::Response opensearch(const http::Request& request, const Context& context);

/// `GET /opensearch/suggestions?q=&hl=`: what a browser's search field shows while somebody types.
http::Response opensearch_suggestions(const http::Request& request, const Context& context);

}  // namespace rundkurs::api

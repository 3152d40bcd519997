#include "searchd/api/export_route.h"

#include <fmt/format.h>

#include "searchd/api/replies.h"
#include "searchd/export/export_body.h"
#include "searchd/export/export_format.h"
#include "searchd/search/search_parameters.h"

namespace rundkurs::api {

http::Response export_offerings(const http::Request& request, const Context& context) {
  std::string format_name;
  auto parameters = request.parameters;
  const auto given = std::erase_if(parameters, [&](const http::Parameter& parameter) {
    if (parameter.name != "format") return false;
    format_name = parameter.value;
    return true;
  });
  if (given > 1) return told(bad_parameter("format", "The parameter is given more than once."));
  const auto read = read_search(parameters, context.search.vocabulary(), context.find_place);
  if (!read.problems.empty())
    return told(bad_parameter(read.problems.front().parameter, read.problems.front().detail));
  const auto day = today();
  auto format = exported::export_format(
      format_name, {context.search, read.request.language, context.base_url, day});
  if (format == nullptr)
    return told(bad_parameter("format", "Say which form: csv, ndjson, jsonld or elm."));
  auto selection = context.search.select(read.request, day);
  if (!selection) return told(problem_of(selection.error(), context));

  http::Response response;
  response.content_type = format->media_type();
  response.etag = fmt::format("{}-{}-{}", selection->snapshot().revision, day, format_name);
  response.with("cache-control", "public, max-age=60");
  response.with("content-disposition",
                fmt::format("attachment; filename=\"{}\"", format->file_name()));
  response.source =
      std::make_shared<exported::ExportBody>(*std::move(selection), std::move(format));
  return response;
}

}  // namespace rundkurs::api

#include "searchd/web/training_pages.h"

#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "searchd/web/chosen_records.h"
#include "searchd/web/saved_view.h"
#include "searchd/web/training_list.h"

namespace rundkurs::web {
namespace {

exported::Table table_of(const http::Request& request, const Frame& frame) {
  const auto chosen = chosen_records(request, frame.site, most_saved);
  return training_table(chosen.records, FactWords(frame.messages, frame.site.vocabulary));
}

http::Response file(std::string content, std::string_view media_type, const char* disposition) {
  http::Response response;
  response.content_type = media_type;
  response.body = std::move(content);
  response.with("Content-Disposition", disposition);
  response.with("Vary", "Accept-Language");
  return response;
}

}  // namespace

http::Response training_csv(const http::Request& request, Frame frame) {
  return file(exported::to_csv(table_of(request, frame), frame.messages.language()),
              "text/csv; charset=utf-8; header=present",
              "attachment; filename=\"rundkurs.csv\"");
}

http::Response training_xlsx(const http::Request& request, Frame frame) {
  auto content = exported::to_xlsx({table_of(request, frame)});
  if (!content) throw std::runtime_error(describe(content.error()));
  return file(
      *std::move(content), exported::xlsx_media_type, "attachment; filename=\"rundkurs.xlsx\"");
}

nlohmann::json training_links(const Frame& frame, const std::vector<nlohmann::json>& records) {
  const auto ids = id_parameters(records);
  return {{{"url", frame.link("/saved.xlsx", ids)}, {"label", frame.messages.text("table_xlsx")}},
          {{"url", frame.link("/saved.csv", ids)}, {"label", frame.messages.text("table_file")}}};
}

}  // namespace rundkurs::web

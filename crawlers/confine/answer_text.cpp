#include "crawlers/confine/answer_text.h"

#include <chrono>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/kept_offering.h"
#include "schemas/offering_json.h"

namespace rundkurs {
namespace {

using nlohmann::json;

// Both are MessagePack, which holds what is no UTF-8 as well as what is.

std::string packed(const json& object) {
  std::string text;
  json::to_msgpack(object, nlohmann::detail::output_adapter<char>(text));
  return text;
}

json unpacked(std::string_view text) {
  return json::from_msgpack(text.begin(), text.end());
}

std::int64_t seconds_of(Timestamp time) {
  return time.time_since_epoch().count();
}

Timestamp time_of(const json& seconds) {
  return Timestamp(std::chrono::seconds(seconds.get<std::int64_t>()));
}

json object_of(const Findings& findings) {
  const auto& visited = findings.visited;
  json object = {{"end", static_cast<int>(visited.end)},
                 {"status", visited.status},
                 {"reason", visited.reason},
                 {"etag", visited.etag},
                 {"last_modified", visited.last_modified},
                 {"digest", visited.digest},
                 {"moved_for_good", findings.moved_for_good},
                 {"body_digest", findings.body_digest},
                 {"unwanted", findings.unwanted},
                 {"ends_feed", findings.ends_feed},
                 {"page", findings.page.text()},
                 {"offerings", json::array()},
                 {"discoveries", json::array()}};
  if (visited.try_after) object["try_after"] = visited.try_after->count();
  if (findings.redirect) object["redirect"] = findings.redirect->text();
  for (const auto& offering : findings.offerings)
    object["offerings"].push_back(to_ndjson(offering));
  for (const auto& discovery : findings.discoveries) {
    auto& row = object["discoveries"].emplace_back(
        json::array({discovery.url.text(), static_cast<int>(discovery.kind)}));
    if (discovery.changed) row.push_back(seconds_of(*discovery.changed));
  }
  return object;
}

Visited visited_from(const json& object) {
  Visited visited{.status = object.at("status"),
                  .reason = object.at("reason"),
                  .etag = object.at("etag"),
                  .last_modified = object.at("last_modified"),
                  .digest = object.at("digest")};
  const int end = object.at("end");
  if (end >= 0 && end <= static_cast<int>(Visited::End::unusable))
    visited.end = static_cast<Visited::End>(end);
  if (object.contains("try_after"))
    visited.try_after = std::chrono::seconds(object.at("try_after").get<std::int64_t>());
  return visited;
}

bool may_be_found(const Url& url, int kind, const Scope& scope) {
  if (kind == static_cast<int>(PageKind::feed)) return scope.feed_page(url.text()).has_value();
  const bool known =
      kind == static_cast<int>(PageKind::page) || kind == static_cast<int>(PageKind::sitemap);
  return known && scope.allows(url);
}

void take_discoveries(const json& rows, const Scope& scope, Findings& findings) {
  for (const auto& row : rows) {
    auto url = parse_url(row.at(0).get_ref<const std::string&>());
    const int kind = row.at(1);
    if (!url || !may_be_found(*url, kind, scope)) continue;
    auto& discovery = findings.discoveries.emplace_back(
        Discovery{.url = *std::move(url), .kind = static_cast<PageKind>(kind)});
    if (row.size() > 2) discovery.changed = time_of(row.at(2));
  }
}

Result<void> take_offerings(const json& texts, const SourceFile& source, Findings& findings) {
  for (const auto& text : texts) {
    auto offering =
        offering_from_kept_text(text.get_ref<const std::string&>(), findings.page.text());
    if (!offering) return std::move(offering).error();
    offering->source = source.id;
    offering->demonstration = source.demonstration;
    findings.offerings.push_back(*std::move(offering));
  }
  return {};
}

Result<Findings> findings_of(const json& object, const Asked& asked) {
  Findings findings{.visited = visited_from(object),
                    .moved_for_good = object.at("moved_for_good"),
                    .body_digest = object.at("body_digest"),
                    .unwanted = object.at("unwanted"),
                    .ends_feed = object.at("ends_feed"),
                    .page = asked.url};
  const auto page = parse_url(object.at("page").get_ref<const std::string&>());
  if (page && page->authority() == asked.url.authority()) findings.page = *page;
  if (object.contains("redirect")) {
    const auto target = parse_url(object.at("redirect").get_ref<const std::string&>());
    if (target && asked.scope.allows(*target)) findings.redirect = *target;
  }
  take_discoveries(object.at("discoveries"), asked.scope, findings);
  auto taken = take_offerings(object.at("offerings"), asked.scope.source(), findings);
  if (!taken) return std::move(taken).error();
  return findings;
}

}  // namespace

std::string question_text(const Asked& asked, const PageReply& reply) {
  json question = {{"source", asked.scope.source().id},
                   {"entry", asked.entry.url},
                   {"kind", static_cast<int>(asked.entry.kind)},
                   {"depth", asked.entry.depth},
                   {"digest", asked.entry.digest},
                   {"url", asked.url.text()},
                   {"agent", asked.agent},
                   {"now", seconds_of(asked.now)},
                   {"status", reply.status},
                   {"headers", reply.headers.fields()}};
  return packed(question);
}

std::string answered(const std::string& question,
                     const std::string& body,
                     const Scopes& scopes,
                     OfferingReader& reader) {
  const auto asked = unpacked(question);
  FrontierEntry entry;
  entry.url = asked.at("entry");
  entry.source = asked.at("source");
  entry.kind = static_cast<PageKind>(asked.at("kind").get<int>());
  entry.depth = asked.at("depth");
  entry.digest = asked.at("digest");
  const auto url = parse_url(asked.at("url").get_ref<const std::string&>());
  PageReply reply{.status = asked.at("status"), .body = body};
  for (const auto& field : asked.at("headers"))
    reply.headers.add(field.at(0).get_ref<const std::string&>(),
                      field.at(1).get_ref<const std::string&>());
  return packed(object_of(read_answer({.entry = entry,
                                       .scope = scopes.at(entry.source),
                                       .url = *url,
                                       .agent = asked.at("agent").get_ref<const std::string&>(),
                                       .now = time_of(asked.at("now"))},
                                      reply,
                                      reader)));
}

Result<Findings> findings_from(std::string_view answer, const Asked& asked) {
  const auto nonsense = [](const char* why) {
    return Error{.code = Error::Code::malformed,
                 .message = std::string("what was read of it makes no sense: ") + why};
  };
  try {
    return findings_of(unpacked(answer), asked);
  } catch (const json::exception& error) {
    return nonsense(error.what());
  }
}

}  // namespace rundkurs

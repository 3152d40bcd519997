#include "searchd/feeds/atom_feed.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "schemas/utf8.h"
#include "searchd/feeds/xml_text.h"

namespace rundkurs::feeds {
namespace {

constexpr std::size_t longest_summary = 2000;

std::string address(const std::string& path, const std::vector<http::Parameter>& parameters) {
  auto text = path;
  char separator = '?';
  for (const auto& parameter : parameters) {
    text += separator + http::percent_encode(parameter.name) + '=' +
            http::percent_encode(parameter.value);
    separator = '&';
  }
  return text;
}

std::vector<http::Parameter> without(std::vector<http::Parameter> parameters,
                                     std::initializer_list<std::string_view> names) {
  std::erase_if(parameters, [&](const http::Parameter& parameter) {
    return parameter.value.empty() ||
           std::find(names.begin(), names.end(), parameter.name) != names.end();
  });
  return parameters;
}

std::string link(std::string_view relation, std::string_view type, const std::string& url) {
  const auto media = type.empty() ? std::string() : fmt::format(" type=\"{}\"", type);
  return fmt::format("<link rel=\"{}\"{} href=\"{}\"/>\n", relation, media, xml_text(url));
}

/// What the feed is of, in the reader's words: "Rundkurs: plast · svensk · Master".
std::string title_of(const Followed& followed, const SearchService& service) {
  std::string words = followed.request.q;
  for (std::size_t i = 0; i < facets::facet_count; ++i) {
    for (const auto& value : followed.request.filters.facets[i]) {
      words += (words.empty() ? "" : " · ") +
               service.label(facets::facet_names[i], value, followed.request.language);
    }
  }
  return words.empty() ? "Rundkurs" : "Rundkurs: " + words;
}

std::string changed(const Offering& offering, const std::string& otherwise) {
  if (!offering.last_changed.empty()) return offering.last_changed;
  return offering.first_seen.empty() ? otherwise : offering.first_seen;
}

std::string page_links(const Followed& followed) {
  const auto feed = followed.base_url + "/feed.atom";
  const auto shared = without(followed.parameters, {"page"});
  const auto page = [&](const char* relation, std::size_t number) {
    auto parameters = shared;
    if (number > 1) parameters.push_back({"page", std::to_string(number)});
    return link(relation, "application/atom+xml", address(feed, parameters));
  };
  const auto here = followed.request.page;
  auto links = page("self", here) + page("first", 1);
  if (here > 1) links += page("previous", here - 1);
  const bool more = here * followed.request.per_page < followed.answer.total;
  if (more && (here + 1) * followed.request.per_page <= max_depth) links += page("next", here + 1);
  return links + link("alternate",
                      "text/html",
                      address(followed.base_url + "/search",
                              without(followed.parameters, {"page", "per_page", "facets"})));
}

std::string categories(const Offering& offering,
                       const Followed& followed,
                       const SearchService& service) {
  std::string text;
  for (const auto& topic : offering.topics) {
    text += fmt::format("<category scheme=\"{}/topics/\" term=\"{}\" label=\"{}\"/>\n",
                        xml_text(followed.base_url),
                        xml_text(topic.id),
                        xml_text(service.label("topic", topic.id, followed.request.language)));
  }
  return text;
}

std::string entry(const Hit& hit, const Followed& followed, const SearchService& service) {
  const auto& offering = hit.offering;
  const auto language = [](std::string_view tag) {
    return fmt::format(" xml:lang=\"{}\"", xml_text(tag));
  };
  const auto page = followed.base_url + "/offering/" + http::percent_encode(offering.id);
  auto text = "<entry>\n" + xml_element("id", page) +
              xml_element("title", hit.title, language(hit.title_language)) +
              xml_element("updated", changed(offering, followed.built)) +
              xml_element("published", offering.first_seen) +
              link("alternate", "text/html", page + "?hl=" + followed.request.language) +
              link("related", "", offering.url);
  const auto author =
      service.label("institution", offering.institution.id, followed.request.language);
  text += "<author>" + xml_element("name", author.empty() ? "Rundkurs" : author) + "</author>\n" +
          categories(offering, followed, service);
  const auto& texts = offering.summary.empty() ? offering.description : offering.summary;
  if (const auto* const about = best_for(texts, followed.request.language); about != nullptr)
    text +=
        xml_element("summary", utf8_prefix(about->second, longest_summary), language(about->first));
  return text + "</entry>\n";
}

}  // namespace

std::string atom_feed(const Followed& followed, const SearchService& service) {
  auto named = without(followed.parameters, {"page", "per_page", "facets", "hl"});
  std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) {
    return std::tie(a.name, a.value) < std::tie(b.name, b.value);
  });
  auto updated = followed.answer.hits.empty() ? followed.built : std::string();
  std::string entries;
  for (const auto& hit : followed.answer.hits) {
    updated = std::max(updated, changed(hit.offering, followed.built));
    entries += entry(hit, followed, service);
  }
  return fmt::format(
             "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
             "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
             followed.request.language) +
         xml_element("id", address(followed.base_url + "/feed.atom", named)) +
         xml_element("title", title_of(followed, service)) + xml_element("updated", updated) +
         page_links(followed) + "<generator>Rundkurs</generator>\n" + entries + "</feed>\n";
}

}  // namespace rundkurs::feeds

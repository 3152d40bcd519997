#include "searchd/feeds/opensearch.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/feeds/xml_text.h"

namespace rundkurs::feeds {
namespace {

struct Description {
  std::string_view language;
  std::string_view text;
};

// At most 1024 characters, plain text.
constexpr Description descriptions[] = {
    {"nb", "Kurs og studier om sirkulær økonomi i Norden"},
    {"nn", "Kurs og studium om sirkulær økonomi i Norden"},
    {"sv", "Kurser och utbildningar om cirkulär ekonomi i Norden"},
    {"da", "Kurser og uddannelser om cirkulær økonomi i Norden"},
    {"fi", "Kiertotalouden kurssit ja koulutukset Pohjoismaissa"},
    {"is", "Námskeið og námsleiðir um hringrásarhagkerfið á Norðurlöndum"},
    {"en", "Courses and programmes on the circular economy in the Nordic countries"},
};

std::string_view description_in(std::string_view language) {
  for (const auto& description : descriptions) {
    if (description.language == language) return description.text;
  }
  return descriptions[0].text;
}

std::string url(std::string_view type, std::string_view relation, const std::string& address) {
  return fmt::format(
      "<Url type=\"{}\" rel=\"{}\" template=\"{}\"/>\n", type, relation, xml_text(address));
}

}  // namespace

std::string opensearch_description(const std::string& base_url, std::string_view language) {
  const auto hl = "&hl=" + std::string(language);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n" +
         xml_element("ShortName", "Rundkurs") +
         xml_element("Description", description_in(language)) +
         url("text/html", "results", base_url + "/search?q={searchTerms}" + hl) +
         url("application/atom+xml", "results", base_url + "/feed.atom?q={searchTerms}" + hl) +
         url("application/x-suggestions+json",
             "suggestions",
             base_url + "/opensearch/suggestions?q={searchTerms}" + hl) +
         url("application/opensearchdescription+xml",
             "self",
             base_url + "/opensearch.xml?hl=" + std::string(language)) +
         xml_element("Language", language) + xml_element("InputEncoding", "UTF-8") +
         xml_element("OutputEncoding", "UTF-8") + "</OpenSearchDescription>\n";
}

std::string opensearch_suggestions(std::string_view typed, const std::vector<std::string>& found) {
  return json_text(nlohmann::json::array({typed, found}));
}

}  // namespace rundkurs::feeds

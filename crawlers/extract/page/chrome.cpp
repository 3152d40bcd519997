#include "crawlers/extract/page/chrome.h"

#include <algorithm>
#include <string>

#include "crawlers/extract/ascii.h"

namespace rundkurs::page {
namespace {

constexpr std::string_view never_content[] = {
    "audio",    "canvas", "datalist", "dialog",   "embed",    "head",     "iframe",
    "input",    "link",   "math",     "meta",     "nav",      "noscript", "object",
    "progress", "select", "svg",      "template", "textarea", "title",    "video"};

constexpr std::string_view chrome_roles[] = {
    "alert", "alertdialog", "contentinfo", "dialog", "menu", "menubar", "navigation", "search"};

/// Words of `class` and `id` that content management systems give to what frames a page.
constexpr std::string_view chrome_words[] = {
    "breadcrumb",        "breadcrumbs",   "consent",      "cookie",        "cookie-banner",
    "cookie-bar",        "cookiebar",     "cookiebot",    "cookies",       "gdpr",
    "global-footer",     "global-header", "globalfooter", "lang-switcher", "language-selector",
    "language-switcher", "main-menu",     "mega-menu",    "navbar",        "onetrust",
    "page-footer",       "pager",         "pagination",   "printicon",     "share",
    "site-footer",       "site-header",   "site-search",  "skip-link",     "skip-links",
    "skip-to",           "skiplink",      "social",       "social-media",  "some-share"};

// The lists are sorted: this is asked of every element of a page.
template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&names)[N]) {
  return std::binary_search(std::begin(names), std::end(names), name);
}

bool has_chrome_word(std::string_view list) {
  while (!list.empty()) {
    const auto end = list.find(' ');
    const auto word = ascii_lower(list.substr(0, end));
    if (is_one_of(word, chrome_words) || word.starts_with("onetrust") ||
        word.starts_with("cybotcookie") || word.starts_with("cookie-"))
      return true;
    if (end == std::string_view::npos) break;
    list.remove_prefix(end + 1);
  }
  return false;
}

bool stands_in(html::Node element, std::string_view outer) {
  for (html::Node up = element->parent; up != nullptr; up = up->parent) {
    if (html::is_element(up, outer) || html::attribute(up, "role") == outer) return true;
  }
  return false;
}

/// A header or footer belongs to the page where it heads an article, or bears its only h1.
bool frames_the_site(html::Node element) {
  return !stands_in(element, "main") && !stands_in(element, "article") &&
         html::find_element(element, "h1") == nullptr;
}

/// The name of a box to tick: a filter of a search, not a fact.
bool holds_a_choice(html::Node label) {
  const auto input = html::find_element(label, "input");
  if (input == nullptr || !html::is_element(label, "label")) return false;
  const auto type = html::attribute(input, "type");
  return type == "checkbox" || type == "radio";
}

}  // namespace

bool is_chrome(html::Node element) {
  const auto name = html::name_of(element);
  if (name.empty() || name == "html" || name == "body" || name == "main" || name == "form")
    return false;
  if (is_one_of(name, never_content)) return true;
  if ((name == "header" || name == "footer") && frames_the_site(element)) return true;
  if (name == "label" && holds_a_choice(element)) return true;
  if (element->attributes.empty()) return false;
  const auto role = html::attribute(element, "role");
  if (is_one_of(role, chrome_roles)) return true;
  if (role == "banner" && frames_the_site(element)) return true;
  return (has_chrome_word(html::attribute(element, "class")) ||
          has_chrome_word(html::attribute(element, "id"))) &&
         html::find_element(element, "h1") == nullptr;
}

}  // namespace rundkurs::page

#include "searchd/desk/desk_words.h"

#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/web/embed/embedded_file.h"
#include "searchd/web/messages.h"

namespace rundkurs::desk {

DeskWords::DeskWords(const std::string& language) {
  const auto file = web::embedded_file("desk/" + language + ".json");
  if (!file) throw std::logic_error("no words of the desk in " + language);
  const auto texts = nlohmann::json::parse(*file);
  for (const auto& [key, text] : texts.items())
    texts_[key] = text.get<std::string>();
}

const DeskWords& DeskWords::in(std::string_view language) {
  static const auto loaded = [] {
    std::map<std::string, DeskWords, std::less<>> all;
    for (const auto& known : web::Messages::languages())
      all.emplace(known, DeskWords(known));
    return all;
  }();
  const auto found = loaded.find(language);
  return found != loaded.end() ? found->second : loaded.at("nb");
}

std::string DeskWords::text(std::string_view key, const Values& values) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) throw std::logic_error("the desk's messages lack " + std::string(key));
  auto text = found->second;
  for (const auto& [name, value] : values) {
    const auto hole = fmt::format("{{{}}}", name);
    if (const auto at = text.find(hole); at != std::string::npos)
      text.replace(at, hole.size(), value);
  }
  return text;
}

}  // namespace rundkurs::desk

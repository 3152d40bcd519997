#include "crawlers/compose/reading.h"

#include "schemas/utf8.h"

namespace rundkurs::composing {

std::vector<const RawValue*> Reading::values(RawField field) const {
  std::vector<const RawValue*> stated;
  const auto found = record_.facts.find(field);
  if (found == record_.facts.end()) return stated;
  for (const auto& value : found->second) {
    if (!normaliser_.kinds.is_blank(value.text)) stated.push_back(&value);
  }
  return stated;
}

const RawValue* Reading::first(RawField field) const {
  const auto stated = values(field);
  return stated.empty() ? nullptr : stated.front();
}

void Reading::came_from(std::string_view field, const RawValue& value) {
  auto& provenance = composed_.offering.provenance;
  if (provenance.contains(field)) return;
  provenance[std::string(field)] = {
      .url = capture_.url,
      .captured = capture_.captured ? format_timestamp(*capture_.captured) : std::string(),
      .extractor = record_.format.empty() ? std::string("html") : record_.format,
      .rule = value.rule};
}

void Reading::not_read(RawField field, const RawValue& value) {
  constexpr std::size_t longest = 80;
  constexpr std::size_t most = 50;
  if (composed_.unread.size() >= most) return;
  const auto text = squeeze_space(value.text);
  composed_.unread.push_back(std::string(name_of(field)) + ": '" +
                             std::string(utf8_prefix(text, longest)) + "'");
}

}  // namespace rundkurs::composing

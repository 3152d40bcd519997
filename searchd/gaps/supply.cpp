#include "searchd/gaps/supply.h"

#include <algorithm>

namespace rundkurs::gaps {
namespace {

using Column = facets::FacetColumn;
using ValueId = Column::ValueId;

/// A wish as the numbers of a column: any of them will do.
class Wish {
 public:
  Wish(const Column& column, const std::vector<std::string>& values)
      : column_(column), open_(values.empty()) {
    for (const auto& value : values) {
      if (const auto id = column.find(value)) ids_.push_back(*id);
    }
  }

  bool open() const { return open_; }

  bool fits(std::uint32_t document) const {
    if (open_) return true;
    const auto stated = column_.of(document);
    return std::any_of(stated.begin(), stated.end(), [this](ValueId id) {
      return std::find(ids_.begin(), ids_.end(), id) != ids_.end();
    });
  }

 private:
  const Column& column_;
  bool open_;
  std::vector<ValueId> ids_;
};

std::vector<std::string> list_of(const std::string& value) {
  return value.empty() ? std::vector<std::string>() : std::vector<std::string>{value};
}

std::string key_of(const std::string& topic, const Need& need) {
  auto key = topic;
  for (const auto* list : {&need.levels, &need.languages, &need.modes}) {
    key += '\x1e';
    for (const auto& value : *list)
      key.append(value).push_back('\x1f');
  }
  return key.append("\x1e")
      .append(need.country)
      .append("\x1e")
      .append(need.region)
      .append(need.at_workplace ? "\x1ew" : "\x1e");
}

}  // namespace

Supply::Supply(const facets::Columns& columns,
               std::span<const query::Match> offered,
               bool demonstration)
    : columns_(columns) {
  const auto& topics = column("topic");
  for (const auto& match : offered) {
    const auto document = match.document;
    const bool shown =
        demonstration || (columns.flags[document] & facets::Flag::demonstration) == 0;
    if (!shown) continue;
    for (const auto topic : topics.of(document)) {
      if (topic != Column::not_stated) by_topic_[topics.name(topic)].push_back(document);
    }
    ++total_;
  }
}

const Column& Supply::column(std::string_view facet) const {
  return columns_.facets[*facets::facet_number(facet)];
}

const std::vector<std::uint32_t>& Supply::documents_of(const std::string& topic) {
  return by_topic_[topic];
}

bool Supply::states(std::string_view facet,
                    std::uint32_t document,
                    const std::string& value) const {
  const auto& values = column(facet);
  const auto id = values.find(value);
  if (!id) return false;
  const auto stated = values.of(document);
  return std::find(stated.begin(), stated.end(), *id) != stated.end();
}

std::size_t Supply::on(const std::string& topic) {
  return documents_of(topic).size();
}

std::size_t Supply::on(const std::string& topic, std::string_view facet, const std::string& value) {
  const auto& documents = documents_of(topic);
  return static_cast<std::size_t>(
      std::count_if(documents.begin(), documents.end(), [&](std::uint32_t document) {
        return states(facet, document, value);
      }));
}

std::size_t Supply::at_workplaces(const std::string& topic) {
  const auto& documents = documents_of(topic);
  return static_cast<std::size_t>(
      std::count_if(documents.begin(), documents.end(), [this](std::uint32_t document) {
        return (columns_.flags[document] & facets::Flag::for_groups) != 0;
      }));
}

std::size_t Supply::within_reach(const std::string& topic, const Need& need) {
  const auto [known, added] = reached_.try_emplace(key_of(topic, need), 0);
  if (!added) return known->second;
  const Wish levels(column("level"), need.levels);
  const Wish languages(column("language"), need.languages);
  const Wish modes(column("mode"), need.modes);
  const Wish online(column("mode"), {"online"});
  const Wish blended(column("mode"), {"blended"});
  const Wish country(column("country"), list_of(need.country));
  const Wish region(column("region"), list_of(need.region));
  const auto can_be_got_to = [&](std::uint32_t document) {
    if (online.fits(document) || (country.open() && region.open())) return true;
    if (!country.fits(document)) return false;
    return region.fits(document) || blended.fits(document);
  };
  const auto comes_to_work = [&](std::uint32_t document) {
    return need.at_workplace && (columns_.flags[document] & facets::Flag::for_groups) != 0 &&
           country.fits(document);
  };
  const bool only_at_work = need.at_workplace && modes.open();
  const auto& documents = documents_of(topic);
  known->second = static_cast<std::size_t>(
      std::count_if(documents.begin(), documents.end(), [&](std::uint32_t document) {
        if (!levels.fits(document) || !languages.fits(document)) return false;
        if (comes_to_work(document)) return true;
        return !only_at_work && modes.fits(document) && can_be_got_to(document);
      }));
  return known->second;
}

}  // namespace rundkurs::gaps

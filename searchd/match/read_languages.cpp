#include <algorithm>

#include "searchd/match/read_form.h"

namespace rundkurs::match {
namespace {

void add(std::vector<std::string>& to, std::string_view values) {
  for (std::size_t begin = 0; begin < values.size();) {
    const auto end = std::min(values.find(' ', begin), values.size());
    const auto value = values.substr(begin, end - begin);
    if (std::find(to.begin(), to.end(), value) == to.end()) to.emplace_back(value);
    begin = end + 1;
  }
}

bool overlaps(const Mention& one, const std::vector<Mention>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Mention& other) {
    return one.first < other.last && other.first < one.last;
  });
}

/// A bare name is a language where no noun follows it: "dansk eller svensk går fint".
class BareNames {
 public:
  explicit BareNames(const Reading& reading)
      : message_(reading.message), follow_(reading.find("languages/follow")) {}

  bool is_language(const Mention& name) const {
    if (name.last == message_.tokens.size()) return true;
    const auto gap = message_.gap_after(name.last - 1);
    if (gap.find_first_not_of(" \t-") != gap.npos) return true;
    return std::any_of(follow_.begin(), follow_.end(), [&](const Mention& word) {
      return word.first == name.last;
    });
  }

 private:
  const Message& message_;
  std::vector<Mention> follow_;
};

}  // namespace

void read_languages(const Reading& reading, Inquiry& inquiry) {
  auto mentions = reading.find("languages/in");
  for (const auto& group : reading.find("languages/group"))
    mentions.push_back(group);
  const BareNames bare(reading);
  for (const auto& name : reading.find("languages/name")) {
    if (!overlaps(name, mentions) && bare.is_language(name)) mentions.push_back(name);
  }
  std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.first < b.first;
  });

  std::vector<Stance> stances;
  for (const auto& mention : mentions)
    stances.push_back(reading.stances.of(mention.first, mention.last));
  // "Dansk, svensk eller engelsk går fint": what is said of the last is said of all.
  for (auto i = mentions.size(); i-- > 1;) {
    const bool listed = mentions[i].first - std::min(mentions[i].first, mentions[i - 1].last) <= 1;
    if (!listed || !stances[i - 1].firm() || stances[i - 1].must) continue;
    stances[i - 1].fine = stances[i].fine;
    stances[i - 1].wished = stances[i].wished;
  }

  auto& languages = inquiry.languages;
  std::vector<std::string> fine;
  bool firm = true;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto& mention = mentions[i];
    const auto& stance = stances[i];
    if (stance.needless) continue;
    languages.words.push_back(reading.message.words(mention.first, mention.last));
    if (stance.refused) {
      add(languages.refused, mention.means);
    } else if (stance.fine && !stance.must) {
      add(fine, mention.means);
    } else {
      add(languages.wanted, mention.means);
      if (!stance.firm()) firm = false;
    }
  }
  if (!languages.wanted.empty()) {
    for (const auto& language : fine)
      add(languages.wanted, language);
  } else {
    // "English is fine" adds to the writer's own language, which goes without saying.
    languages.words.clear();
  }
  std::erase_if(languages.wanted, [&](const std::string& language) {
    return std::find(languages.refused.begin(), languages.refused.end(), language) !=
           languages.refused.end();
  });
  languages.firm = firm && !languages.wanted.empty();
}

}  // namespace rundkurs::match

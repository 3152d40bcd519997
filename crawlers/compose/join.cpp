#include <algorithm>
#include <map>
#include <utility>

#include "crawlers/compose/compose.h"
#include "crawlers/compose/fill.h"
#include "schemas/offering_id.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using Records = std::vector<Composed>;

bool is_occurrence(const Composed& record) {
  return record.source_kind == "course-offering" || record.source_kind == "programme-offering";
}

bool is_education(const Composed& record) {
  return record.source_kind == "qualification" ||
         normalise::KindReader::is_offering(record.source_kind);
}

/// The records of a page or feed by what others may call them.
class Index {
 public:
  void add(const std::string& key, std::size_t number) {
    if (!key.empty()) numbers_.try_emplace(key, number);
  }
  /// Its number, or `none`.
  std::size_t find(const std::string& key) const {
    const auto found = key.empty() ? numbers_.end() : numbers_.find(key);
    return found == numbers_.end() ? none : found->second;
  }
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

 private:
  std::map<std::string, std::size_t, std::less<>> numbers_;
};

std::string code_key(const Offering& offering) {
  return offering.code.empty() ? std::string()
                               : offering.institution.id + " " + fold_case(offering.code);
}

/// Feeds give institutions as records of their own, and name them by identifier elsewhere.
void name_institutions(Records& records) {
  std::map<std::string, InstitutionReference, std::less<>> known;
  for (const auto& record : records) {
    const auto& institution = record.offering.institution;
    if (record.source_kind != "institution" || institution.name.empty()) continue;
    for (const auto& key : {record.institution_key, record.source_id})
      if (!key.empty()) known.emplace(key, institution);
  }
  for (auto& record : records) {
    if (!record.offering.institution.name.empty()) continue;
    const auto found = known.find(record.institution_key);
    if (found == known.end()) continue;
    auto& offering = record.offering;
    offering.institution = found->second;
    offering.id = offering_id(offering.institution.id,
                              offering.code.empty() && !offering.title.empty()
                                  ? best_for(offering.title, "nb")->second
                                  : offering.code);
  }
}

/// Deadlines and seats of what one applies to go to the occurrence or education it leads to.
void join_targets(Records& records) {
  Index by_id;
  for (std::size_t i = 0; i < records.size(); ++i)
    if (is_occurrence(records[i]) || is_education(records[i])) by_id.add(records[i].source_id, i);
  for (const auto& target : records) {
    if (target.source_kind != "application-target" || !target.left_out.empty()) continue;
    const auto number = by_id.find(target.part_of);
    if (number == Index::none) continue;
    auto& runs = records[number].offering.runs;
    for (const auto& run : target.offering.runs)
      if (std::find(runs.begin(), runs.end(), run) == runs.end()) runs.push_back(run);
  }
}

class Educations {
 public:
  explicit Educations(const Records& records) {
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (!is_education(records[i]) || !records[i].left_out.empty()) continue;
      by_id_.add(records[i].source_id, i);
      by_code_.add(code_key(records[i].offering), i);
    }
  }

  std::size_t of(const Composed& occurrence) const {
    const auto by_id = by_id_.find(occurrence.part_of);
    return by_id != Index::none ? by_id : by_code_.find(code_key(occurrence.offering));
  }

 private:
  Index by_id_;
  Index by_code_;
};

/// The offering that an occurrence belongs to where its education holds no place of its own: one
/// for each institution, under the education's identifier.
Offering own_offering(const Composed& occurrence, const Offering* education) {
  Offering offering = occurrence.offering;
  offering.runs.clear();
  add_occurrence(offering, occurrence.offering);
  if (education != nullptr) {
    Offering shared = *education;
    shared.url.clear();
    shared.urls.clear();
    shared.runs.clear();
    shared.place.clear();
    fill(offering, shared);
  }
  const auto& title = offering.title;
  offering.id = offering_id(offering.institution.id,
                            !offering.code.empty() ? offering.code
                            : title.empty()        ? occurrence.source_id
                                                   : best_for(title, "nb")->second);
  return offering;
}

/// Several records of one id are one offering.
class United {
 public:
  void add(Offering offering) {
    const auto [known, is_new] = numbers_.try_emplace(offering.id, offerings_.size());
    if (is_new) {
      offerings_.push_back(std::move(offering));
    } else {
      fill(offerings_[known->second], offering);
    }
  }
  std::vector<Offering> take() { return std::move(offerings_); }

 private:
  std::vector<Offering> offerings_;
  std::map<std::string, std::size_t> numbers_;
};

/// "www.skole.no/kurs" is meant as an address of the web; what is none is dropped.
std::string web_address(const std::string& url) {
  const auto whole = url.starts_with("www.") ? "https://" + url : url;
  const bool web = whole.starts_with("https://") || whole.starts_with("http://");
  return web && whole.find_first_of(" \t\n") == whole.npos ? whole : std::string();
}

void mend_addresses(Offering& offering) {
  offering.url = web_address(offering.url);
  for (auto& [lang, url] : offering.urls)
    url = web_address(url);
  std::erase_if(offering.urls, [](const auto& entry) { return entry.second.empty(); });
  for (auto& run : offering.runs)
    run.url = web_address(run.url);
  std::erase(offering.runs, Run{});
}

bool can_be_stored(const Offering& offering) {
  return !offering.title.empty() && !offering.institution.id.empty() &&
         !offering.institution.name.empty() && !offering.institution.country.empty();
}

}  // namespace

std::vector<Offering> join(std::vector<Composed> records) {
  name_institutions(records);
  join_targets(records);
  const Educations educations(records);
  std::vector<const Composed*> alone;
  for (const auto& record : records) {
    if (!is_occurrence(record) || !record.left_out.empty()) continue;
    const auto number = educations.of(record);
    const auto* education = number == Index::none ? nullptr : &records[number].offering;
    const bool held_by_one = education != nullptr && !education->institution.id.empty();
    if (!held_by_one) alone.push_back(&record);
    if (held_by_one) add_occurrence(records[number].offering, record.offering);
  }
  United united;
  for (const auto& record : records)
    if (is_education(record) && record.left_out.empty()) united.add(record.offering);
  for (const auto* occurrence : alone) {
    const auto number = educations.of(*occurrence);
    united.add(
        own_offering(*occurrence, number == Index::none ? nullptr : &records[number].offering));
  }
  auto offerings = united.take();
  std::erase_if(offerings, [](const Offering& offering) { return !can_be_stored(offering); });
  for (auto& offering : offerings)
    mend_addresses(offering);
  return offerings;
}

}  // namespace rundkurs

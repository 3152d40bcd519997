#include "crawlers/extract/page/marked_up.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "crawlers/extract/links.h"
#include "crawlers/extract/occurrence.h"
#include "crawlers/extract/page/label_words.h"
#include "crawlers/extract/page/linked_data.h"
#include "crawlers/extract/page/title.h"
#include "crawlers/extract/schema_org.h"

namespace rundkurs::page {
namespace {

void split_titles(RawRecord& record, const std::string& url, const FieldLabels& lexicon) {
  const auto titles = record.facts.find(RawField::title);
  if (titles == record.facts.end()) return;
  std::string code;
  std::string credits;
  for (auto& title : titles->second) {
    auto parts = split_title(title.text, url, lexicon);
    if (parts.text.empty()) continue;
    title.text = std::move(parts.text);
    if (code.empty()) code = std::move(parts.code);
    if (credits.empty()) credits = std::move(parts.credits);
  }
  if (!record.has(RawField::code)) record.add(RawField::code, code, "name");
  if (!record.has(RawField::credits)) record.add(RawField::credits, credits, "name");
}

void resolve_addresses(RawRecord& record, const std::string& base) {
  const auto urls = record.facts.find(RawField::url);
  if (urls != record.facts.end()) {
    for (auto& url : urls->second)
      url.text = resolve_link(base, url.text);
    std::erase_if(urls->second, [](const RawValue& url) { return url.text.empty(); });
    if (urls->second.empty()) record.facts.erase(urls);
  }
  for (auto& run : record.runs)
    resolve_addresses(run, base);
}

bool holds_title(const RawRecord& a, const RawRecord& b) {
  const auto one = label_key(a.first(RawField::title));
  const auto other = label_key(b.first(RawField::title));
  return !one.empty() && !other.empty() &&
         (one.find(other) != std::string::npos || other.find(one) != std::string::npos);
}

/// Whether two descriptions are of the same offering; a missing code or address does not part them.
bool is_same(const RawRecord& a, const RawRecord& b) {
  const auto agree = [&](RawField field) {
    const auto one = label_key(a.first(field));
    const auto other = label_key(b.first(field));
    return one.empty() || other.empty() || one == other;
  };
  return agree(RawField::code) && agree(RawField::url) && agree(RawField::title);
}

/// Runs of the mark-up are the surer ones; where each side has a single one, they are the same.
void add_runs(std::vector<RawRecord>& known, std::vector<RawRecord> others) {
  if (known.empty()) {
    known = std::move(others);
  } else if (known.size() == 1 && others.size() == 1) {
    known.front().facts.merge(others.front().facts);
  }
}

}  // namespace

std::vector<RawRecord> marked_up_offerings(const std::vector<Script>& scripts,
                                           html::Node root,
                                           const std::string& url,
                                           const FieldLabels& lexicon) {
  // All kinds in one list, so that one may refer to another by @id.
  nlohmann::json documents = json_ld(scripts);
  for (auto& item : microdata(root))
    documents.push_back(std::move(item));
  for (auto& item : rdfa(root))
    documents.push_back(std::move(item));
  std::vector<RawRecord> records;
  for (auto& record : schema_org_records(documents)) {
    split_titles(record, url, lexicon);
    resolve_addresses(record, url);
    const auto known = std::find_if(records.begin(), records.end(), [&](const RawRecord& other) {
      return is_same(other, record);
    });
    if (known != records.end()) {
      *known = merged(std::move(*known), std::move(record));
      continue;
    }
    records.push_back(std::move(record));
  }
  return records;
}

RawRecord merged(RawRecord marked_up, RawRecord text) {
  make_run(text);
  for (auto& [field, values] : text.facts) {
    auto& known = marked_up.facts[field];
    if (field == RawField::title) {
      // Titles in other languages are facts of their own.
      for (auto& value : values) {
        const bool other = std::none_of(known.begin(), known.end(), [&](const RawValue& title) {
          return title.lang == value.lang || title.lang.empty();
        });
        if (other || known.empty()) known.push_back(std::move(value));
      }
    } else if (known.empty()) {
      known = std::move(values);
    }
  }
  add_runs(marked_up.runs, std::move(text.runs));
  return marked_up;
}

std::optional<std::size_t> same_offering(const std::vector<RawRecord>& marked_up,
                                         const RawRecord& text) {
  for (std::size_t i = 0; i < marked_up.size(); ++i) {
    const auto& code = text.first(RawField::code);
    if (!code.empty() && label_key(marked_up[i].first(RawField::code)) == label_key(code)) return i;
  }
  for (std::size_t i = 0; i < marked_up.size(); ++i) {
    if (holds_title(marked_up[i], text)) return i;
  }
  return {};
}

bool is_single_course(const std::vector<RawRecord>& marked_up) {
  return marked_up.size() == 1 && marked_up.front().first(RawField::kind) != "event";
}

}  // namespace rundkurs::page

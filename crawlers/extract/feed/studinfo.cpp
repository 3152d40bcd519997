#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/occurrence.h"
#include "crawlers/extract/xml_reading.h"

namespace rundkurs::feed {
namespace studinfo_format {
namespace {

/// The attribute is the language of the text, not of teaching.
std::string_view language_of_text(const _xmlNode* record) {
  const auto name = xml_attribute(record, "sprak");
  if (name == "BOKMÅL") return "nb";
  if (name == "NYNORSK") return "nn";
  return name == "ENGELSK" ? "en" : "";
}

void add_level(const _xmlNode* from, RawRecord& record) {
  XmlFacts(from, record)
      .words(RawField::level, "studienivanavn")
      .words(RawField::level, "studieniva")
      .words(RawField::level, "studienivakode")
      .words(RawField::level, "nuskode");
}

void add_credits(const _xmlNode* from, RawRecord& record) {
  const auto credits = word_at(from, "studiepoeng");
  if (!credits.empty()) record.add(RawField::credits, credits + " studiepoeng", "studiepoeng");
}

void add_institution(const _xmlNode* from, RawRecord& record) {
  for (const auto* path :
       {"emneid/institusjonsnr", "institusjonsnr", "fagansvarlig/institusjonsnr"})
    XmlFacts(from, record).words(RawField::institution_id, path);
}

/// J and N are yes and no.
void add_mode(const _xmlNode* from, const char* path, const char* words, RawRecord& record) {
  if (word_at(from, path) == "J") add_once(record, RawField::mode, words, path);
}

/// Codes are unique within an institution, versions within a code.
void add_id(const _xmlNode* from,
            std::string_view code,
            std::string_view version,
            RawRecord& record) {
  const auto number = record.first(RawField::institution_id);
  auto id = (number.empty() ? "" : number + "-") + word_at(from, code);
  const auto suffix = word_at(from, version);
  record.add(RawField::id, suffix.empty() ? id : id + "-" + suffix, std::string(code));
}

RawRecord read_emne(const _xmlNode* emne) {
  RawRecord record;
  const auto lang = language_of_text(emne);
  record.add(RawField::kind, "course", "emne");
  add_institution(emne, record);
  add_id(emne, "emneid/emnekode", "emneid/versjonskode", record);
  add_level(emne, record);
  add_credits(emne, record);
  XmlFacts(emne, record)
      .words(RawField::code, "emneid/emnekode")
      .words(RawField::title, "emnenavn", lang)
      .words(RawField::title, "emnenavn_en", "en")
      .words(RawField::title, "emnenavn_nynorsk", "nn")
      .words(RawField::url, "url")
      .prose(RawField::description, "innhold", lang)
      .prose(RawField::outcome, "laringsutbytte", lang)
      .prose(RawField::prerequisites, "anbefalte-forkunnskaper", lang)
      .words(RawField::assessment, "vurdordning/vurdordningnavn", lang);
  for (const auto* language : elements_at(emne, "sprak-liste/sprak")) {
    if (word_at(language, "undervisning") == "J")
      XmlFacts(language, record).words(RawField::language, "sprakkode");
  }
  return record;
}

/// `utdanningsplan`, the whole plan of a programme, is not looked at.
RawRecord read_studieprogram(const _xmlNode* programme) {
  RawRecord record;
  const auto lang = language_of_text(programme);
  record.add(RawField::kind, "programme", "studieprogram");
  add_institution(programme, record);
  add_id(programme, "studieprogramkode", "versjonskode", record);
  add_level(programme, record);
  add_credits(programme, record);
  XmlFacts(programme, record)
      .words(RawField::code, "studieprogramkode")
      .words(RawField::title, "studieprogramnavn", lang)
      .words(RawField::title, "studieprogramnavn_en", "en")
      .words(RawField::title, "studieprogramnavn_nynorsk", "nn")
      .words(RawField::url, "url")
      .words(RawField::duration, "varighet")
      .prose(RawField::summary, "p-kortintr", lang)
      .prose(RawField::description, "intro", lang)
      .prose(RawField::description, "innhold", lang)
      .prose(RawField::description, "p-innhold", lang)
      .prose(RawField::outcome, "laringsutbytte", lang)
      .prose(RawField::prerequisites, "opptakskrav", lang);
  for (const auto* language : elements_at(programme, "sprak-liste/sprak"))
    XmlFacts(language, record).words(RawField::language, "sprakkode");
  const auto share = word_at(programme, "heltidsprosent");
  if (!share.empty()) record.add(RawField::pace, share + " %", "heltidsprosent");
  return record;
}

RawRecord read_kurs(const _xmlNode* kurs) {
  RawRecord record;
  const auto lang = language_of_text(kurs);
  record.add(RawField::kind, "course", "kurs");
  add_institution(kurs, record);
  add_id(kurs, "kursid/kurskode", "kursid/tidkode", record);
  add_credits(kurs, record);
  XmlFacts(kurs, record)
      .words(RawField::code, "kursid/kurskode")
      .words(RawField::title, "kursnavn", lang)
      .words(RawField::title, "kursnavn_en", "en")
      .words(RawField::url, "url")
      .prose(RawField::description, "innhold", lang)
      .prose(RawField::description, "beskrivelse", lang)
      .prose(RawField::outcome, "laringsutbytte", lang)
      .words(RawField::place, "sted")
      .words(RawField::start, "dato-fra")
      .words(RawField::end, "dato-til")
      .words(RawField::deadline, "dato-frist-soknad");
  add_mode(kurs, "nettbasert-undervisning", "nettbasert", record);
  add_mode(kurs, "fjernundervisning", "fjernundervisning", record);
  make_run(record);
  return record;
}

/// The same course comes once a language; what the later ones add goes to the first.
class Merged {
 public:
  void add(RawRecord record) {
    const auto key = record.first(RawField::kind) + " " + record.first(RawField::id);
    const auto [known, is_new] = numbers_.try_emplace(key, records_.size());
    if (is_new) {
      records_.push_back(std::move(record));
      return;
    }
    for (auto& [field, values] : record.facts) {
      for (auto& value : values)
        add_once(records_[known->second], field, value.text, value.rule, value.lang);
    }
  }

  std::vector<RawRecord> take() { return std::move(records_); }

 private:
  std::vector<RawRecord> records_;
  std::unordered_map<std::string, std::size_t> numbers_;
};

class Studinfo final : public Extractor {
 public:
  std::string_view format() const override { return "studinfo"; }

  int recognises(const Document& document) const override {
    return xml_root(document).name == "fs-studieinfo" ? 100 : 0;
  }

  Result<void> for_each(const Document& document, const Take& take) const override {
    Merged merged;
    const auto read = [&](const _xmlNode* element) {
      RawRecord record;
      if (xml_name(element) == "emne") record = read_emne(element);
      if (xml_name(element) == "studieprogram") record = read_studieprogram(element);
      if (xml_name(element) == "kurs") record = read_kurs(element);
      record.format = format();
      record.add(RawField::country, "NO", "format");
      if (record.has(RawField::title)) merged.add(std::move(record));
    };
    if (auto done = for_each_record(document, read); !done) return done;
    for (auto& record : merged.take())
      take(std::move(record));
    return {};
  }
};

}  // namespace
}  // namespace studinfo_format

std::unique_ptr<Extractor> studinfo_extractor() {
  return std::make_unique<studinfo_format::Studinfo>();
}

}  // namespace rundkurs::feed

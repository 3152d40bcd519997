#include "crawlers/extract/page/page_record.h"

#include <algorithm>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/page/bare_line.h"
#include "crawlers/extract/page/choice.h"
#include "crawlers/extract/page/credit_words.h"
#include "crawlers/extract/page/fact_table.h"
#include "crawlers/extract/page/fact_text.h"
#include "crawlers/extract/page/fact_writer.h"
#include "crawlers/extract/page/head.h"
#include "crawlers/extract/page/label_words.h"
#include "crawlers/extract/page/offering_kind.h"
#include "crawlers/extract/page/page_text.h"
#include "crawlers/extract/page/realization.h"
#include "crawlers/extract/page/sentence.h"
#include "crawlers/extract/page/title.h"
#include "schemas/utf8.h"

namespace rundkurs::page {
namespace {

bool is_norwegian(std::string_view language) {
  return language == "nb" || language == "nn" || language == "no";
}

/// "sv-SE" → sv.
std::string primary_tag(std::string_view declared) {
  return ascii_lower(declared.substr(0, declared.find_first_of("-_,")));
}

/// The language of a page's texts. Some sites declare one language for all their pages, and others
/// put the frame of one language round the text of another: what the text itself shows comes
/// first, then what is declared, unless the page's labels are of another language.
std::string text_language(const std::string& shown,
                          std::string_view declared,
                          std::string_view labels) {
  auto primary = primary_tag(declared);
  if (!shown.empty()) return shown;
  if (labels.empty() || primary == labels || (is_norwegian(primary) && is_norwegian(labels)))
    return primary;
  return primary.empty() ? std::string(labels) : std::string();
}

/// Where the labels do not tell whose they are ("Mål"), what the page declares does.
std::string language_of_labels(const std::string& shown, const std::string& declared) {
  if (!shown.empty()) return shown;
  return declared == "no" ? "nb" : declared;
}

bool has_nordic_letter(std::string_view text) {
  const auto key = label_key(text);
  for (const std::string_view letter : {"å", "ä", "ö", "ø", "æ", "ð", "þ"}) {
    if (key.find(letter) != std::string::npos) return true;
  }
  return false;
}

std::string joined(std::string first, std::string_view second) {
  first += ' ';
  first += second;
  return first;
}

class PageReader {
 public:
  PageReader(const html::Document& document,
             const PageLinks& links,
             const std::string& url,
             const FieldLabels& lexicon)
      : lexicon_(lexicon),
        links_(links),
        url_(url.empty() ? links.canonical : url),
        head_(read_head(document.root())),
        lines_(lines_of_page(document.root())),
        labels_(find_labels(lines_, lexicon)),
        label_language_(label_language(labels_)),
        facts_(find_facts(
            lines_, labels_, language_of_labels(label_language_, primary_tag(head_.language)))),
        choice_(choose_facts(facts_)),
        title_(find_title(lines_, head_, url_, lexicon)),
        bare_(find_bare_facts(lines_, labels_, title_.element, lexicon)),
        sentences_(find_sentence_facts(lines_, lexicon)),
        language_(text_language(lexicon.language_of(body()), head_.language, label_language_)),
        tables_(read_fact_tables(document.root(), lexicon, label_language_, url_)) {}

  PageRecords read(bool is_offering) && {
    PageRecords found;
    confirm_title();
    if (is_offering || is_evidence(choice_, told_elsewhere(), states_more()) ||
        names_itself_a_course()) {
      describe();
      if (record_.has(RawField::title)) found.own = std::move(record_);
    }
    if (!found.own) found.listed = std::move(tables_.courses);
    for (auto& course : found.listed)
      course.add(RawField::kind, "course", "table");
    return found;
  }

 private:
  /// How many fields the title and the lines below it state without a label, or a table in a row;
  /// credits in a sentence as well.
  int told_elsewhere() const {
    const auto told = [&](RawField field, const std::string& in_title) {
      const bool somewhere = !in_title.empty() || bare_.contains(field) || tables_.own.has(field) ||
                             (field == RawField::credits && sentences_.contains(field));
      return !choice_.contains(field) && somewhere ? 1 : 0;
    };
    return told(RawField::code, title_.code) + told(RawField::credits, title_.credits) +
           told(RawField::level, title_.level);
  }

  /// Whether a table of runs or a sentence says something beside what labels do.
  bool states_more() const {
    // Of the rest regulations and pages about admission speak as well.
    constexpr RawField of_one[] = {RawField::tuition, RawField::start};
    return !tables_.runs.empty() ||
           std::ranges::any_of(of_one, [&](RawField field) { return sentences_.contains(field); });
  }

  /// Whether title and heading alike call the page a course, and it leads to no others: providers
  /// without credits often say nothing else in a form that could be labelled.
  bool names_itself_a_course() const {
    constexpr std::ptrdiff_t links_of_a_list = 3;
    if (title_.rule != "h1" || !tables_.courses.empty() || !lexicon_.names_a_course(head_.title) ||
        label_key(head_.title).find(label_key(title_.text)) == std::string::npos)
      return false;
    const auto below = url_.substr(0, url_.find_first_of("?#")) + "/";
    return std::ranges::count_if(links_.links, [&](const PageLink& link) {
             return link.url.starts_with(below) || lexicon_.names_a_course(link.text);
           }) < links_of_a_list;
  }

  void describe() {
    title();
    write_facts(choice_, lexicon_, language_, record_);
    code();
    credits();
    bare_facts();
    one_row();
    sentences();
    texts();
    institution();
    addresses();
    if (auto kind = offering_kind(choice_, url_); !kind.empty())
      record_.add(RawField::kind, std::move(kind), "address or labels");
    else if (lexicon_.names_a_course(head_.title))
      record_.add(RawField::kind, "course", "title");
    record_.runs = std::move(tables_.runs);
    read_realization(lines_, labels_, url_, record_);
  }

  /// The sections' text, else that of all paragraphs: enough to tell its language.
  std::string body() const {
    constexpr std::size_t enough = 6000;
    std::string text;
    for (const auto& fact : facts_) {
      if (fact.heads_section && text.size() < enough) text += joined_lines(fact.values) + '\n';
    }
    return text.size() >= 200 ? text : main_text(lines_, facts_, labels_, nullptr);
  }

  void title() {
    // A Danish title may stand over an English text.
    const auto language =
        language_ == "en" && has_nordic_letter(title_.text) ? std::string() : language_;
    record_.add(RawField::title, without_notice(title_.text, lexicon_), title_.rule, language);
    const auto named = choice_.find(RawField::title);
    if (named == choice_.end()) return;
    for (const auto* fact : named->second) {
      const auto& meaning = *fact->meaning;
      const auto part = split_title(fact->values.front(), url_, lexicon_);
      // Without a language the label only says again what the heading says.
      if (meaning.value_language.empty() ? title_.text.empty() : part.text != title_.text)
        record_.add(RawField::title,
                    part.text,
                    fact->label,
                    meaning.value_language.empty() ? language_ : meaning.value_language);
    }
  }

  void code() {
    const auto found = choice_.find(RawField::code);
    if (found != choice_.end() && !lexicon_.is_no_value(found->second.front()->values.front())) {
      const auto& fact = *found->second.front();
      const auto& value = fact.values.front();
      // "Name and code" in one.
      const auto parts = split_title(value, url_, lexicon_);
      const bool named = !parts.code.empty() && label_key(parts.text) == label_key(title_.text);
      record_.add(RawField::code, named ? parts.code : value, fact.label);
    } else {
      record_.add(RawField::code, title_.code, title_.rule);
    }
  }

  void credits() {
    if (record_.has(RawField::credits)) return;
    if (!title_.credits.empty()) return record_.add(RawField::credits, title_.credits, title_.rule);
    if (bare_.contains(RawField::credits)) return;
    if (auto credits = credits_beside(record_.first(RawField::duration)))
      return record_.add(
          RawField::credits, *credits, record_.facts.at(RawField::duration).front().rule);
    record_.add(RawField::credits, credits_in_lines(lines_, title_.element), "line");
  }

  void bare_facts() {
    record_.add(RawField::level, title_.level, title_.rule);
    if (!record_.has(RawField::start)) record_.add(RawField::start, title_.term, title_.rule);
    if (!record_.has(RawField::mode)) record_.add(RawField::mode, title_.mode, title_.rule);
    for (const auto& [field, value] : bare_) {
      if (!record_.has(field)) record_.add(field, value, "line");
    }
  }

  void one_row() {
    const bool own_credits = !record_.has(RawField::credits);
    for (const auto& [field, values] : tables_.own.facts)
      if (field != RawField::credit_unit || own_credits) record_.facts.try_emplace(field, values);
  }

  void sentences() {
    const bool own_dates = record_.runs.empty();  // Those of runs stand in their rows.
    for (const auto& [field, value] : sentences_) {
      const bool date = field == RawField::start || field == RawField::deadline;
      if (!record_.has(field) && (own_dates || !date)) record_.add(field, value, "sentence");
    }
  }

  /// A line "FMIX15 Environmental Systems Studies" says which word of a title without a sign
  /// between ("Environmental Systems Studies FMIX15") is the code.
  void confirm_title() {
    constexpr std::size_t beginning = 30;     // lines
    constexpr std::size_t longest_code = 60;  // bytes, with credits beside it
    if (!title_.code.empty()) return;
    const auto key = label_key(title_.text);
    for (std::size_t i = 0; i < std::min(lines_.size(), beginning); ++i) {
      const auto& text = lines_[i].text;
      if (text.size() + longest_code < key.size() || text.size() > key.size() + longest_code)
        continue;
      const auto line = split_title(text, url_, lexicon_);
      const auto named = label_key(line.text);
      if (line.code.empty() || named.empty()) continue;
      const auto code = label_key(line.code);
      const bool same = key == named || key == joined(named, code) || key == joined(code, named);
      if (!same) continue;
      title_.text = line.text;
      title_.code = line.code;
      if (title_.credits.empty()) title_.credits = line.credits;
      return;
    }
  }

  void texts() {
    if (!record_.has(RawField::description))
      record_.add(RawField::description,
                  main_text(lines_, facts_, labels_, title_.element),
                  "text",
                  language_);
    if (is_about_page(head_.description, title_.text, lines_))
      record_.add(
          RawField::summary, without_mail(head_.description), "meta description", language_);
    if (!record_.has(RawField::status)) {
      if (auto notice = find_notice(lines_, lexicon_); !notice.empty())
        record_.add(RawField::status, std::move(notice), "notice");
    }
  }

  void institution() {
    if (record_.has(RawField::institution)) return;
    if (lexicon_.names_an_institution(head_.site_name)) {
      record_.add(RawField::institution, head_.site_name, "og:site_name");
    } else if (lexicon_.names_an_institution(head_.author)) {
      record_.add(RawField::institution, head_.author, "meta author");
    } else {
      record_.add(RawField::institution, institution_in_title(), "title");
    }
  }

  /// "Østby universitet" of "Ombruk | Østby universitet": the name at either end of the title.
  std::string institution_in_title() const {
    constexpr std::size_t most_words = 6;
    const auto& title = head_.title;
    std::size_t first_end = title.size();
    std::size_t last_begin = 0;
    for (const std::string_view separator : {" | ", " - ", " – ", " — ", " · "}) {
      first_end = std::min(first_end, title.find(separator));
      const auto last = title.rfind(separator);
      if (last != std::string::npos) last_begin = std::max(last_begin, last + separator.size());
    }
    for (const auto& part : {title.substr(last_begin), title.substr(0, first_end)}) {
      // A word alone is a sort of school: "Opisto".
      const auto words = label_words(part, most_words + 1).size();
      if (words > 1 && words <= most_words && lexicon_.names_an_institution(part) &&
          label_key(part) != label_key(title_.text))
        return squeeze_space(part);
    }
    return {};
  }

  void addresses() {
    record_.add(RawField::url, links_.canonical, "canonical");
    for (const auto& [language, url] : links_.alternates) {
      if (language != "x-default" && url != links_.canonical)
        record_.add(RawField::twin, url, "hreflang", language);
    }
  }

  const FieldLabels& lexicon_;
  const PageLinks& links_;
  std::string url_;
  Head head_;
  std::vector<Line> lines_;
  std::vector<Labelled> labels_;
  std::string label_language_;
  std::vector<Fact> facts_;
  Choice choice_;
  Title title_;
  BareFacts bare_;
  BareFacts sentences_;
  std::string language_;
  FactTables tables_;
  RawRecord record_;
};

}  // namespace

PageRecords page_records(const html::Document& document,
                         const PageLinks& links,
                         const std::string& url,
                         const FieldLabels& lexicon,
                         bool is_offering) {
  if (document.root() == nullptr) return {};
  return PageReader(document, links, url, lexicon).read(is_offering);
}

}  // namespace rundkurs::page

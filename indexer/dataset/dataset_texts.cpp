#include "indexer/dataset/dataset_texts.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"

namespace rundkurs::dataset {
namespace {

/// A text of JSON is one of YAML, whatever stands in it.
std::string as_yaml(std::string_view text) {
  return json_text(nlohmann::json(text));
}

std::string place_of(const Edition& edition) {
  return edition.homepage.empty() ? "" : " " + edition.homepage;
}

std::string rows(const Tally& tally) {
  std::string lines;
  for (const auto& [value, count] : tally)
    lines += fmt::format("| {} | {} |\n", value, count);
  return lines;
}

constexpr std::string_view about = R"(# {title}

{summary}. Published by {publisher}.

| file | what |
|---|---|
| `offerings.csv` | {offerings} offerings, one a row: RFC 4180, UTF-8, several values in a cell parted by `\|` |
| `runs.csv` | {runs} runs: when and where an offering is held; `offering` is the id |
| `offerings.ndjson` | the same offerings, one JSON object a line, with titles in all their languages, topics with scores, and for each field where and when it was read |
| `offering.schema.json` | what the members of a line mean |
| `datapackage.json` | Frictionless data package: every column with type and meaning, licence, sources with their numbers of offerings |
| `CITATION.cff` | how to cite |
| `SHA256SUMS` | `sha256sum --check SHA256SUMS` |

## How it came to be

{made_by} read the institutions' public pages and feeds, joined what is one offering, and kept what has to do with the circular economy.
Which topics an offering has and how near it is to the subject (`relevance`) was judged by a classifier, or by a person where
`relevance_curated` (in `offerings.ndjson` also `curated` of a topic) is true. A field that no source states is empty; nothing was guessed. `captured` in
`offerings.ndjson` says when a page was read, and is absent where nobody knows. What has left its site is not here; `missing_since` stands where a
page was not found lately. Made-up offerings of demonstration sites are left out.

In the CSV files a text that a spreadsheet would take for a formula has an apostrophe before it.

## What it lacks

The institutions' own texts (summaries, contents, outcomes, requirements): they are theirs. `url` leads to them. Nothing about persons is
here: no names of teachers or contacts are collected, and addresses and telephone numbers are taken out of titles. It is no complete list: an
offering is missing where its institution is not among the sources, states it in a way that is not read, or forbids robots to read it.

## Licence

Selection, arrangement, topics and relevance, and any right that the publisher has in the whole as a database, are given under
[Creative Commons Attribution 4.0]({licence}): use it for anything, and say where it is from.

This cannot cover what is not the publisher's. Facts (a code, credits, dates, a place) belong to nobody. Titles and names are the institutions'
own, and stand here so that an offering can be named and found. Whoever wants most of what one institution or feed offers looks at its
terms; `sources` in `datapackage.json` lists them. Coordinates and regions of places are from GeoNames, CC BY 4.0.

## Cite

> {publisher} ({year}): {title}. Version {date}. {offerings} offerings.{place}

)";

constexpr std::string_view table = "| {} | offerings |\n|---|---|\n{}\n";

}  // namespace

std::string citation_file(const Edition& edition, const DatasetCounts& counts) {
  auto text = fmt::format(
      "cff-version: 1.2.0\n"
      "message: \"If you use this data set, please cite it as below.\"\n"
      "type: dataset\n"
      "title: {}\n"
      "abstract: {}\n"
      "authors:\n"
      "  - name: {}\n"
      "version: {}\n"
      "date-released: {}\n"
      "license: {}\n",
      as_yaml(dataset_title),
      as_yaml(in_one_line(edition, counts) + "."),
      as_yaml(edition.publisher),
      as_yaml(edition.date),
      as_yaml(edition.date),
      licence_id);
  if (!edition.homepage.empty()) text += fmt::format("url: {}\n", as_yaml(edition.homepage));
  return text + "keywords:\n  - \"circular economy\"\n  - education\n  - courses\n  - Nordic\n";
}

std::string readme(const Edition& edition, const DatasetCounts& counts) {
  auto text = fmt::format(about,
                          fmt::arg("title", dataset_title),
                          fmt::arg("summary", in_one_line(edition, counts)),
                          fmt::arg("publisher", edition.publisher),
                          fmt::arg("offerings", counts.offerings()),
                          fmt::arg("runs", counts.runs()),
                          fmt::arg("made_by", edition.made_by),
                          fmt::arg("licence", licence_url),
                          fmt::arg("year", edition.date.substr(0, 4)),
                          fmt::arg("date", edition.date),
                          fmt::arg("place", place_of(edition)));
  text += "## Counts\n\n";
  text += fmt::format(table, "country", rows(counts.by_country()));
  text += fmt::format(table, "kind", rows(counts.by_kind()));
  text += fmt::format(table, "level", rows(counts.by_level()));
  text += fmt::format(table, "relevance", rows(counts.by_relevance()));
  text.pop_back();
  return text;
}

}  // namespace rundkurs::dataset

#pragma once

#include <array>
#include <string_view>

/// What the indexer writes and the daemon reads. Terms of one document:
///
///   stems        `Z` + stem          every word of every text field, weighted by its field; the
///                                    stems of a compound's parts likewise, at a lower weight
///   words        folded word         for what is asked for as it stands, and for beginnings
///   pairs        `XP` + digest       of two words behind one another (word_row.h), in a shard
///   only:
///                                    a phrase in an index at hand is read from pair_list.h's
///                                    entries
///   twins        `XF` + twin         twin_spelling() of a stem, only where it is not the stem
///   titles       `S` + word, `ZS` + stem   the title again, for `title:`; pairs of its words too
///   codes        `XCODE` + folded code without blanks, for `code:`
///   concepts     `XC` + concept id   by the tagger; its broader concepts at a lower weight
///   topics       `XT` + topic id     of an offering about the circular economy, weighed by how
///                                    sure they are; the column's own terms only filter
///   identity     `Q` + offering id
///   aliases      `XALIAS` + id of a record that was merged into this one
///
/// A query without Nordic letters finds "økonomi" by its twin: "okonomi" is looked up as `Zokonomi`
/// and, at a lower weight, as `XFokonomi`; "økonomi" finds a text that wrote "okonomi" as
/// `Zokonomi`, its twin's spelling. See indexer/analysis/twin.h.
///
/// Weights are term frequencies (wdf): a word of the title counts several times. There are no word
/// positions; a phrase of three words and more is looked for in `row_slot`.
///
/// Stems carry no language: a query word is stemmed in every language it can belong to, and the
/// same stem in two languages is nearly always the same word (sv/nb "avfall").
/// Words are NFC, case folded. Terms are at most 245 bytes.
namespace rundkurs::index_layout {

/// Raise whenever a prefix or a slot changes its meaning; an older index is then refused, with a
/// hint.
inline constexpr int version = 5;

inline constexpr std::string_view stem_prefix = "Z";
inline constexpr std::string_view title_prefix = "S";
inline constexpr std::string_view title_stem_prefix = "ZS";
inline constexpr std::string_view code_prefix = "XCODE";
inline constexpr std::string_view concept_prefix = "XC";
inline constexpr std::string_view topic_prefix = "XT";
inline constexpr std::string_view identity_prefix = "Q";
inline constexpr std::string_view alias_prefix = "XALIAS";
inline constexpr std::string_view twin_prefix = "XF";
inline constexpr std::string_view pair_prefix = "XP";

enum class Kind { facet, number, date, text };

/// A column: one value slot, the same name in the index, in the API and in the tests.
struct Column {
  std::string_view name;
  Kind kind;
  std::string_view term_prefix;  ///< Of the boolean term of each value; empty where there is none.
  unsigned slot;
};

/// A facet slot holds its values joined by `\x1f`; a document without a value has an empty slot and
/// no term, and counts as `not-stated`. A few others have terms too, of each grade, day, letter and
/// position: an index in shards is filtered by these, since a slot with several values cannot be
/// asked for one of them. Numbers are `sortable_serialise`d; dates are the decimal
/// `PartialDate::sort_key()`s of all runs joined by `\x1f`; texts are as they are.
// clang-format off
inline constexpr auto columns = std::to_array<Column>({
    // name         kind          prefix     slot
    {"level",       Kind::facet,  "XLEVEL",  0},
    {"institution", Kind::facet,  "XINST",   1},
    {"topic",       Kind::facet,  "XTOPIC",  2},
    {"language",    Kind::facet,  "XLANG",   3},
    {"country",     Kind::facet,  "XLAND",   4},
    {"region",      Kind::facet,  "XREGION", 5},
    {"mode",        Kind::facet,  "XMODE",   6},
    {"kind",        Kind::facet,  "XKIND",   7},
    {"audience",    Kind::facet,  "XAUD",    8},
    {"ects",        Kind::number, "",        20},
    {"pace",        Kind::number, "",        21},
    {"price",       Kind::number, "",        22},  // lowest tuition as stated, amounts of different currencies are not converted
    {"relevance",   Kind::number, "XGRADE",  23},
    {"start",       Kind::date,   "XSTART",  30},  // starts of all runs
    {"deadline",    Kind::date,   "XDEAD",   31},  // application deadlines of all runs
    {"updated",     Kind::text,   "",        32},  // last_changed, RFC 3339
    {"sort_title",  Kind::text,   "",        33},  // ICU collation key of the title, root locale, and the id behind a zero byte: never the same twice
    {"flags",       Kind::text,   "XMARK",   34},  // letters: p part time, g for groups, f free, d demonstration
    {"position",    Kind::text,   "XGEO",    35},  // "lat,lon" of each place joined by \x1f
    {"open_until",  Kind::date,   "XOPEN",   36},  // for each run that is neither closed nor cancelled: the deadline's latest_key(), open_end where status is open and no deadline stated
});
// clang-format on

constexpr bool columns_are_unambiguous() {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (columns[i].slot == columns[j].slot || columns[i].name == columns[j].name) return false;
      if (!columns[i].term_prefix.empty() && columns[i].term_prefix == columns[j].term_prefix)
        return false;
    }
  }
  return true;
}
static_assert(columns_are_unambiguous());

/// The slot of the facts that a line in a list of hits tells: an NDJSON line as the record is, with
/// the few members that facts_of() in indexer/write keeps. Ten whole records take longer to read
/// than all else that a search does.
inline constexpr unsigned facts_slot = 40;

/// The slot of all words, and of those of the title under their prefix, in their order: the bytes
/// of a WordRow.
inline constexpr unsigned row_slot = 41;

/// In `open_until`: applications are taken, and no source says until when.
inline constexpr int open_end = 99991231;

/// The value under which a document without a stated value is counted and found.
inline constexpr std::string_view not_stated = "not-stated";

inline constexpr char value_separator = '\x1f';

/// Index metadata (`Database::get_metadata`): "version" is `version`; "revision" a text that
/// changes with every build, used as ETag; "built" an RFC 3339 time; "institutions" a JSON object
/// {id: {name: {lang: text}, short, country}} for labels; "regions" {code: name}; "pairs" and what
/// begins with "pair." are of pair_list.h. Keys that begin with "build." are the indexer's own.
/// The document's data is the offering's NDJSON line.

/// The metadata key that is not empty where pairs are terms too: a shard, which Xapian itself finds
/// phrases in, from afar.
inline constexpr std::string_view pair_terms_key = "pair_terms";

/// `--index DIR` holds numbered generations ("000007/") and the Xapian stub file `current` that
/// names one of them; a build writes the next one aside and renames a new stub over the old.
inline constexpr std::string_view current_stub = "current";

}  // namespace rundkurs::index_layout

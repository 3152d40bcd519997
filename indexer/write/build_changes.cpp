#include <optional>
#include <set>
#include <string>
#include <utility>

#include <xapian.h>

#include "indexer/write/facet_names.h"
#include "indexer/write/index_builder.h"
#include "indexer/write/pair_lists.h"
#include "indexer/write/term.h"
#include "indexer/write/xapian_result.h"
#include "schemas/index_layout.h"
#include "schemas/kept_offering.h"

namespace rundkurs {
namespace {

std::string identity(const std::string& id) {
  return index_term(index_layout::identity_prefix, id);
}

std::string alias(const std::string& id) {
  return index_term(index_layout::alias_prefix, id);
}

Result<Offering> offering_of(const Xapian::Document& document) {
  return offering_from_kept_text(document.get_data(), "index");
}

/// The ids of the documents that hold the record now, and of all that are in them: whoever was
/// merged with it may stand alone after the change.
void add_holders(const Xapian::Database& index, const std::string& id, std::set<std::string>& ids) {
  for (const auto& term : {identity(id), alias(id)})
    for (auto at = index.postlist_begin(term); at != index.postlist_end(term); ++at) {
      const auto record = offering_of(index.get_document(*at));
      if (!record) continue;
      ids.insert(record->id);
      ids.insert(record->aliases.begin(), record->aliases.end());
    }
}

/// Puts one offering into an index that may hold it under its own id or under those of the records
/// that are merged into it now. One of another share only leaves.
void update(const std::optional<Offering>& merged,
            const std::string& head,
            Share share,
            const OfferingDocument& documents,
            FacetNames& names,
            Xapian::WritableDatabase& index) {
  if (merged)
    for (const auto& id : merged->aliases)
      index.delete_document(identity(id));
  if (!share.has(head)) return;
  const auto document = merged ? documents.make(*merged) : std::nullopt;
  if (!document) {
    index.delete_document(identity(head));
    return;
  }
  index.replace_document(identity(head), *document);
  names.learn(*merged);
}

}  // namespace

Result<BuildReport> IndexBuilder::build_changes(const Step& step,
                                                Catalogue& catalogue,
                                                Progress& progress) {
  OfferingFilter changed;
  changed.gone = true;
  changed.after_revision = step.before.revision;
  const auto total = catalogue.count(changed);
  if (!total) return total.error();
  BuildReport report;
  report.kind = BuildReport::Kind::changes;
  if (const auto found = find_twins(catalogue, step.after); !found) return found.error();
  const auto& plan = *plan_;
  if (const auto copied = step.folder.copy(step.current, step.next); !copied) {
    step.folder.remove_leftovers();
    return copied.error();
  }
  const auto target = step.folder.generation(step.next);
  const auto documents_of = documents();
  const auto written = with_xapian(target, [&]() -> Result<void> {
    Xapian::WritableDatabase index(target, Xapian::DB_OPEN);
    FacetNames names;
    names.read(index);
    std::set<std::string> touched;
    auto read = catalogue.for_each(changed, [&](const Offering& offering) -> Result<void> {
      progress.update(++report.read, *total, "");
      touched.insert(offering.id);
      touched.insert(offering.aliases.begin(), offering.aliases.end());
      return {};
    });
    if (!read) return read;
    for (const auto& id : std::set<std::string>(touched))
      add_holders(index, id, touched);
    std::set<std::string> heads;
    for (const auto& id : touched) {
      const auto known = catalogue.find(id);
      if (!known) return known.error();
      const auto& own = *known ? (*known)->id : id;  // an alias of the catalogue answers as another
      heads.insert(plan.head_of(own));
      if (own != id || plan.head_of(own) != own) index.delete_document(identity(id));
    }
    for (const auto& head : heads) {
      const auto merged = merged_offering(catalogue, plan, head);
      if (!merged) return merged.error();
      update(*merged, head, options_.share, documents_of, names, index);
    }
    names.write(index);
    index.commit();
    write_pair_lists(target, options_.threads, index);
    write_notes(step.after, step.next, index);
    index.commit();
    report.offerings = index.get_doccount();
    return {};
  });
  if (!written) {
    step.folder.remove_leftovers();
    return written.error();
  }
  if (const auto published = step.folder.publish(step.next); !published) return published.error();
  progress.finish();
  return report;
}

}  // namespace rundkurs

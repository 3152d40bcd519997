#include <utility>

#include <xapian.h>

#include "indexer/write/facet_names.h"
#include "indexer/write/index_builder.h"
#include "indexer/write/term.h"
#include "indexer/write/xapian_result.h"
#include "schemas/index_layout.h"

namespace rundkurs {
namespace {

std::string identity(const std::string& id) {
  return index_term(index_layout::identity_prefix, id);
}

/// Puts one changed offering into an index that may hold it under this id or, before it was joined
/// with another, under those that are its aliases now.
void update(const Offering& offering,
            const OfferingDocument& documents,
            FacetNames& names,
            Xapian::WritableDatabase& index) {
  for (const auto& alias : offering.aliases)
    index.delete_document(identity(alias));
  const auto document = offering.gone.empty() ? documents.make(offering) : std::nullopt;
  if (!document) {
    index.delete_document(identity(offering.id));
    return;
  }
  index.replace_document(identity(offering.id), *document);
  names.learn(offering);
}

}  // namespace

Result<BuildReport> IndexBuilder::build_changes(const Step& step,
                                                Catalogue& catalogue,
                                                Progress& progress) const {
  OfferingFilter changed;
  changed.gone = true;
  changed.after_revision = step.before.revision;
  const auto total = catalogue.count(changed);
  if (!total) return total.error();
  BuildReport report;
  const auto current = step.folder.generation(step.current);
  if (*total == 0) {
    return with_xapian(current, [&]() -> Result<BuildReport> {
      report.offerings = Xapian::Database(current).get_doccount();
      return report;
    });
  }

  report.kind = BuildReport::Kind::changes;
  if (const auto copied = step.folder.copy(step.current, step.next); !copied) {
    step.folder.remove_leftovers();
    return copied.error();
  }
  const auto target = step.folder.generation(step.next);
  const auto documents_of = documents(Analyser(vocabulary_));
  const auto written = with_xapian(target, [&]() -> Result<void> {
    Xapian::WritableDatabase index(target, Xapian::DB_OPEN);
    FacetNames names;
    names.read(index);
    auto read = catalogue.for_each(changed, [&](const Offering& offering) -> Result<void> {
      progress.update(++report.read, *total, "");
      update(offering, documents_of, names, index);
      return {};
    });
    if (!read) return read;
    names.write(index);
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

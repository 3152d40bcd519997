#include "indexer/write/shard_writer.h"

#include <exception>
#include <utility>

#include <xapian.h>

#include "indexer/write/xapian_result.h"

namespace rundkurs {
namespace {

constexpr std::size_t most_waiting = 64;

// Small batches are faster than large ones: 100 000 records of 1.6 KB took 47 s with 2000 a batch
// and 62 s with Xapian's own 10 000.
constexpr std::size_t batch = 2000;

}  // namespace

ShardWriter::ShardWriter(std::string path, OfferingDocument documents)
    : path_(std::move(path)), documents_(std::move(documents)), queue_(most_waiting) {
  thread_ = std::thread([this] {
    try {
      outcome_ = with_xapian(path_, [&] { return write(); });
    } catch (const std::exception& error) {
      outcome_ = Error{.code = Error::Code::internal,
                       .message = error.what(),
                       .where = path_,
                       .hint = "this is a mistake of the program; please report it"};
    }
    queue_.close();
  });
}

ShardWriter::~ShardWriter() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
}

Result<void> ShardWriter::finish() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
  return outcome_;
}

Result<void> ShardWriter::write() {
  // Nobody reads a shard before it is joined with the others and synced.
  Xapian::WritableDatabase index(path_, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  std::size_t uncommitted = 0;
  while (auto merged = queue_.take()) {
    const auto document = documents_.make(*merged);
    if (!document) continue;
    index.add_document(*document);
    names_.learn(*merged);
    if (++uncommitted < batch) continue;
    index.commit();
    uncommitted = 0;
  }
  index.commit();
  return {};
}

}  // namespace rundkurs

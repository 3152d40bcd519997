#include "indexer/write/shard_writer.h"

#include <exception>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "indexer/write/xapian_result.h"

namespace rundkurs {
namespace {

constexpr std::size_t most_waiting = 64;

// Documents that are written at once. 100 000 records of 1.6 KB in databases of 16 000 took 137 s
// of processor time in batches of 800, and 120 s in batches of 100.
constexpr std::size_t batch = 100;

}  // namespace

ShardWriter::ShardWriter(std::string path, OfferingDocument documents, std::size_t database_size)
    : path_(std::move(path)),
      documents_(std::move(documents)),
      database_size_(database_size),
      queue_(most_waiting) {
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

// Nobody reads these databases before they are joined with the others and synced.
Xapian::WritableDatabase ShardWriter::next_database() {
  databases_.push_back(fmt::format("{}/{}", path_, databases_.size()));
  return Xapian::WritableDatabase(databases_.back(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
}

Result<void> ShardWriter::write() {
  std::filesystem::create_directory(path_);
  auto index = next_database();
  std::size_t written = 0;
  while (auto offering = queue_.take()) {
    const auto document = documents_.make(*offering);
    if (!document) continue;
    if (written == database_size_) {
      index.commit();
      index = next_database();
      written = 0;
    }
    index.add_document(*document);
    names_.learn(*offering);
    if (++written % batch == 0) index.commit();
  }
  index.commit();
  return {};
}

}  // namespace rundkurs

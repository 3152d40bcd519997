#include "indexer/write/join_databases.h"

#include <filesystem>
#include <system_error>

#include <xapian.h>

namespace rundkurs {
namespace {

/// Xapian joins table by table (postings, texts, lists of terms), and tells when it begins with
/// one: those before it are not read any more.
class RoomGiver : public Xapian::Compactor {
 public:
  explicit RoomGiver(const std::vector<std::string>& parts) : parts_(parts) {}

  void set_status(const std::string& table, const std::string& /*status*/) override {
    if (table == joining_) return;
    if (!joining_.empty()) give_back(joining_ + ".glass");
    joining_ = table;
  }

 private:
  /// The files are open still, and would keep their room if they were only removed.
  void give_back(const std::string& file) const {
    for (const auto& part : parts_) {
      std::error_code ignored;  // Not every table has a file, and room is all that would be lost.
      std::filesystem::resize_file(std::filesystem::path(part) / file, 0, ignored);
    }
  }

  const std::vector<std::string>& parts_;
  std::string joining_;
};

}  // namespace

void join_databases(const std::vector<std::string>& parts, const std::string& target) {
  Xapian::Database all;
  for (const auto& part : parts)
    all.add_database(Xapian::Database(part));
  RoomGiver room(parts);
  all.compact(target, 0, 0, room);
}

}  // namespace rundkurs

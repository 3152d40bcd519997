#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schemas/result.h"

namespace rundkurs {

/// The folder of `--index`: numbered generations ("000007/") and the Xapian stub file `current`
/// that names the one being served.
///
/// A generation that `current` has named is never written again. So whoever has it open keeps it,
/// and a build that is killed leaves nothing but a generation that nobody serves.
class IndexFolder {
 public:
  explicit IndexFolder(std::string path) : path_(std::move(path)) {}

  const std::string& path() const { return path_; }
  bool exists() const;

  /// "DIR/000007".
  std::string generation(int number) const;

  /// The number that `current` names; 0 where there is no stub. An error if it names another place.
  Result<int> current() const;

  /// Every generation there is, rising; also those begun and never served.
  std::vector<int> generations() const;

  /// Makes `number` the current one, in one step, then removes all others but the one that was
  /// current until now: somebody may be reading it still.
  Result<void> publish(int number) const;

  /// Removes a generation that is not current.
  void remove(int number) const;

  /// Removes what killed builds have left: generations after the current one, and everything whose
  /// name begins as one's and goes on ("000008.copy").
  void remove_leftovers() const;

  /// Makes a finished database, written elsewhere on the same disk, a generation; all of it is on
  /// disk when this returns.
  Result<void> take(const std::string& database, int to) const;

  /// A copy of a generation under a new number, on disk when this returns. Killed meanwhile it
  /// leaves nothing that looks like a generation.
  Result<void> copy(int from, int to) const;

 private:
  std::string path_;
};

}  // namespace rundkurs

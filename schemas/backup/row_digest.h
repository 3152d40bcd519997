#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace rundkurs::backup {

/// SHA-256 over values in their order. Each goes in with its length, so that no two rows look alike
/// because of where a value ends.
class RowDigest {
 public:
  RowDigest();
  ~RowDigest();
  RowDigest(const RowDigest&) = delete;
  RowDigest& operator=(const RowDigest&) = delete;

  void add(std::string_view value);
  void add_none();

  /// Ends it.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rundkurs::backup

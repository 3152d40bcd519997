#pragma once

#include <cassert>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace rundkurs {

/// What can go wrong in normal work: a host that is down, a record that does not parse, a locked
/// file.
struct Error {
  enum class Code {
    not_found,
    refused,
    unreachable,
    malformed,
    conflict,
    storage,
    usage,
    internal
  };

  Code code = Code::internal;
  std::string message;  ///< What failed: "not a number of credits".
  std::string where;    ///< The place: "data/sources/no-nmbu.json:14 credits"; may be empty.
  std::string hint;     ///< What the reader can do about it; may be empty.
};

/// One line for a person: "where: message (hint)".
std::string describe(const Error& error);

/// The exit status that stands for an error: 2 for wrong use, 1 for everything else.
int exit_status(const Error& error);

/// A value, or the reason why there is none. The names are those of std::expected (C++23).
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value)  // NOLINT(google-explicit-constructor)
      : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error)  // NOLINT(google-explicit-constructor)
      : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  Error& error() & { return std::get<1>(state_); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

  T value_or(T other) const& { return has_value() ? value() : std::move(other); }

 private:
  std::variant<T, Error> state_;
};

/// Success, or the reason why not.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error)  // NOLINT(google-explicit-constructor)
      : error_(std::move(error)), failed_(true) {}

  bool has_value() const noexcept { return !failed_; }
  explicit operator bool() const noexcept { return !failed_; }

  Error& error() & { return error_; }
  const Error& error() const& { return error_; }
  Error&& error() && { return std::move(error_); }

 private:
  Error error_;
  bool failed_ = false;
};

}  // namespace rundkurs

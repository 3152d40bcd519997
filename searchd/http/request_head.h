#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/limits.h"

namespace rundkurs::http {

/// A header field; the name in lower case, the value without blanks around it.
struct Field {
  std::string name;
  std::string value;
  friend bool operator==(const Field&, const Field&) = default;
};

/// Request line and header fields, checked more strictly than RFC 9112 allows a server to be: what
/// two readers could understand differently is refused, never repaired.
struct RequestHead {
  std::string method;
  std::string target;  ///< "/path?query" as sent, of an absolute URL only that part; or "*".
  int minor_version = 1;
  std::vector<Field> fields;

  /// The first value of a field; null where there is none. `name` in lower case.
  const std::string* find(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  bool keep_alive() const;
};

/// Why a request is not answered as one.
struct Rejection {
  int status = 400;
  std::string_view reason;  ///< A constant text, fit for the client.
};

/// Finds the end of a head in bytes that arrive piecemeal. Each byte is looked at a bounded number
/// of times however small the pieces are.
class HeadScanner {
 public:
  enum class State { incomplete, complete, rejected };

  explicit HeadScanner(const Limits& limits) : limits_(&limits) {}

  /// `bytes` is everything since the head began; it only ever grows between two calls.
  State scan(std::string_view bytes);

  /// When complete: the head, and how many bytes it took with its empty line.
  RequestHead& head() { return head_; }
  std::size_t size() const { return line_begin_; }
  /// When rejected.
  const Rejection& rejection() const { return rejection_; }

 private:
  State reject(int status, std::string_view reason);
  State take_line(std::string_view line);
  State take_request_line(std::string_view line);
  State take_field(std::string_view line);
  State finish();
  State check_open_line(std::string_view line);

  const Limits* limits_;
  RequestHead head_;
  Rejection rejection_;
  std::size_t line_begin_ = 0;
  std::size_t searched_ = 0;  ///< No line feed before this.
  std::size_t fields_begin_ = 0;
  int blank_lines_ = 0;
  bool has_request_line_ = false;
};

}  // namespace rundkurs::http

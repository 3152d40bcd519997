#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace rundkurs {

/// Inflates a stream that comes in pieces (zlib), however long, in constant memory.
class Inflater {
 public:
  enum class Wrapping { gzip, zlib, none };
  explicit Inflater(Wrapping wrapping);
  Inflater(Inflater&&) noexcept;
  Inflater& operator=(Inflater&&) noexcept;
  ~Inflater();

  enum class State { more, end, broken };

  /// Takes bytes off the front of `in` and appends at most `max_bytes` to `out`. `end` is the end
  /// of the stream (of one member, with gzip); what stands behind it stays in `in`.
  State inflate(std::string_view& in, std::string& out, std::size_t max_bytes);

  /// For the next member.
  void reset();

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace rundkurs

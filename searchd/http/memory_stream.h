#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include <httplib.h>

namespace rundkurs::http {

/// A connection to nobody: the library reads a string and writes into another.
class MemoryStream final : public httplib::Stream {
 public:
  explicit MemoryStream(std::string input) : input_(std::move(input)) {}

  std::string take_output() { return std::move(output_); }

  bool is_readable() const override { return read_ < input_.size(); }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, std::size_t size) override {
    const auto count = input_.copy(to, size, read_);
    read_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* from, std::size_t size) override {
    output_.append(from, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  // Compared with FD_SETSIZE by the library, which answers 500 above: never the real number.
  socket_t socket() const override { return -1; }

 private:
  std::string input_;
  std::string output_;
  std::size_t read_ = 0;
};

}  // namespace rundkurs::http

#include "schemas/metrics_text.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <sys/stat.h>

#include "schemas/file.h"

namespace rundkurs {
namespace {

std::string escaped(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (c == '\\' || c == '"') text += '\\';
    text += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return text;
}

}  // namespace

void MetricsText::add(std::string_view name, std::string_view help, double value) {
  add(name, help, "", {{"", value}});
}

void MetricsText::add(std::string_view name,
                      std::string_view help,
                      std::string_view label,
                      const std::vector<Sample>& samples) {
  text_ += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n", name, help);
  for (const auto& sample : samples) {
    const auto labels =
        label.empty() ? "" : fmt::format("{{{}=\"{}\"}}", label, escaped(sample.label));
    text_ += fmt::format("{}{} {}\n", name, labels, sample.value);
  }
}

Result<void> MetricsText::write_to(const std::string& file) const {
  if (auto written = write_file_atomically(file, text_); !written) return written;
  if (::chmod(file.c_str(), 0644) == 0) return {};
  return Error{.code = Error::Code::storage,
               .message = fmt::format("cannot be made readable: {}", std::strerror(errno)),
               .where = file};
}

}  // namespace rundkurs

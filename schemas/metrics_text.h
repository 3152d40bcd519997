#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"

namespace rundkurs {

/// What a program that runs and ends tells Prometheus: its text format, for the textfile collector
/// of the node exporter.
class MetricsText {
 public:
  struct Sample {
    std::string label;  ///< The value of the family's label; empty where it has none.
    double value = 0;
  };

  /// A gauge without a label.
  void add(std::string_view name, std::string_view help, double value);
  /// One gauge for each value of a label; where there is none, only what it would say.
  void add(std::string_view name,
           std::string_view help,
           std::string_view label,
           const std::vector<Sample>& samples);

  const std::string& text() const { return text_; }

  /// Whole or not at all, readable by everybody: the collector is another user.
  Result<void> write_to(const std::string& file) const;

 private:
  std::string text_;
};

}  // namespace rundkurs

#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "crawlers/archive/replay.h"
#include "schemas/file.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs::test {

template <typename T>
T sure(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return *std::move(result);
}

/// Keeps what is logged: "record not read file=… at=offset 12 reason=…".
class KeptLog final : public Log {
 public:
  void write(Level, std::string_view event, const Fields& fields) override {
    std::string line(event);
    for (const auto& [name, value] : fields)
      line += " " + std::string(name) + "=" + value;
    lines.push_back(std::move(line));
  }
  std::vector<std::string> lines;
};

/// A catalogue into which archives are replayed.
struct Replayed {
  TemporaryFolder folder;
  SourceFiles sources;
  Normaliser normaliser = sure(Normaliser::load(sure(find_data_folder(""))));
  std::unique_ptr<Catalogue> catalogue =
      sure(Catalogue::open("sqlite::memory:", Catalogue::Access::read_write));
  KeptLog log;

  ReplayReport replay_files(std::vector<std::string> files) {
    ExtractingReader extracting(normaliser, sources);
    OwnProcessReader reader(extracting);
    SilentProgress progress;
    return sure(
        replay({.catalogue = *catalogue, .reader = reader, .log = log, .progress = progress},
               {.files = std::move(files), .sources = sources.all()}));
  }

  ReplayReport replay_bytes(const std::string& bytes) {
    return replay_files({folder.write("archive.warc", bytes)});
  }

  std::vector<Offering> offerings() {
    std::vector<Offering> all;
    const auto read = catalogue->for_each({.gone = true}, [&](const Offering& offering) {
      all.push_back(offering);
      return Result<void>();
    });
    if (!read) throw std::runtime_error(describe(read.error()));
    return all;
  }
};

}  // namespace rundkurs::test

#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "crawlers/confine/answer_text.h"
#include "crawlers/confine/reading_processes.h"

namespace rundkurs {

/// Reads answers in processes that have no network and no files, so that a page which breaks a
/// parser breaks one of them and nothing else. Safe from several threads: each gets a process.
class ConfinedReader final : public AnswerReader {
 public:
  /// See ReadingProcesses::prepare() for when. `offerings` must outlive it; answers are of pages of
  /// these sources.
  static Result<std::unique_ptr<ConfinedReader>> open(OfferingReader& offerings,
                                                      const std::vector<SourceFile>& sources);

  Findings read(const Asked& asked, const PageReply& reply) override;

  /// Why the system does not confine the processes; empty if it does.
  const std::string& unconfined() const { return unconfined_; }
  /// Why there is no process to read in any more; what was asked since then failed.
  std::optional<Error> error() const;

 private:
  ConfinedReader(OfferingReader& offerings, ReadingProcesses processes)
      : offerings_(offerings), processes_(std::move(processes)) {}

  Result<Descriptor> idle_process();
  Result<Findings> ask_process(const Asked& asked, const PageReply& reply);

  OfferingReader& offerings_;
  ReadingProcesses processes_;
  std::string unconfined_;
  mutable std::mutex mutex_;
  std::vector<Descriptor> idle_;
  std::optional<Error> error_;
};

}  // namespace rundkurs

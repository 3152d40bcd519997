#include "crawlers/confine/confined_reader.h"

#include <utility>

namespace rundkurs {

Result<std::unique_ptr<ConfinedReader>> ConfinedReader::open(
    OfferingReader& offerings, const std::vector<SourceFile>& sources) {
  // They live on in the processes alone, which are copies of this one as it is now.
  Scopes scopes;
  for (const auto& source : sources)
    scopes.try_emplace(source.id, source);
  auto processes = ReadingProcesses::prepare([&](const auto& question, const auto& body) {
    return answered(question, body, scopes, offerings);
  });
  if (!processes) return std::move(processes).error();
  std::unique_ptr<ConfinedReader> reader(new ConfinedReader(offerings, *std::move(processes)));
  auto first = reader->processes_.start();
  if (!first) return std::move(first).error();
  reader->unconfined_ = std::move(first->unconfined);
  reader->idle_.push_back(std::move(first->socket));
  return reader;
}

std::optional<Error> ConfinedReader::error() const {
  const std::lock_guard lock(mutex_);
  return error_;
}

Result<Descriptor> ConfinedReader::idle_process() {
  const std::lock_guard lock(mutex_);
  if (!idle_.empty()) {
    auto process = std::move(idle_.back());
    idle_.pop_back();
    return process;
  }
  auto started = processes_.start();
  if (started) return std::move(started->socket);
  error_ = started.error();
  return std::move(started).error();
}

Result<Findings> ConfinedReader::ask_process(const Asked& asked, const PageReply& reply) {
  auto process = idle_process();
  if (!process) return std::move(process).error();
  const auto answer = ask(*process, question_text(asked, reply), reply.body);
  if (!answer) return Error{.message = "the process that read it broke"};
  auto findings = findings_from(*answer, asked);
  if (!findings) return findings;  // Who talks nonsense is not asked again.
  const std::lock_guard lock(mutex_);
  idle_.push_back(*std::move(process));
  return findings;
}

Findings ConfinedReader::read(const Asked& asked, const PageReply& reply) {
  if (reply.body.empty()) return read_answer(asked, reply, offerings_);
  auto findings = ask_process(asked, reply);
  if (findings) return *std::move(findings);
  Findings failed;
  failed.page = asked.url;
  failed.visited.status = reply.status;
  failed.visited.reason = findings.error().message;
  return failed;
}

}  // namespace rundkurs

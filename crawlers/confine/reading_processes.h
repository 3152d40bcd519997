#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "schemas/descriptor.h"
#include "schemas/result.h"

namespace rundkurs {

/// Starts processes that answer questions and can do nothing else: they have one socket to their
/// asker open and standard error, and no system call to open more (allow_computing_alone()).
///
/// They are children of a process that is forked off at once and then only waits, so that each
/// begins with the memory of the program as it was then: with one thread, and before it had a
/// password, a connection or somebody else's bytes. They end when their asker does.
class ReadingProcesses {
 public:
  /// A question in two parts, and its answer.
  using Answer = std::function<std::string(const std::string& head, const std::string& body)>;

  /// To be made while the program has one thread; all that `answer` needs must be loaded, as no
  /// file is opened later. An error where no process can be forked.
  static Result<ReadingProcesses> prepare(const Answer& answer);

  /// One process, as the end of its socket.
  struct Process {
    Descriptor socket;
    std::string unconfined;  ///< Why the system does not confine it; empty if it does.
  };
  Result<Process> start();

 private:
  explicit ReadingProcesses(Descriptor orders) : orders_(std::move(orders)) {}
  Descriptor orders_;
};

/// Empty where the process has ended instead.
std::optional<std::string> ask(const Descriptor& process,
                               const std::string& head,
                               const std::string& body);

}  // namespace rundkurs

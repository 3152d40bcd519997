#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "schemas/descriptor.h"
#include "searchd/http/request_assembler.h"
#include "searchd/http/streamed_body.h"

namespace rundkurs::http {

using Clock = std::chrono::steady_clock;

/// One client's connection and what is under way on it. Belongs to the loop, or, while its request
/// is answered, to one worker.
struct Connection {
  /// In the order in which connections are given up when room is needed.
  enum class Phase {
    idle,       ///< Between two requests.
    lingering,  ///< Refused; what still comes is thrown away, so that the refusal arrives.
    receiving,  ///< A request has begun, or the first is awaited.
    sending,    ///< An answer waits for the client to read.
    working,    ///< With a worker; never given up.
  };

  Connection(Descriptor descriptor,
             std::string address,
             const Limits& limits,
             const BodyLimit& body_limit)
      : socket(std::move(descriptor)), peer(std::move(address)), request(limits, body_limit) {}

  Descriptor socket;
  std::string peer;
  RequestAssembler request;
  std::string answer;                  ///< What is to be sent …
  std::size_t sent = 0;                ///< … and how much of it has been.
  std::unique_ptr<StreamedBody> rest;  ///< What follows `answer`, not made yet.
  std::size_t served = 0;
  std::size_t discarded = 0;  ///< While lingering.
  bool last = false;          ///< Ends when the answer is sent.
  bool body_begun = false;    ///< Its time for the body has begun to run.
  bool broken = false;        ///< The client is gone.
  Phase phase = Phase::receiving;
  Clock::time_point since{};  ///< When the phase began.
  Clock::time_point deadline{};

  enum class Received { some, nothing, end };
  /// Takes what has come of the next request.
  Received receive_some();
  /// Sends what the socket takes now. False when the connection is broken.
  bool send_some();
  bool all_sent() const { return sent == answer.size(); }
  std::size_t unsent() const { return answer.size() - sent; }
  void clear_answer();
};

}  // namespace rundkurs::http

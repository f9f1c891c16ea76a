#pragma once
// Seconds of the two parts of a call, for --timings.

#include <chrono>

#include "rtsurv/study/methods/methods.hpp"

namespace rtsurv::study {

/// Runs from its construction; each part ends where the next begins. Does nothing when nobody asked.
class CallClock {
 public:
  explicit CallClock(CallTimes* times) : times_(times), since_(Clock::now()) {}

  void prepared() {
    if (times_ != nullptr) times_->prepare_s = lap();
  }
  void fitted() {
    if (times_ != nullptr) times_->fit_s = lap();
  }

 private:
  using Clock = std::chrono::steady_clock;

  double lap() {
    const Clock::time_point now = Clock::now();
    const std::chrono::duration<double> seconds = now - since_;
    since_ = now;
    return seconds.count();
  }

  CallTimes* times_;
  Clock::time_point since_;
};

}  // namespace rtsurv::study

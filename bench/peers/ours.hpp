#pragma once
// The jobs that rtsurv does for bench/peers: what is timed, and the numbers by which programs are compared.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::bench {

/// One cohort in memory, as cohort.py wrote it; columns that a job does not need may be empty.
struct Data {
  explicit Data(std::filesystem::path source);

  std::filesystem::path folder;
  std::vector<double> time;
  std::vector<std::uint8_t> event;
  std::vector<int> cause, group;
  survival::Covariates x;

  [[nodiscard]] survival::FollowUp follow_up() const { return survival::FollowUp({.time = time, .event = event}); }
};

/// What is compared, by name; NaN where there is no such number.
using Values = std::map<std::string, double>;

/// A finished job. What it calls to tell its numbers is not timed.
using Answer = std::function<Values()>;

/// A job that is ready to run, as often as asked. What comes before it is not timed.
using Job = std::function<Answer()>;

/// The job of that name on `data`, which must outlive it. Throws rtsurv::InvalidOption for an unknown name.
[[nodiscard]] Job job(const std::string& name, const Data& data);

}  // namespace rtsurv::bench

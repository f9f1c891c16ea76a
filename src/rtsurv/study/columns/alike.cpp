#include "rtsurv/study/columns/alike.hpp"

#include <algorithm>

namespace rtsurv::study {
namespace {

using survival::FollowUp;

/// Whether the column has one value among the subjects of each run with used[caller's index] != 0.
bool one_value_in(const survival::Runs<int>& runs, const FollowUp& follow_up, std::span<const double> column,
                  std::span<const std::uint8_t> used) {
  for (const survival::Run run : runs) {
    const double* first = nullptr;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      const std::size_t subject = follow_up.order()[i];
      if (used[subject] == 0) continue;
      if (first == nullptr) first = &column[subject];
      if (column[subject] != *first) return false;
    }
  }
  return true;
}

}  // namespace

std::vector<std::uint8_t> at_risk_at_an_event(const FollowUp& follow_up) {
  std::vector<std::uint8_t> flags(follow_up.caller_size(), 0);
  for (const survival::Run stratum : follow_up.strata()) {
    std::vector<double> events;
    for (std::size_t i = stratum.begin; i < stratum.end; ++i)
      if (follow_up.event()[i] != 0 && follow_up.weight_of(i) > 0.0) events.push_back(follow_up.time()[i]);
    for (std::size_t i = stratum.begin; i < stratum.end; ++i) {
      const auto next =
          follow_up.entry().empty() ? events.begin() : std::ranges::upper_bound(events, follow_up.entry()[i]);
      if (next != events.end() && *next <= follow_up.time()[i]) flags[follow_up.order()[i]] = 1;
    }
  }
  return flags;
}

std::optional<Alike> alike(std::span<const double> column, const FollowUp& follow_up) {
  const std::vector<std::uint8_t> everybody(follow_up.caller_size(), 1);
  const survival::Runs<int> one_run({}, {0, follow_up.size()});
  if (one_value_in(one_run, follow_up, column, everybody)) return Alike::all;
  if (one_value_in(follow_up.strata(), follow_up, column, everybody)) return Alike::strata;
  if (one_value_in(follow_up.strata(), follow_up, column, at_risk_at_an_event(follow_up))) return Alike::at_risk;
  return std::nullopt;
}

}  // namespace rtsurv::study

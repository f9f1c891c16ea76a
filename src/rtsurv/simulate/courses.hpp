#pragma once
// What happens to each patient after the start of follow-up, in whole days.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/simulate/expression.hpp"
#include "rtsurv/simulate/specification.hpp"

namespace rtsurv::simulate {

/// One entry per patient; days count from the start of follow-up, the first is 1.
struct Courses {
  std::vector<int> horizon;         ///< longest possible follow-up; 0: not followed, everything else is 0 too
  std::vector<int> first;           ///< first day on which something can happen
  std::vector<int> end;             ///< last day with known state
  std::vector<std::uint8_t> death;  ///< 0 alive at `end`, k: died there of the k-th event of kind death
  std::size_t failures = 0;         ///< events of kind failure
  std::vector<int> failure;         ///< patients x failures: day of the event; 0: not observed

  [[nodiscard]] std::size_t size() const noexcept { return end.size(); }
  [[nodiscard]] std::span<int> failures_of(std::size_t patient) {
    return std::span(failure).subspan(patient * failures, failures);
  }
  [[nodiscard]] std::span<const int> failures_of(std::size_t patient) const {
    return std::span(failure).subspan(patient * failures, failures);
  }
};

/// Draws every course from the model. The hazard of an event at time t, for a patient with covariates x, is
///
///     h(t) = h0(t) prod_k ratio_k(t)^(x_k) w^power,   w ~ gamma, mean 1, variance `frailty`
///
/// from the first possible day on, and 0 before, with h0 and the ratios constant between their points. Death and loss
/// end the observation, and so does the horizon; a failure is observed up to then. A frailty shared by failure and
/// death makes censoring by death informative. Patients whose follow-up would end before it starts are reported.
[[nodiscard]] Courses draw_courses(const Specification& specification, Expressions& expressions,
                                   toml::FileProblems& problems);

/// The columns of the follow-up: its length, and the day of each event but loss.
void add_outcome_columns(const Specification& specification, const Courses& courses, Sheet& sheet);

}  // namespace rtsurv::simulate

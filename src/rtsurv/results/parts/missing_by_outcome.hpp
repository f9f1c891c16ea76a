#pragma once
// Whether a missing value tells of the outcome.

#include <cstddef>
#include <string>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::results {

/// A factor and the outcome of those in whom it is missing.
struct MissingByOutcome {
  std::string factor;
  std::size_t n_missing = 0, n_known = 0;
  double events_missing = 0.0, events_known = 0.0;
  Maybe<survival::ChiSquareTest> log_rank;

  static void fields(auto& field) {
    field.title("missing_by_outcome", "A factor, and the outcome of those in whom it is missing.");
    field("factor", &MissingByOutcome::factor, "as written in the protocol");
    field.object("missing", "patients in whom the factor is missing", [](auto& group) {
      group("n", &MissingByOutcome::n_missing, "patients", people);
      group("events", &MissingByOutcome::events_missing, "events", Range::not_negative, people);
    });
    field.object("known", "patients in whom it is known", [](auto& group) {
      group("n", &MissingByOutcome::n_known, "patients", people);
      group("events", &MissingByOutcome::events_known, "events", Range::not_negative, people);
    });
    field("logrank", &MissingByOutcome::log_rank, "log-rank test between the two");
  }
};

}  // namespace rtsurv::results

#pragma once
// What a command prints beside its result.

#include <optional>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/methods/sample.hpp"
#include "rtsurv/results/parts/validation.hpp"

namespace rtsurv::results {

/// Seconds spent by a command, printed on request.
struct Timings {
  double read_s = 0.0;     ///< reading the table
  double prepare_s = 0.0;  ///< sorting and coding
  double fit_s = 0.0;      ///< the method itself

  static void fields(auto& field) {
    field.title("timings", "Seconds spent by a command.");
    field("read_s", &Timings::read_s, "reading the table, seconds");
    field("prepare_s", &Timings::prepare_s, "sorting and coding, seconds");
    field("fit_s", &Timings::fit_s, "the method itself, seconds");
  }
};

/// `validate`
struct ValidateResult {
  struct Timing {
    double validate_s = 0.0;

    static void fields(auto& field) {
      field.title("validate_timings", "Seconds spent on the replicates.");
      field("validate_s", &Timing::validate_s, "all replicates, seconds");
    }
  };
  Sample sample;
  chain::Validation validation;
  std::optional<Timing> timings;

  static void fields(auto& field) {
    field.title("validate", "The validation alone.");
    field.head("validate");
    field.embed(&ValidateResult::sample);
    field.embed(&ValidateResult::validation);
    field("timings", &ValidateResult::timings, "seconds spent; null: not asked for");
  }
};

}  // namespace rtsurv::results

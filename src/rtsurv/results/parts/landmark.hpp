#pragma once
// What is known only after the start of follow-up: compared from a landmark on, and as a time-dependent covariate.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/results/parts/univariable.hpp"

namespace rtsurv::results {

/// A state that begins during follow-up, as a time-dependent covariate.
struct TimeDependent {
  Sample sample;                           ///< patients and their events
  std::size_t n_without = 0, n_began = 0;  ///< seen without the state; in whom it began within their follow-up
  double events_without = 0.0, events_with = 0.0, time_without = 0.0, time_with = 0.0;
  double confidence_level = 0.95;
  CoxTerm term;                   ///< the state against its absence
  survival::ChiSquareTest score;  ///< Mantel and Byar
};

struct Landmark {
  /// One landmark: the patients who are followed and without the event then; their time counts from it.
  struct At {
    double time = 0.0;
    /// Patients who are left out: at or before the landmark they had the event or the competing one, or were censored.
    std::size_t events_before = 0, competing_before = 0, censored_before = 0;
    std::size_t n = 0;
    double events = 0.0;
    std::vector<UnivariableRow> factors;  ///< the states, then the factors of the protocol
  };
  struct State {
    std::string name, label;
    std::string began;  ///< as written in the protocol
    Maybe<TimeDependent> effect;
  };
  struct Outcome {
    std::string endpoint;
    std::size_t n = 0;  ///< whose outcome is known
    double events = 0.0;
    std::vector<At> at;  ///< ascending
    std::vector<State> states;
  };
  std::vector<Outcome> endpoints;
};

}  // namespace rtsurv::results

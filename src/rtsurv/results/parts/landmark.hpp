#pragma once
// What is known only after the start of follow-up: compared from a landmark on, and as a time-dependent covariate.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
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
  CoxTerm term;                          ///< the state against its absence
  Maybe<survival::ChiSquareTest> score;  ///< Mantel and Byar

  static void fields(auto& field) {
    field.title("time_dependent", "A state that begins during follow-up, as a time-dependent covariate.");
    field("n", path(&TimeDependent::sample, &Sample::n), "patients", people);
    field("events", path(&TimeDependent::sample, &Sample::events), "their events", Range::not_negative, people);
    field("n_missing", path(&TimeDependent::sample, &Sample::n_missing), "patients left out: some value is missing",
          people);
    field("clusters", path(&TimeDependent::sample, &Sample::clusters),
          "rows that belong together; absent: rows are independent", absent_if_empty);
    field("weights", path(&TimeDependent::sample, &Sample::weights), "what each row counts; absent: 1",
          absent_if_empty);
    field.constant("ties", "efron", "how tied event times are handled");
    field("conf_level", &TimeDependent::confidence_level, "level of the confidence limits, as a proportion");
    field.object("without", "before the state began, or without it", [](auto& part) {
      part("n", &TimeDependent::n_without, "patients seen without the state", people);
      part("events", &TimeDependent::events_without, "events without it", Range::not_negative, people);
      part("time", &TimeDependent::time_without, "time lived without it, in the study's time unit");
    });
    field.object("with", "once the state had begun", [](auto& part) {
      part("n", &TimeDependent::n_began, "patients in whom it began within their follow-up", people);
      part("events", &TimeDependent::events_with, "events with it", Range::not_negative, people);
      part("time", &TimeDependent::time_with, "time lived with it, in the study's time unit");
    });
    field("term", &TimeDependent::term, "the state against its absence");
    field("mantel_byar", &TimeDependent::score, "score test of Mantel and Byar");
  }
};

struct Landmark {
  /// One landmark: the patients who are followed and without the event then; their time counts from it.
  struct At {
    double time = 0.0;
    /// Patients who are left out: at or before the landmark they had the event or the competing one, or were censored.
    std::size_t events_before = 0, competing_before = 0, censored_before = 0;
    std::size_t not_entered = 0;  ///< left out: come under observation only after the landmark
    std::size_t n = 0;
    double events = 0.0;
    std::vector<UnivariableRow> factors;  ///< the states, then the factors of the protocol

    static void fields(auto& field) {
      field.title("landmark_at", "The patients who are followed and without the event at a landmark.");
      field("time", &At::time, "landmark, in the study's time unit; later times count from it");
      field("events_before", &At::events_before, "left out: had the event up to the landmark", people);
      field("competing_before", &At::competing_before, "left out: had the competing event up to the landmark", people);
      field("censored_before", &At::censored_before, "left out: censored up to the landmark", people);
      field("not_entered", &At::not_entered, "left out: come under observation only later; absent: none",
            only_if([](const At& at) { return at.not_entered > 0; }), people);
      field("n", &At::n, "patients", people);
      field("events", &At::events, "their events after the landmark", Range::not_negative, people);
      field("factors", &At::factors, "the states, then the factors of the protocol, each alone");
    }
  };
  struct State {
    std::string name, label;
    std::string began;  ///< as written in the protocol
    Maybe<TimeDependent> effect;

    static void fields(auto& field) {
      field.title("landmark_state", "A state that begins during follow-up.");
      field("state", &State::name, "name in the protocol");
      field("began", &State::began, "column or expression of the time when it began");
      field("time_dependent", &State::effect, "the state as a time-dependent covariate");
    }
  };
  struct Outcome {
    std::string endpoint;
    std::size_t n = 0;  ///< whose outcome is known
    double events = 0.0;
    std::vector<At> at;  ///< ascending
    std::vector<State> states;

    static void fields(auto& field) {
      field.title("landmark_outcome", "One endpoint from the landmarks on.");
      field("n", &Outcome::n, "patients with known outcome", people);
      field("events", &Outcome::events, "their events", Range::not_negative, people);
      field("at", &Outcome::at, "one for each landmark, ascending");
      field("states", &Outcome::states, "states that begin during follow-up");
    }
  };
  std::vector<Outcome> endpoints;

  static void fields(auto& field) {
    field.title("landmark", "What is known only after the start of follow-up.");
    field.keyed("endpoints", &Landmark::endpoints, &Outcome::endpoint, "by name of the endpoint");
  }
};

}  // namespace rtsurv::results

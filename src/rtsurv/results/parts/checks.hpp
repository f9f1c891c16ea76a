#pragma once
// What a referee checks: the model against its assumptions, the length of follow-up.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/cox/spline_smooth.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::results {

/// Of a multivariable model whose coefficients are all finite.
struct ModelChecks {
  /// A coefficient over time, and the patient who moves it most.
  struct Coefficient {
    std::string term;
    std::optional<std::string> level;
    std::vector<double> scaled_schoenfeld;      ///< of each event
    std::optional<survival::SmoothLine> trend;  ///< of these over time
    std::size_t row = 0;                        ///< of that patient in the data file, from 1
    double dfbeta_per_error = 0.0;              ///< in standard errors, with its sign
    double hazard_ratio = 1.0;
    std::optional<double> p, hazard_ratio_without, p_without;  ///< without that patient

    static void fields(auto& field) {
      field.title("model_check_coefficient",
                  "A coefficient of the model: who moves it most, and how it goes with time.");
      field("term", &Coefficient::term, "column of the covariate");
      field("level", &Coefficient::level, "level of a factor; null for a number");
      field.object("influence", "the patient whose omission moves the coefficient most", [](auto& patient) {
        patient("row", &Coefficient::row, "row of the patient in the data file, whose header is row 1",
                Range::at_least_one, hideable);
        patient("dfbeta_per_se", &Coefficient::dfbeta_per_error,
                "coefficient with minus without the patient, in standard errors");
        patient("hr", &Coefficient::hazard_ratio, "hazard ratio with the patient");
        patient("p", &Coefficient::p, "Wald P with the patient", Range::p_value);
        patient.object("without", "the model fitted again without the patient", [](auto& again) {
          again("hr", &Coefficient::hazard_ratio_without, "hazard ratio; null: not estimable");
          again("p", &Coefficient::p_without, "Wald P; null: not estimable", Range::p_value);
        });
      });
      field("trend", &Coefficient::trend,
            "scaled Schoenfeld residuals, smoothed over time: the log hazard ratio as it goes; null: too few events");
    }
  };
  /// A number that the model takes as a straight line.
  struct Linearity {
    std::string term;
    Maybe<survival::ChiSquareTest> nonlinear;   ///< restricted cubic spline against the line, likelihood ratio
    std::vector<double> x, martingale;          ///< residuals of the model without the term
    std::optional<survival::SmoothLine> trend;  ///< of these over x

    static void fields(auto& field) {
      field.title("model_check_linearity", "A numeric covariate: does a straight line describe it?");
      field("term", &Linearity::term, "column of the covariate");
      field("nonlinear", &Linearity::nonlinear, "restricted cubic spline against the line, likelihood ratio");
      field("trend", &Linearity::trend,
            "martingale residuals of the model without the covariate, smoothed over its values; null: too few");
    }
  };
  double events = 0.0;
  std::size_t parameters = 0;
  std::vector<double> event_time;
  std::vector<Coefficient> coefficients;  ///< of the columns that could be estimated
  std::vector<Linearity> linearity;       ///< of the numeric terms

  static void fields(auto& field) {
    field.title("model_checks", "A multivariable model against its assumptions.");
    field("events", &ModelChecks::events, "events in the model", Range::not_negative, people);
    field("parameters", &ModelChecks::parameters, "coefficients of the model");
    field("coefficients", &ModelChecks::coefficients, "one for each coefficient that could be estimated");
    field("linearity", &ModelChecks::linearity, "one for each numeric covariate");
  }
};

/// How far the follow-up of an endpoint carries.
struct FollowUpChecks {
  struct At {
    double time = 0.0;
    std::size_t at_risk = 0, events_before = 0, competing_before = 0, censored_before = 0;
    std::size_t not_entered = 0;  ///< come under observation at the landmark or later

    static void fields(auto& field) {
      field.title("follow_up_at", "What is left of the follow-up at a landmark.");
      field("time", &At::time, "landmark, in the study's time unit");
      field("at_risk", &At::at_risk, "patients followed beyond the landmark", people);
      field("events_before", &At::events_before, "patients with the event up to the landmark", people);
      field("competing_before", &At::competing_before, "patients with the competing event before the landmark", people);
      field("censored_before", &At::censored_before, "patients censored before the landmark", people);
      field("not_entered", &At::not_entered, "patients who come under observation only then or later; absent: none",
            only_if([](const At& at) { return at.not_entered > 0; }), people);
    }
  };
  /// Patients who entered in the first and in the second half of the period.
  struct Entrants {
    struct Half {
      std::size_t n = 0;
      double events = 0.0;
      std::vector<std::optional<double>> survival;  ///< at each landmark

      static void fields(auto& field) {
        field.title("entrants_half", "The patients who entered in one half of the period.");
        field("n", &Half::n, "patients", people);
        field("events", &Half::events, "events", Range::not_negative, people);
        field("survival", &Half::survival, "Kaplan-Meier estimate at each landmark; null: beyond the last follow-up",
              Range::proportion);
      }
    };
    std::string split;  ///< the first date or year of the second half
    Half early, late;
    Maybe<survival::ChiSquareTest> log_rank;

    static void fields(auto& field) {
      field.title("entrants", "Early against late entrants.");
      field("split", &Entrants::split, "the first date or year of the second half");
      field("early", &Entrants::early, "who entered before it");
      field("late", &Entrants::late, "who entered from it on");
      field("logrank", &Entrants::log_rank, "log-rank test between the halves");
    }
  };
  std::size_t n = 0;
  std::vector<At> landmarks;
  Maybe<Entrants> entrants;

  static void fields(auto& field) {
    field.title("follow_up_checks", "How far the follow-up of an endpoint carries.");
    field("n", &FollowUpChecks::n, "patients with known time and event", people);
    field("landmarks", &FollowUpChecks::landmarks, "one for each landmark of the study");
    field("entrants", &FollowUpChecks::entrants, "whether patients who entered early and late fared alike");
  }
};

}  // namespace rtsurv::results

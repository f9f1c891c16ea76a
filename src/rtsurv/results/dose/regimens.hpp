#pragma once
// What a study finds about its dose schedules: the table of those that were given.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::results {

/// How a patient was irradiated, fractions and doses as delivered.
struct Schedule {
  struct Phase {
    double total_gy = 0.0;
    int fractions = 0;
    double dose_per_fraction_gy = 0.0;

    static void fields(auto& field) {
      field.title("phase", "A phase of a schedule, physical dose.");
      field("total_gy", &Phase::total_gy, "dose of the phase, Gy");
      field("fractions", &Phase::fractions, "fractions of the phase", Range::at_least_one);
      field("dose_per_fraction_gy", &Phase::dose_per_fraction_gy, "dose of a fraction, Gy");
    }
  };
  std::string name;  ///< "45/15", "40.05/15+16/8", "38.5/10, 2 a day", "50/25, RBE 1.1"
  std::vector<Phase> phases;
  double rbe = 1.0;
  int per_day = 1;

  [[nodiscard]] int fractions() const;               ///< of all phases
  [[nodiscard]] double largest_fraction_gy() const;  ///< physical dose
  [[nodiscard]] bool beyond_lq() const;              ///< that exceeds dose::lq_limit_gy

  static void fields(auto& field) {
    field.title("schedule", "How a patient was irradiated.");
    field("schedule", &Schedule::name, "total dose (Gy) / fractions of each phase, such as 40.05/15+16/8");
    field("phases", &Schedule::phases, "in order", Range::not_empty);
    field("rbe", &Schedule::rbe, "relative biological effectiveness, 1 for photons");
    field("fractions_per_day", &Schedule::per_day, "fractions a day", Range::not_negative);
  }
};

/// Effect at one alpha/beta.
struct EquivalentDose {
  double alpha_beta_gy = 0.0, bed_gy = 0.0, eqd2_gy = 0.0;

  static void fields(auto& field) {
    field.title("equivalent_dose", "The effect of a schedule at one alpha/beta.");
    field("alpha_beta_gy", &EquivalentDose::alpha_beta_gy, "alpha/beta, Gy");
    field("bed_gy", &EquivalentDose::bed_gy, "biologically effective dose, Gy; the median when overall times differ");
    field("eqd2_gy", &EquivalentDose::eqd2_gy, "equivalent dose in 2 Gy fractions, Gy; of that median");
  }
};

/// How the patients of a schedule fared at one endpoint; rates by Kaplan-Meier at the study's landmarks.
struct ScheduleOutcome {
  std::string endpoint;
  std::size_t n = 0;  ///< with known time and event
  double events = 0.0;
  std::vector<survival::SurvivalAt> at;

  static void fields(auto& field) {
    field.title("schedule_outcome", "How the patients of a schedule fared at an endpoint.");
    field("n", &ScheduleOutcome::n, "patients with known time and event", people);
    field("events", &ScheduleOutcome::events, "their events", Range::not_negative, people);
    field("at", &ScheduleOutcome::at, "Kaplan-Meier at each landmark");
  }
};

struct ScheduleTable {
  struct Row {
    Schedule schedule;
    std::size_t n = 0;
    std::vector<EquivalentDose> equivalents;  ///< at each alpha/beta; medians when overall times differ
    double lowest_eqd2_gy = 0.0;              ///< at the first alpha/beta
    double highest_eqd2_gy = 0.0;
    std::vector<ScheduleOutcome> outcomes;  ///< of each endpoint
    double percent = 0.0;                   ///< n of the patients whose dose is known

    static void fields(auto& field) {
      field.title("schedule_given", "A schedule of the cohort.");
      field.embed(&Row::schedule);
      field("n", &Row::n, "patients who had it", people);
      field("percent", &Row::percent, "percent of the patients whose dose is known", Range::percent);
      field("equivalents", &Row::equivalents, "at each alpha/beta");
      field.range("eqd2_range_gy", &Row::lowest_eqd2_gy, &Row::highest_eqd2_gy,
                  "lowest and highest EQD2 of its patients at the first alpha/beta, Gy");
      field.keyed("endpoints", &Row::outcomes, &ScheduleOutcome::endpoint, "by name of the endpoint");
    }
  };
  /// EQD2 of all patients whose dose is known, at one alpha/beta.
  struct Spread {
    double alpha_beta_gy = 0.0;
    double min = 0.0, q1 = 0.0, median = 0.0, q3 = 0.0, max = 0.0;  ///< Gy; type 7 quantiles

    static void fields(auto& field) {
      field.title("eqd2_spread", "EQD2 of all patients whose dose is known, Gy; type 7 quantiles.");
      field("alpha_beta_gy", &Spread::alpha_beta_gy, "alpha/beta, Gy");
      field("min", &Spread::min, "lowest EQD2, Gy");
      field("q1", &Spread::q1, "lower quartile, Gy");
      field("median", &Spread::median, "median, Gy");
      field("q3", &Spread::q3, "upper quartile, Gy");
      field("max", &Spread::max, "highest EQD2, Gy");
    }
  };
  std::size_t n = 0;          ///< patients whose dose is known
  std::size_t n_missing = 0;  ///< all others
  std::vector<Spread> eqd2;   ///< at each alpha/beta; empty without a patient
  std::vector<Row> rows;      ///< most patients first, then the lower EQD2

  static void fields(auto& field) {
    field.title("schedules", "The schedules that were given.");
    field("n", &ScheduleTable::n, "patients whose dose is known", people);
    field("n_missing", &ScheduleTable::n_missing, "all others", people);
    field("eqd2", &ScheduleTable::eqd2, "EQD2 of all patients, at each alpha/beta; empty without a patient");
    field("schedules", &ScheduleTable::rows, "most patients first, then the lower EQD2");
  }
};

}  // namespace rtsurv::results

#pragma once
// What a study finds about its dose schedules: the table of those that were given.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::results {

/// How a patient was irradiated, fractions and doses as delivered.
struct Schedule {
  struct Phase {
    double total_gy = 0.0;
    int fractions = 0;
    double dose_per_fraction_gy = 0.0;
  };
  std::string name;  ///< "45/15", "40.05/15+16/8", "38.5/10, 2 a day", "50/25, RBE 1.1"
  std::vector<Phase> phases;
  double rbe = 1.0;
  int per_day = 1;

  [[nodiscard]] int fractions() const;               ///< of all phases
  [[nodiscard]] double largest_fraction_gy() const;  ///< physical dose
  [[nodiscard]] bool beyond_lq() const;              ///< that exceeds dose::lq_limit_gy
};

/// Effect at one alpha/beta.
struct EquivalentDose {
  double alpha_beta_gy = 0.0, bed_gy = 0.0, eqd2_gy = 0.0;
};

/// How the patients of a schedule fared at one endpoint; rates by Kaplan-Meier at the study's landmarks.
struct ScheduleOutcome {
  std::string endpoint;
  std::size_t n = 0;  ///< with known time and event
  double events = 0.0;
  std::vector<survival::SurvivalAt> at;
};

struct ScheduleTable {
  struct Row {
    Schedule schedule;
    std::size_t n = 0;
    std::vector<EquivalentDose> equivalents;  ///< at each alpha/beta; medians when overall times differ
    double lowest_eqd2_gy = 0.0;              ///< at the first alpha/beta
    double highest_eqd2_gy = 0.0;
    std::vector<ScheduleOutcome> outcomes;  ///< of each endpoint
  };
  /// EQD2 of all patients whose dose is known, at one alpha/beta.
  struct Spread {
    double alpha_beta_gy = 0.0;
    double min = 0.0, q1 = 0.0, median = 0.0, q3 = 0.0, max = 0.0;  ///< Gy; type 7 quantiles
  };
  std::size_t n = 0;          ///< patients whose dose is known
  std::size_t n_missing = 0;  ///< all others
  std::vector<Spread> eqd2;   ///< at each alpha/beta; empty without a patient
  std::vector<Row> rows;      ///< most patients first, then the lower EQD2

  [[nodiscard]] double percent(const Row& row) const;  ///< of the patients whose dose is known
};

}  // namespace rtsurv::results

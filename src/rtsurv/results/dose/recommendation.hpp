#pragma once
// [recommend]: which schedules reach a threshold dose, group by group, with what the cohort knows about them.
// Options with their evidence, never an order.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/dose/regimens.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::results {

/// A limit for an organ at risk, as the user's table gives it.
struct OrganLimit {
  std::string organ, endpoint;
  double alpha_beta_gy = 0.0;           ///< of the organ
  std::optional<double> limit_eqd2_gy;  ///< with that alpha/beta
  std::string metric;                   ///< what the limit is about: "maximum dose", "mean dose", "V20 below 30 %"
  std::string source;
  bool verified = false;  ///< whoever wrote the table has seen the value in its source
};

/// A schedule, whether or not it was used. EQD2 is monotone in alpha/beta, so what holds at both ends of the interval
/// holds between them.
struct RegimenOption {
  /// EQD2 of the full prescription with an organ's alpha/beta: an upper bound, for an organ that receives all of it.
  struct OrganDose {
    std::size_t organ = 0;  ///< place in Recommendation::organs
    double eqd2_gy = 0.0;
  };
  Schedule schedule;
  double total_gy = 0.0;        ///< physical dose of all phases
  double eqd2_gy = 0.0;         ///< at the reference alpha/beta
  double lowest_eqd2_gy = 0.0;  ///< over the interval of alpha/beta
  double highest_eqd2_gy = 0.0;
  bool reaches = false;                    ///< the threshold, at the reference alpha/beta
  bool reaches_at_low = false;             ///< at the lower end of the interval of alpha/beta
  bool reaches_at_high = false;            ///< at its upper end
  bool beyond_lq = false;                  ///< a fraction is larger than the linear-quadratic model is relied on for
  bool candidate = false;                  ///< listed by the protocol
  std::size_t n = 0;                       ///< patients of the group who had it; 0: not used in this group
  std::optional<ScheduleOutcome> outcome;  ///< of these patients at the endpoint; the last of `at` is the last landmark
  std::vector<OrganDose> organs;           ///< one for each organ
};

struct RecommendedGroup {
  /// Why high dose is, or is not, taken to help this group.
  enum class Benefit {
    shown,           ///< the 95 % interval of the hazard ratio lies below 1; no ratio when nobody had an event
    too_few_events,  ///< fewer than 10 events in the group
    not_estimable,   ///< the effect has no hazard ratio, or no upper limit
    includes_one,    ///< the interval includes 1
    harm,            ///< the interval lies above 1
  };
  std::string group;
  std::size_t n = 0;
  double events = 0.0;  ///< in the model of the effect
  Benefit benefit = Benefit::not_estimable;
  std::optional<double> hazard_ratio, lower, upper;  ///< of the effect in the group
  std::string why;                                   ///< a sentence that says which, with its numbers
  std::vector<RegimenOption> reaching;               ///< by number of fractions, then EQD2; also without benefit
  std::vector<RegimenOption> failing;                ///< do not reach the threshold; nearest first
  std::vector<RegimenOption> short_courses;          ///< where no benefit is shown; empty otherwise
};

struct Recommendation {
  std::string endpoint, within, variable;  ///< of the [[effect]] that decides about benefit
  double threshold_gy = 0.0;               ///< EQD2 at the reference alpha/beta
  bool reached_at_equality = true;         ///< false for a searched cut: EQD2 must be above it
  std::string cutpoint;                    ///< name of the cut-point that gave it; empty: the protocol's number
  bool searched = false;                   ///< the threshold was searched in these same patients
  double alpha_beta_gy = 0.0;              ///< the reference: the first of [dose]
  double alpha_beta_low_gy = 0.0, alpha_beta_high_gy = 0.0;
  int max_fractions = 30;
  std::optional<double> landmark;          ///< the study's last; empty: no rates
  std::vector<std::string> too_long;       ///< schedules left out because they have more fractions than max_fractions
  std::string organs_file, organs_sha256;  ///< empty: no table of limits
  std::vector<OrganLimit> organs;
  std::vector<RecommendedGroup> groups;
  std::string why;  ///< why there are no groups: the cut-point that gives the threshold was not found
};

}  // namespace rtsurv::results

#pragma once
// [dose.sweep]: what depends on dose, done again at every alpha/beta of an interval, and the conclusions that change.
// Every `at` and every column has one entry per value of Sweep::alpha_beta_gy.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/dose/regimens.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::results {

/// A [[cutpoint]] whose variable depends on alpha/beta.
struct SweptCutpoint {
  struct At {
    double cut = 0.0;        ///< the searched one, also when another is fixed
    double statistic = 0.0;  ///< at that cut
    double p = 1.0;          ///< corrected for the search
    std::size_t n_low = 0, n_high = 0;
  };
  std::string name, variable, endpoint;
  std::optional<double> fixed;  ///< then groups are variable >= fixed, else variable > cut
  survival::MaxstatP p_method = survival::MaxstatP::lausen94;
  std::string p_method_why;  ///< why it is not the protocol's; empty when it is
  std::vector<Maybe<At>> at;
};

/// A schedule of the cohort.
struct SweptSchedule {
  Schedule schedule;
  std::size_t n = 0;
  std::vector<double> eqd2_gy;  ///< of its patients' median BED
  /// Whether that EQD2 reaches Sweep::threshold_gy; empty where there is no threshold.
  std::vector<std::optional<bool>> reaches;
  /// For each of Sweep::cutpoints: whether its patients are above the cut. Empty where only some are or there is none.
  std::vector<std::vector<std::optional<bool>>> above;
};

/// An [[effect]] whose variable or groups depend on alpha/beta.
struct SweptEffect {
  /// One side of a variable with two sides.
  struct Side {
    std::size_t n = 0;
    double events = 0.0;
  };
  /// The Cox model of the variable in the patients of a group.
  struct At {
    std::size_t n = 0;
    double events = 0.0;
    std::optional<Side> low, high;  ///< false and true of a variable with two sides; empty for a number
    std::optional<double> hazard_ratio, lower, upper, p;  ///< true against false, or by unit; empty: not estimable
    bool infinite = false;                                ///< the coefficient is without bound
  };
  struct Group {
    std::string group;
    std::vector<Maybe<At>> at;
  };
  std::string variable, within, endpoint;
  std::vector<Group> groups;
  std::vector<Maybe<survival::ChiSquareTest>> interaction;
};

/// A statement that can be true at one alpha/beta and false at another.
struct SweptConclusion {
  enum class Kind {
    schedule_reaches,  ///< the EQD2 of schedule `subject` reaches the threshold
    cutpoint_p,        ///< the corrected P of cut-point `subject` is below 0.05
    effect_direction,  ///< variable `subject` has a hazard ratio below 1 in `group`
    effect_p,          ///< the P of that hazard ratio is below 0.05
    interaction_p,     ///< the P of interaction of variable `subject` with `within` is below 0.05
  };
  /// Between two neighbouring values of alpha/beta.
  struct Change {
    double from_gy = 0.0, to_gy = 0.0;
    bool becomes = false;  ///< true: false before, true after
  };
  Kind kind = Kind::schedule_reaches;
  std::string subject, within, group, endpoint;  ///< those that the kind does not need are empty
  std::vector<std::optional<bool>> holds;        ///< empty where the data cannot tell
  std::optional<bool> at_reference;
  std::vector<Change> changes;  ///< empty: the same throughout, wherever the data can tell
};

struct Sweep {
  double from_gy = 0.0, to_gy = 0.0, step_gy = 0.0;
  std::vector<double> alpha_beta_gy;  ///< ascending; the reference is among them
  std::size_t reference = 0;          ///< place of the first alpha/beta of [dose]

  std::string threshold_source;                     ///< "[recommend]", or the cut-point's name; empty: no threshold
  bool threshold_is_reached_at_equality = true;     ///< false for a searched cut: above it
  std::vector<std::optional<double>> threshold_gy;  ///< EQD2; a searched cut moves with alpha/beta; empty: none

  std::vector<SweptSchedule> schedules;  ///< most patients first
  std::vector<SweptCutpoint> cutpoints;
  std::vector<SweptEffect> effects;
  std::vector<SweptConclusion> conclusions;
};

}  // namespace rtsurv::results

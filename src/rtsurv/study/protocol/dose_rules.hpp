#pragma once
// What the protocol says about dose: [dose] with its parts, and [recommend].

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "rtsurv/dose/dose_response_fit.hpp"
#include "rtsurv/dose/treatment.hpp"
#include "rtsurv/results/dose/regimens.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// Equal fractions: two or three of total dose, number of fractions and dose per fraction, as expressions.
struct PhaseRule {
  std::optional<Text> total, fractions, dose_per_fraction;
};

/// [[dose.response]]: control at the landmark by the EQD2 of the first alpha/beta.
struct DoseResponseRule {
  Text endpoint;
  std::optional<double> landmark;  ///< > 0; empty: the study's last
  dose::DoseResponseModel model = dose::DoseResponseModel::log_logistic;
  int bins = 4;  ///< >= 1
};

/// [dose.sweep]: the values of alpha/beta (Gy) at which everything that depends on dose is done again.
/// Default: the 95 % interval of the START trials.
struct SweepRule {
  double from = 1.2, to = 5.7;  ///< 0 < from < to
  double step = 0.1;            ///< > 0
};

/// [dose]: adds dose_per_fraction, bed and eqd2.
struct DoseRule {
  Text place;                     ///< the table itself
  std::vector<PhaseRule> phases;  ///< [dose], then each [[dose.phase]]
  bool centigray = false;
  std::vector<double> alpha_beta;  ///< the first makes bed and eqd2, each further one columns of its own
  std::optional<Text> overall_days, fractions_per_day, modality;
  std::vector<std::pair<std::string, double>> rbe{{"proton", 1.1}};  ///< value of `modality` -> RBE; 1 for all others
  std::optional<dose::DailyRepair> repair;
  std::variant<std::monostate, dose::Repopulation, dose::DailyLoss> regrowth;
  std::vector<DoseResponseRule> responses;
  std::optional<SweepRule> sweep;
};

/// [recommend]: schedules that reach a threshold, group by group.
struct RecommendRule {
  Text place;                       ///< the table itself
  std::optional<double> threshold;  ///< EQD2 (Gy) at the first alpha/beta; either this
  std::optional<Text> cutpoint;     ///< or the name of a cut-point of eqd2
  Text endpoint;
  Text within;                                   ///< the groups: those of an [[effect]] on the endpoint
  std::vector<results::Schedule> candidates;     ///< beside the schedules of the cohort
  std::vector<results::Schedule> short_courses;  ///< for groups without benefit
  double lowest_alpha_beta = 1.2;                ///< of the interval; default: START
  double highest_alpha_beta = 5.7;
  int max_fractions = 30;
  std::optional<Text> organs;  ///< table of limits, relative to the folder of the protocol
};

}  // namespace rtsurv::study

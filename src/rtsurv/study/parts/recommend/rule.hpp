#pragma once
// [recommend]: schedules that reach a threshold, group by group.

#include <optional>
#include <vector>

#include "rtsurv/results/dose/regimens.hpp"
#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

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

void read_recommend(ProtocolSection& section, Protocol& protocol);
void check_recommend(Preparation& preparation);
void run_recommend(Analysis& analysis, results::Study& study);

/// [recommend] against the other tables that it names.
void check_recommend_names(const Protocol& protocol, ProtocolProblems& problems);

}  // namespace rtsurv::study

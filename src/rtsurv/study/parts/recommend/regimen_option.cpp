#include "rtsurv/study/parts/recommend/regimen_option.hpp"

#include <algorithm>

#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/study/analysis/cutpoint_column.hpp"
#include "rtsurv/study/parts/schedules/schedules.hpp"
#include "rtsurv/study/prepare/treatments.hpp"

namespace rtsurv::study {

double planned_days(int fractions, int per_day) {
  constexpr int days_a_week = 5;
  const int treatment_days = (fractions + per_day - 1) / per_day;
  const int weekends = (treatment_days - 1) / days_a_week;
  return treatment_days - 1 + 2 * weekends;
}

double planned_eqd2(const results::Schedule& schedule, const DoseRule& rule, double alpha_beta_gy) {
  return dose::eqd2(regimens::treatment_of(schedule, planned_days(schedule.fractions(), schedule.per_day)),
                    tissue_of(rule, alpha_beta_gy))
      .value;
}

double organ_eqd2(const results::Schedule& schedule, const DoseRule& rule, double alpha_beta_gy) {
  return dose::eqd2(regimens::treatment_of(schedule), {{alpha_beta_gy}, rule.repair}).value;
}

results::RegimenOption judge(const results::Schedule& schedule, const DoseRule& rule,
                             const results::Recommendation& recommendation) {
  const auto reaches = [&](double eqd2) {
    return reaches_threshold(eqd2, recommendation.threshold_gy, recommendation.reached_at_equality);
  };
  const double low = planned_eqd2(schedule, rule, recommendation.alpha_beta_low_gy);
  const double high = planned_eqd2(schedule, rule, recommendation.alpha_beta_high_gy);
  results::RegimenOption option;
  option.schedule = schedule;
  for (const results::Schedule::Phase& phase : schedule.phases) option.total_gy += phase.total_gy;
  option.eqd2_gy = planned_eqd2(schedule, rule, recommendation.alpha_beta_gy);
  option.lowest_eqd2_gy = std::min(low, high);
  option.highest_eqd2_gy = std::max(low, high);
  option.reaches = reaches(option.eqd2_gy);
  option.reaches_at_low = reaches(low);
  option.reaches_at_high = reaches(high);
  option.beyond_lq = schedule.beyond_lq();
  for (const results::OrganLimit& organ : recommendation.organs)
    option.organs.push_back({organ.organ, organ_eqd2(schedule, rule, organ.alpha_beta_gy)});
  return option;
}

}  // namespace rtsurv::study

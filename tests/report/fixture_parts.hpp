#pragma once
// Short hands for results written as numbers, and the numbers themselves (fixture_numbers.cpp).

#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::fixture {

using Group = results::KaplanMeierResult::Group;

/// A curve by half-years, from the events and censorings in each; without them only the median and the rates.
Group group(const std::string& name, double n, double events, survival::Estimate median,
            std::vector<survival::SurvivalAt> at, const std::vector<double>& events_at = {},
            const std::vector<double>& censored = {});

results::KaplanMeierResult kaplan_meier(results::Sample sample, const std::string& by, std::vector<Group> groups);
results::LogRankResult log_rank(results::Sample sample, const std::string& by, std::vector<std::string> groups,
                                survival::LogRank test);

struct GlobalTests {
  survival::ChiSquareTest likelihood_ratio, wald, score;
};
results::CoxResult cox(results::Sample sample, std::vector<results::CoxTerm> terms,
                       std::vector<results::CoxResult::Reference> references, const GlobalTests& tests,
                       survival::Concordance concordance, std::vector<results::CoxResult::Zph> zph);

results::UnivariableRow factor_row(const std::string& factor, results::LogRankResult logrank,
                                   results::KaplanMeierResult km, results::CoxResult cox);
results::UnivariableRow numeric_row(const std::string& factor, results::CoxResult cox);

results::KaplanMeierResult rfs_curve();
results::KaplanMeierResult os_curve();
results::KaplanMeierResult recurrence_curve();
survival::FollowUpTime rfs_follow_up();
survival::FollowUpTime os_follow_up();
survival::FollowUpTime recurrence_follow_up();
std::vector<survival::IncidenceAt> incidence_1();
std::vector<survival::IncidenceAt> incidence_2();
std::vector<results::UnivariableRow> rfs_univariable();
std::vector<results::UnivariableRow> os_univariable();
results::CoxResult rfs_multivariable();
results::KaplanMeierResult rfs_risk_curves();
results::KaplanMeierResult os_risk_curves();
results::LogRankResult rfs_risk_log_rank();
results::LogRankResult os_risk_log_rank();
results::CoxResult rfs_risk_cox();
results::CoxResult os_risk_cox();
std::vector<results::RiskGroups::Outcome::Pair> rfs_risk_pairs();
std::vector<results::RiskGroups::Outcome::Pair> os_risk_pairs();
std::vector<results::Effect::Group> hormon_effects();
survival::ChiSquareTest hormon_interaction();
results::CoxTerm hormon_overall();
survival::Maxstat nodes_maxstat();
std::vector<results::Table1::Variable> characteristics();
std::vector<std::size_t> characteristic_sizes();
std::vector<std::size_t> risk_group_sizes();

}  // namespace rtsurv::report::fixture

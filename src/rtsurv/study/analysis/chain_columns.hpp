#pragma once
// The columns of a study as the arrays of its chain. What the study decides (chain::decide) and what [validation]
// repeats is coded here, once.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/chain/plan.hpp"
#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// An endpoint of the protocol. Patients without a known outcome stand in for nobody.
[[nodiscard]] chain::Endpoint chain_endpoint(Analysis& analysis, const std::string& name);

/// The stratum of each patient by these columns, NaN where one is unknown; empty without strata.
[[nodiscard]] std::vector<double> chain_strata(Analysis& analysis, const std::vector<std::string>& strata);
/// What the screen of an endpoint's model goes by: as `select` says, but the log-rank test where nothing competes with the
/// event and where Gray's has no form: with delayed entry, weights or clusters.
[[nodiscard]] chain::Test screen_test(const Analysis& analysis, const std::string& endpoint);

/// How a factor enters the chain.
enum class FactorUse { covariate, groups, indicator };

/// A factor by its text. Its values follow `cuts` (places in the protocol) through their states: it is evaluated once
/// for each; without them it is as the columns are now.
[[nodiscard]] chain::Factor chain_factor(Analysis& analysis, const std::string& text, FactorUse use,
                                         const std::vector<std::size_t>& cuts = {});

/// The groups of a number of present factors; RiskGroups::factors stays empty.
[[nodiscard]] chain::RiskGroups chain_risk_groups(const RiskGroupRule& rule);

}  // namespace rtsurv::study

#pragma once
// What a study says of a factor when its hazards are not proportional.

#include <string>
#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/analysis/model_data.hpp"
#include "rtsurv/survival/cox/cox_fit.hpp"

namespace rtsurv::study {

/// One entry for each factor of the model whose own test of proportional hazards has P < thresholds::p, in the order of
/// the model: the model stratified by it, its hazard ratio in periods and over time, the difference of restricted means.
/// All of it in the patients of the model.
[[nodiscard]] std::vector<results::NonProportional> answer_non_proportional(Analysis& analysis,
                                                                            const std::string& endpoint,
                                                                            const results::Multivariable& model);

/// The model in which the coefficients of a term differ between the periods of [multivariable], or before and after the
/// median event time. Throws NotEstimable when a period has no event.
[[nodiscard]] results::NonProportional::Periods ratios_by_period(const MultivariableRule& rule, const ModelData& data,
                                                                 const survival::CoxFit& fit, const DesignTerm& term);

/// Each level of a factor against its reference up to the horizon of [multivariable]; without one up to the last
/// landmark, or to the end of the shortest known curve when that is earlier. Throws NotEstimable for a number, and for a
/// horizon beyond the follow-up of a level.
[[nodiscard]] results::NonProportional::RestrictedMeans restricted_means(const Protocol& protocol,
                                                                         const ModelData& data, const DesignTerm& term);

}  // namespace rtsurv::study

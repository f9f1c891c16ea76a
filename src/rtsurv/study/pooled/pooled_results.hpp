#pragma once
// The results of calls from the sums of all parts: those that the calls give for one table (methods.hpp), within 1e-10, with
// the same keys, warnings and exceptions. Start here: kaplan_meier(), log_rank(), cumulative_incidence(), cox().
//
// What sums cannot give:
//
//     refused        clusters, robust errors, tests of proportional hazards, Firth's penalty, splines (refusals.hpp)
//     null or absent the concordance of a Cox model; Firth's estimate of an infinite coefficient
//     null or absent with weights that are no whole numbers: limits, z and P of a Cox model and the tests of its terms, which
//                    need the robust error of each patient
//     refused        with weights that are no whole numbers and entry at the first event time or later: errors of curves
//
// Each that is null or absent is said in a warning. `rows` of the calls were used up by pooled_sums().

#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/study/pooled/pooled_cox_model.hpp"
#include "rtsurv/study/pooled/pooled_sums.hpp"
#include "rtsurv/survival/pooled/pooled_cox.hpp"

namespace rtsurv::study {

[[nodiscard]] results::KaplanMeierResult kaplan_meier(const PooledSums& sums, const KaplanMeierCall& call);
[[nodiscard]] results::LogRankResult log_rank(const PooledSums& sums, const LogRankCall& call);
[[nodiscard]] results::IncidenceResult cumulative_incidence(const PooledSums& sums, const IncidenceCall& call);

/// `model` is pooled_cox_model() of these sums. `evaluate` gives the merged answers of all parts: 5 to 8 times for the
/// model, and as often for the tests of its terms (survival/pooled/pooled_cox.hpp). Throws what `evaluate` throws.
[[nodiscard]] results::CoxResult cox(const PooledSums& sums, const CoxCall& call, const PooledCoxModel& model,
                                     const survival::CoxEvaluate& evaluate,
                                     const survival::PooledCoxOptions& options = {});

}  // namespace rtsurv::study

#pragma once
// The calls of methods.hpp on columns that are already at hand: a study asks for the same columns many times.

#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/study/methods/methods.hpp"

namespace rtsurv::study {

[[nodiscard]] results::KaplanMeierResult kaplan_meier(Values& values, const KaplanMeierCall& call,
                                                      CallTimes* times = nullptr);
[[nodiscard]] results::LogRankResult log_rank(Values& values, const LogRankCall& call, CallTimes* times = nullptr);
[[nodiscard]] results::CoxResult cox(Values& values, const CoxCall& call, CallTimes* times = nullptr);
[[nodiscard]] results::CutpointResult cutpoint(Values& values, const CutpointCall& call, CallTimes* times = nullptr);
[[nodiscard]] results::IncidenceResult cumulative_incidence(Values& values, const IncidenceCall& call,
                                                            CallTimes* times = nullptr);
[[nodiscard]] results::FineGrayResult fine_gray(Values& values, const FineGrayCall& call, CallTimes* times = nullptr);
[[nodiscard]] results::Table1 table1(Values& values, const Table1Call& call);

}  // namespace rtsurv::study

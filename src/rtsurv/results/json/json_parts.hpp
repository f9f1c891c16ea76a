#pragma once
// Pieces of JSON that several results share; for the sources of results/ only.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "rtsurv/results/cut/cutpoint.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/results/json/statistics.hpp"
#include "rtsurv/results/json/write.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::results {

/// A number; an integral one without a decimal point; null when it is not finite or missing.
[[nodiscard]] Json number(const std::optional<double>& value);
[[nodiscard]] Json numbers(std::span<const double> values);

[[nodiscard]] Json survival_at(const survival::SurvivalAt& at);
[[nodiscard]] Json schedule(const Schedule& schedule);
[[nodiscard]] Json schedule_outcome(const ScheduleOutcome& outcome);
[[nodiscard]] Json test(const survival::ChiSquareTest& test);

/// "command", "version", n, events, n_missing and warnings: the head of every object that a command prints.
[[nodiscard]] Json head(const char* command, const Sample& sample);

[[nodiscard]] Json body(const KaplanMeierResult& result);
[[nodiscard]] Json body(const LogRankResult& result);
[[nodiscard]] Json body(const CoxTerm& row);
[[nodiscard]] Json body(const CoxResult& result);
[[nodiscard]] Json body(const CutpointResult& result);
[[nodiscard]] Json body(const IncidenceResult& result);
[[nodiscard]] Json body(const FineGrayResult& result);
[[nodiscard]] Json body(const RestrictedMeanResult& result);
[[nodiscard]] Json body(const Table1& result);
[[nodiscard]] Json body(const ScheduleTable& table);
[[nodiscard]] Json body(const DoseResponse& response);
[[nodiscard]] Json body(const Sweep& sweep);
[[nodiscard]] Json body(const Recommendation& result);
[[nodiscard]] Json body(const Referrals& referrals);
[[nodiscard]] Json body(const Response& response);
[[nodiscard]] Json body(const Toxicity& toxicity);

[[nodiscard]] Json body(const Published& published);
[[nodiscard]] Json body(const Validation& result);
[[nodiscard]] Json body(const EffectDifference& result);
[[nodiscard]] Json body(const CutpointEvidence& evidence);
[[nodiscard]] Json body(const TwoCuts& found);
[[nodiscard]] Json body(const UnivariableRow& row);
[[nodiscard]] Json body(const TimeDependent& effect);
[[nodiscard]] Json body(const Landmark& landmark);

/// The whole of results.json.
[[nodiscard]] Json document(const Study& study);

template <class Result>
[[nodiscard]] Json body(const Result& result) {
  return write(result);
}

/// The part, or {"not_estimable": why}.
template <class Result>
[[nodiscard]] Json body_or_reason(const Maybe<Result>& part) {
  if (part.value) return body(*part.value);
  return Json{{"not_estimable", part.why}};
}

}  // namespace rtsurv::results

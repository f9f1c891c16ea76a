#pragma once
// Results as the JSON of the interface page (docs/results.schema.json). Start here: to_json().
// What cannot be estimated is null; no number is NaN or infinite.

#include <optional>
#include <string>

#include "rtsurv/results/audit.hpp"
#include "rtsurv/results/compare/comparison.hpp"
#include "rtsurv/results/cut/cutpoint.hpp"
#include "rtsurv/results/dose/dose.hpp"
#include "rtsurv/results/json/printed.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/results/parts/check.hpp"
#include "rtsurv/results/parts/columns.hpp"
#include "rtsurv/results/parts/trail.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::results {

// One JSON object with a final newline, indented by one space.
[[nodiscard]] std::string to_json(const KaplanMeierResult& result, const std::optional<Timings>& timings = {});
[[nodiscard]] std::string to_json(const LogRankResult& result, const std::optional<Timings>& timings = {});
[[nodiscard]] std::string to_json(const CoxResult& result, const std::optional<Timings>& timings = {});
[[nodiscard]] std::string to_json(const CutpointResult& result, const std::optional<Timings>& timings = {});
[[nodiscard]] std::string to_json(const IncidenceResult& result, const std::optional<Timings>& timings = {});
[[nodiscard]] std::string to_json(const FineGrayResult& result, const std::optional<Timings>& timings = {});
[[nodiscard]] std::string to_json(const RestrictedMeanResult& result, const std::optional<Timings>& timings = {});
[[nodiscard]] std::string to_json(const Table1& result, const std::optional<Timings>& timings = {});
[[nodiscard]] std::string to_json(const DoseResult& result);
[[nodiscard]] std::string to_json(const AuditResult& result);
[[nodiscard]] std::string to_json(const CheckResult& result);
[[nodiscard]] std::string to_json(const TableColumns& result);
[[nodiscard]] std::string to_json(const Comparison& result);
[[nodiscard]] std::string to_json(const TrailResult& result);
/// `seconds` of the replicates, printed on the command only.
[[nodiscard]] std::string to_json(const chain::Validation& result, const Sample& sample,
                                  const std::optional<double>& seconds = {});
[[nodiscard]] std::string to_json(const Study& study);

}  // namespace rtsurv::results

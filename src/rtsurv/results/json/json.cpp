#include "rtsurv/results/json/json.hpp"

#include <cmath>
#include <cstdint>

#include "rtsurv/results/json/document.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/json/statistics.hpp"
#include "rtsurv/results/json/statistics_of_models.hpp"

namespace rtsurv::results {
namespace {

template <class Result>
std::string printed(const Result& result, const std::optional<Timings>& timings) {
  Json json = write(result);
  if (timings) json["timings"] = write(*timings);
  return text(json);
}

}  // namespace

Json number(double value) {
  constexpr double exact_integers = 9007199254740992.0;  // 2^53
  if (!std::isfinite(value)) return nullptr;
  if (is_hidden(value)) return hidden_text(value);
  if (value == std::floor(value) && std::fabs(value) < exact_integers) return static_cast<std::int64_t>(value);
  return value;
}

std::string text(const Json& json) { return json.dump(1) + "\n"; }

std::string to_json(const KaplanMeierResult& result, const std::optional<Timings>& timings) {
  return printed(result, timings);
}
std::string to_json(const LogRankResult& result, const std::optional<Timings>& timings) {
  return printed(result, timings);
}
std::string to_json(const CoxResult& result, const std::optional<Timings>& timings) { return printed(result, timings); }
std::string to_json(const CutpointResult& result, const std::optional<Timings>& timings) {
  return printed(result, timings);
}
std::string to_json(const IncidenceResult& result, const std::optional<Timings>& timings) {
  return printed(result, timings);
}
std::string to_json(const FineGrayResult& result, const std::optional<Timings>& timings) {
  return printed(result, timings);
}
std::string to_json(const RestrictedMeanResult& result, const std::optional<Timings>& timings) {
  return printed(result, timings);
}
std::string to_json(const Table1& result, const std::optional<Timings>& timings) { return printed(result, timings); }
std::string to_json(const DoseResult& result) { return text(write(result)); }
std::string to_json(const AuditResult& result) { return text(write(result)); }
std::string to_json(const CheckResult& result) { return text(write(result)); }
std::string to_json(const TableColumns& result) { return text(write(result)); }
std::string to_json(const Comparison& result) { return text(write(result)); }
std::string to_json(const TrailResult& result) { return text(write(result)); }

std::string to_json(const chain::Validation& result, const Sample& sample, const std::optional<double>& seconds) {
  ValidateResult shown{sample, result, {}};
  if (seconds) shown.timings = ValidateResult::Timing{*seconds};
  return text(write(shown));
}

Json document(const Study& study) { return write(study); }

std::string to_json(const Study& study) { return text(document(study)); }

}  // namespace rtsurv::results

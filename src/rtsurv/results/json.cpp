// What the commands print.
#include "rtsurv/results/json.hpp"

#include "rtsurv/core/version.hpp"
#include "rtsurv/results/json_parts.hpp"

namespace rtsurv::results {
namespace {

std::string with_timings(Json json, const std::optional<Timings>& timings) {
  if (timings)
    json["timings"] = {{"read_s", timings->read_s}, {"prepare_s", timings->prepare_s}, {"fit_s", timings->fit_s}};
  return text(json);
}

}  // namespace

std::string to_json(const KaplanMeierResult& result, const std::optional<Timings>& timings) {
  return with_timings(body(result), timings);
}
std::string to_json(const LogRankResult& result, const std::optional<Timings>& timings) {
  return with_timings(body(result), timings);
}
std::string to_json(const CoxResult& result, const std::optional<Timings>& timings) {
  return with_timings(body(result), timings);
}
std::string to_json(const CutpointResult& result, const std::optional<Timings>& timings) {
  return with_timings(body(result), timings);
}
std::string to_json(const IncidenceResult& result, const std::optional<Timings>& timings) {
  return with_timings(body(result), timings);
}
std::string to_json(const RestrictedMeanResult& result, const std::optional<Timings>& timings) {
  return with_timings(body(result), timings);
}
std::string to_json(const Table1& result, const std::optional<Timings>& timings) {
  return with_timings(body(result), timings);
}

std::string to_json(const DoseResult& result) {
  Json json = {{"command", "dose"}, {"version", version()}, {"n", result.regimens.size()},
               {"events", nullptr}, {"n_missing", 0},       {"warnings", result.warnings}};
  json["regimens"] = Json::array();
  for (const DoseResult::Regimen& row : result.regimens)
    json["regimens"].push_back({{"total_gy", number(row.total_gy)},
                                {"fractions", row.fractions},
                                {"dose_per_fraction_gy", number(row.dose_per_fraction_gy)},
                                {"alpha_beta_gy", number(row.alpha_beta_gy)},
                                {"bed_gy", number(row.bed_gy)},
                                {"eqd2_gy", number(row.eqd2_gy)}});
  return text(json);
}

}  // namespace rtsurv::results

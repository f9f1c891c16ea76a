// What the commands print.
#include "rtsurv/results/json/json.hpp"

#include "rtsurv/results/json/json_parts.hpp"

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
std::string to_json(const FineGrayResult& result, const std::optional<Timings>& timings) {
  return with_timings(body(result), timings);
}
std::string to_json(const RestrictedMeanResult& result, const std::optional<Timings>& timings) {
  return with_timings(body(result), timings);
}
std::string to_json(const Table1& result, const std::optional<Timings>& timings) {
  return with_timings(body(result), timings);
}

}  // namespace rtsurv::results

#include "rtsurv/report/text/printed_json.hpp"

#include <array>
#include <string_view>

#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/json/printed.hpp"
#include "rtsurv/results/json/read.hpp"
#include "rtsurv/results/json/statistics.hpp"
#include "rtsurv/results/json/statistics_of_models.hpp"

namespace rtsurv::report {
namespace {

using results::Json;

template <class Result>
std::string text_of(const Json& json) {
  Result result{};
  read(json, result, "");
  return to_text(result);
}

template <>
std::string text_of<results::ValidateResult>(const Json& json) {
  results::ValidateResult result{};
  read(json, result, "");
  return to_text(result.validation, result.sample);
}

struct Command {
  std::string_view name;
  std::string (*text)(const Json&);
};
constexpr std::array<Command, 10> commands{{{"km", text_of<results::KaplanMeierResult>},
                                            {"logrank", text_of<results::LogRankResult>},
                                            {"cox", text_of<results::CoxResult>},
                                            {"cutpoint", text_of<results::CutpointResult>},
                                            {"cuminc", text_of<results::IncidenceResult>},
                                            {"finegray", text_of<results::FineGrayResult>},
                                            {"rmst", text_of<results::RestrictedMeanResult>},
                                            {"table1", text_of<results::Table1>},
                                            {"audit", text_of<results::AuditResult>},
                                            {"validate", text_of<results::ValidateResult>}}};

}  // namespace

std::string to_text(std::string_view printed) {
  const Json json = Json::parse(printed, nullptr, false);
  if (!json.is_object()) throw Error(ErrorKind::data, "not the JSON of a result");
  if (!json.contains("command")) return text_of<results::Study>(json);
  for (const Command& command : commands)
    if (json["command"] == command.name) return command.text(json);
  throw Error(ErrorKind::data, "not the JSON of a command that has a text");
}

}  // namespace rtsurv::report

#pragma once
// Patients of tests/oracle/treatment with what R says of them.

#include <cstdint>
#include <string>
#include <vector>

#include "oracle/oracle.hpp"
#include "rtsurv/survival/treatment/comparison.hpp"

namespace rtsurv::survival {

/// A data set of the oracle, or one of the test's own.
struct TreatedCohort {
  std::vector<double> time;
  std::vector<std::uint8_t> event, treated;
  std::vector<int> cause;
  Covariates covariates;

  TreatedCohort() = default;
  explicit TreatedCohort(const nlohmann::json& expected) {
    const auto data = oracle::read_columns("treatment/" + expected["data"].get<std::string>());
    time = data.at("time");
    for (const double x : data.at("event")) event.push_back(x != 0.0 ? 1 : 0);
    for (const double x : data.at("treated")) treated.push_back(x != 0.0 ? 1 : 0);
    for (const double x : data.at("cause")) cause.push_back(static_cast<int>(x));
    covariates.rows = time.size();
    for (const auto& name : expected["covariates"]) add(data.at(name.get<std::string>()));
  }

  void add(const std::vector<double>& column) {
    ++covariates.columns;
    covariates.values.insert(covariates.values.end(), column.begin(), column.end());
  }

  [[nodiscard]] FollowUp follow_up() const { return FollowUp({.time = time, .event = event}); }
  [[nodiscard]] CauseColumns causes() const { return {time, cause}; }
};

inline Estimand estimand_of(const nlohmann::json& expected) {
  return expected["estimand"] == "ATE" ? Estimand::ate : Estimand::att;
}

inline std::vector<double> values_of(const std::vector<std::optional<double>>& known) {
  std::vector<double> values;
  for (const auto& one : known) values.push_back(one.value());
  return values;
}

}  // namespace rtsurv::survival

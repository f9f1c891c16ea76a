#pragma once
// [multivariable]: one model of the factors. Run by [[endpoint]]: see adjust.hpp.

#include <optional>
#include <vector>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [multivariable]: factors screened by the univariable log-rank P, or fixed.
struct MultivariableRule {
  std::vector<Text> endpoints;
  std::optional<double> select_below;  ///< P limit of `select = "logrank p < 0.05"`
  std::vector<Text> factors;           ///< when there is no selection
  std::vector<Text> strata;            ///< each combination of their values has a baseline hazard of its own
  std::optional<Text> cluster;         ///< instead of that of the endpoint
  std::vector<double> periods;    ///< ends of periods, for factors whose ratio changes; empty: the median event time
  std::optional<double> horizon;  ///< of their restricted means; empty: the last landmark that is followed
};

void read_multivariable(ProtocolSection& section, Protocol& protocol);
void check_multivariable(Preparation& preparation);

}  // namespace rtsurv::study

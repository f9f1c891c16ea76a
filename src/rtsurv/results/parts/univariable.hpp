#pragma once
// A factor alone: log-rank test, curves and the Cox model of it.

#include <string>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/methods.hpp"

namespace rtsurv::results {

struct UnivariableRow {
  std::string factor;    ///< as written in the protocol
  std::string label;     ///< for people
  bool numeric = false;  ///< a numeric covariate: no groups, hence no log-rank test and no curves
  Maybe<LogRankResult> logrank;
  Maybe<KaplanMeierResult> km;
  Maybe<CoxResult> cox;
  bool drawn = false;  ///< its curves are a figure

  static void fields(auto& field) {
    field.title("univariable", "A factor alone.");
    field("factor", &UnivariableRow::factor, "as written in the protocol");
    field("logrank", &UnivariableRow::logrank, "log-rank test between its levels");
    field("km", &UnivariableRow::km, "survival curves of its levels");
    field("cox", &UnivariableRow::cox, "Cox model of the factor");
    field("curves", &UnivariableRow::drawn, "true: its curves are a figure; absent otherwise", absent_if_empty);
  }
};

}  // namespace rtsurv::results

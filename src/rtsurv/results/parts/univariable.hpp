#pragma once
// A factor alone: log-rank test, curves and the Cox model of it.

#include <optional>
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
  // Only with a competing event.
  std::optional<Maybe<IncidenceResult>> cuminc = {};    ///< of a factor with groups
  std::optional<Maybe<FineGrayResult>> fine_gray = {};  ///< of the factor alone

  /// Gray's test of the event between the levels; nothing without a competing event or where it cannot be given.
  [[nodiscard]] const survival::ChiSquareTest* gray() const {
    if (!cuminc || !cuminc->value) return nullptr;
    const IncidenceResult::Gray* found = cuminc->value->gray_of(IncidenceResult::event_cause);
    return found != nullptr && found->test ? &*found->test : nullptr;
  }

  static void fields(auto& field) {
    field.title("univariable", "A factor alone.");
    field("factor", &UnivariableRow::factor, "as written in the protocol");
    field("number", &UnivariableRow::numeric, "true: a number that has no groups; absent otherwise", absent_if_empty);
    field("logrank", &UnivariableRow::logrank, "log-rank test between its levels");
    field("km", &UnivariableRow::km, "survival curves of its levels");
    field("cox", &UnivariableRow::cox, "Cox model of the factor; with a competing event cause-specific");
    field("curves", &UnivariableRow::drawn, "true: its curves are a figure; absent otherwise", absent_if_empty);
    field("cuminc", &UnivariableRow::cuminc,
          "cumulative incidence by level with Gray's test; only of groups, with a competing event", absent_if_empty);
    field("finegray", &UnivariableRow::fine_gray, "Fine-Gray model of the factor; only with a competing event",
          absent_if_empty);
  }
};

}  // namespace rtsurv::results

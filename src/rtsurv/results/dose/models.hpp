#pragma once
// The models that the doses of a call went through.

#include <optional>
#include <variant>

#include "rtsurv/dose/models/overall_time.hpp"
#include "rtsurv/dose/treatment/treatment.hpp"
#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// The models that the doses of a call went through, beside BED and EQD2 of the linear-quadratic model.
struct DoseModels {
  struct Lql {
    double transition_gy = 0.0;
    std::optional<double> gamma_over_alpha = {};  ///< empty: the slope of LQ at the transition, for each alpha/beta

    static void fields(auto& field) {
      field.title("dose_lql", "The linear-quadratic-linear model.");
      field("transition_gy", &Lql::transition_gy, "dose of a fraction where the line begins, Gy");
      field("gamma_over_alpha", &Lql::gamma_over_alpha, "slope of the line; null: that of LQ at the transition");
    }
  };
  std::optional<double> x_gy = {};  ///< of EQDx
  double rbe = 1.0;
  int fractions_per_day = 1;
  std::optional<dose::DailyRepair> repair = {};  ///< empty: complete between fractions
  std::variant<std::monostate, dose::Repopulation, dose::DailyLoss> regrowth = {};
  std::optional<Lql> lql = {};

  static void fields(auto& field) {
    field.title("dose_models", "The models that the doses went through, beside BED and EQD2.");
    field("x_gy", &DoseModels::x_gy, "X of EQDX, Gy; null: not asked for");
    field("rbe", &DoseModels::rbe, "relative biological effectiveness");
    field("fractions_per_day", &DoseModels::fractions_per_day, "fractions a day", Range::at_least_one);
    field("repair", &DoseModels::repair, "incomplete repair between fractions of a day; null: complete");
    field("repopulation", &DoseModels::regrowth, "what overall time takes from the dose; null: nothing");
    field("lql", &DoseModels::lql, "model of high doses per fraction; null: LQ throughout");
  }
};

}  // namespace rtsurv::results

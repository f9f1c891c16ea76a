#pragma once
// What `dose` answers: the effect of schedules, those that reach a dose, and those of equal effect.

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "rtsurv/dose/overall_time.hpp"
#include "rtsurv/dose/treatment.hpp"
#include "rtsurv/results/dose/regimens.hpp"

namespace rtsurv::results {

/// The models that the doses of a call went through, beside BED and EQD2 of the linear-quadratic model.
struct DoseModels {
  struct Lql {
    double transition_gy = 0.0;
    std::optional<double> gamma_over_alpha = {};  ///< empty: the slope of LQ at the transition, for each alpha/beta
  };
  std::optional<double> x_gy = {};  ///< of EQDx
  double rbe = 1.0;
  int fractions_per_day = 1;
  std::optional<dose::DailyRepair> repair = {};  ///< empty: complete between fractions
  std::variant<std::monostate, dose::Repopulation, dose::DailyLoss> regrowth = {};
  std::optional<Lql> lql = {};
};

/// `dose`
struct DoseResult {
  /// At one alpha/beta. What was not asked for is empty.
  struct Effect {
    double alpha_beta_gy = 0.0, bed_gy = 0.0, eqd2_gy = 0.0;
    std::optional<double> eqdx_gy = {}, bed_lql_gy = {}, eqd2_lql_gy = {};
    std::optional<double> eqd2_difference_gy = {};  ///< less that of the reference
    std::optional<bool> reaches = {};               ///< the EQD2 that was asked for
  };
  struct Regimen {
    Schedule schedule;
    std::string label = {};                   ///< name in a file
    std::optional<std::size_t> n = {};        ///< rows of a file
    std::optional<double> overall_days = {};  ///< first to last fraction
    std::optional<double> lost_bed_gy = {};   ///< to repopulation
    bool found = false;                       ///< by the search of `reach`, not given
    std::vector<Effect> effects = {};         ///< at each alpha/beta
  };
  struct Reach {
    double eqd2_gy = 0.0, alpha_beta_gy = 0.0;  ///< the search is at this alpha/beta
    int max_fractions = 0;
    std::vector<double> dose_per_fraction_gy;  ///< tried
    std::vector<double> not_reached_gy;        ///< those that would need more fractions
  };
  /// A schedule of the reference's effect: its dose per fraction for given n, or its smallest n for given d.
  struct Isoeffect {
    bool of_fractions = false;  ///< n was given
    int fractions = 0;
    double dose_per_fraction_gy = 0.0;
    Effect effect;
  };
  DoseModels models;
  std::vector<double> alpha_beta_gy;
  std::vector<Regimen> regimens;
  std::optional<Regimen> reference;  ///< of differences and isoeffective schedules
  std::optional<Reach> reach;
  std::vector<Isoeffect> isoeffects;
  std::size_t n_missing = 0;  ///< rows of a file without a known schedule
  std::vector<std::string> warnings;
};

}  // namespace rtsurv::results

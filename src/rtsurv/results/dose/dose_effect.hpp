#pragma once
// The effect of a schedule at one alpha/beta, as `dose` answers it.

#include <optional>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// What was not asked for is empty.
struct DoseEffect {
  double alpha_beta_gy = 0.0, bed_gy = 0.0, eqd2_gy = 0.0;
  std::optional<double> eqdx_gy = {}, bed_lql_gy = {}, eqd2_lql_gy = {};
  std::optional<double> eqd2_difference_gy = {};  ///< less that of the reference
  std::optional<bool> reaches = {};               ///< the EQD2 that was asked for
  std::optional<double> cumulative_bed_gy = {},
                        cumulative_eqd2_gy = {};  ///< with what is remembered of earlier courses
  std::optional<bool> within_limit = {};          ///< the cumulative EQD2

  static void fields(auto& field) {
    field.title("dose_effect", "The effect at one alpha/beta.");
    field("alpha_beta_gy", &DoseEffect::alpha_beta_gy, "alpha/beta, Gy");
    field("bed_gy", &DoseEffect::bed_gy, "biologically effective dose, Gy");
    field("eqd2_gy", &DoseEffect::eqd2_gy, "equivalent dose in 2 Gy fractions, Gy");
  }
  static void asked_for(auto& field) {
    field("eqdx_gy", &DoseEffect::eqdx_gy, "equivalent dose in fractions of x_gy, Gy", absent_if_empty);
    field("bed_lql_gy", &DoseEffect::bed_lql_gy, "BED of the linear-quadratic-linear model, Gy", absent_if_empty);
    field("eqd2_lql_gy", &DoseEffect::eqd2_lql_gy, "EQD2 of the linear-quadratic-linear model, Gy", absent_if_empty);
    field("cumulative_bed_gy", &DoseEffect::cumulative_bed_gy, "BED with what is remembered of the earlier courses, Gy",
          absent_if_empty);
    field("cumulative_eqd2_gy", &DoseEffect::cumulative_eqd2_gy,
          "EQD2 with what is remembered of the earlier courses, Gy", absent_if_empty);
    field("eqd2_difference_gy", &DoseEffect::eqd2_difference_gy, "EQD2 less that of the reference, Gy",
          absent_if_empty);
    field("reaches", &DoseEffect::reaches, "whether it reaches the EQD2 that was asked for", absent_if_empty);
    field("within_limit", &DoseEffect::within_limit, "whether the cumulative EQD2 is within the limit",
          absent_if_empty);
  }
};

}  // namespace rtsurv::results

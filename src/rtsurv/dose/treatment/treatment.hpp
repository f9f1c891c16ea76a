#pragma once
// A patient's whole treatment and the tissue that it meets: the models of this folder joined. Start here: eqd2().

#include <optional>
#include <variant>
#include <vector>

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/course/course.hpp"
#include "rtsurv/dose/models/high_dose.hpp"
#include "rtsurv/dose/models/overall_time.hpp"

namespace rtsurv::dose {

/// Equal fractions of one kind of beam.
struct Phase {
  Course course;    ///< physical dose
  double rbe = 1;   ///< relative biological effectiveness, > 0: the dose is multiplied by it, see proton.hpp
  int per_day = 1;  ///< fractions a day, >= 1
};

struct Treatment {
  std::vector<Phase> phases;                ///< at least one
  std::optional<double> overall_days = {};  ///< first to last fraction; needed by a tissue that repopulates
};

/// Repair between the fractions of a day, see incomplete_repair.hpp.
struct DailyRepair {
  double interval_h;   ///< between fractions, > 0 (hours)
  double half_time_h;  ///< > 0 (hours)
};

struct Tissue {
  AlphaBeta alpha_beta;
  std::optional<DailyRepair> repair = {};                               ///< empty: complete between fractions
  std::variant<std::monostate, Repopulation, DailyLoss> regrowth = {};  ///< monostate: none
};

/// Sum of the phases' BED with RBE and incomplete repair, less what is lost to repopulation in the overall time; at
/// least 0:
///
///     BED = sum_k RBE_k D_k (1 + (1 + H_k) RBE_k d_k / (alpha/beta)) - lost(T), in Gy.
///
/// Throws InvalidOption for a treatment without phases, a tissue that repopulates without an overall time, and as the
/// models that it joins (bed(), photon_equivalent(), incomplete_repair_factor(), lost_to_repopulation()).
[[nodiscard]] Gray bed(const Treatment& treatment, const Tissue& tissue);

/// BED lost to repopulation in the treatment's overall time, in Gy; 0 for a tissue that does not repopulate.
[[nodiscard]] Gray lost_to_repopulation(const Treatment& treatment, const Tissue& tissue);

/// As bed(), with the phases' BED by the linear-quadratic-linear model; its transition dose is of the photon-equivalent
/// dose. Throws InvalidOption for several fractions a day with incomplete repair: the model has no term for them.
[[nodiscard]] Gray bed_lql(const Treatment& treatment, const Tissue& tissue, const LinearQuadraticLinear& model);

/// The dose in daily 2-Gy fractions that has this BED, in Gy.
[[nodiscard]] Gray eqd2(const Treatment& treatment, const Tissue& tissue);

}  // namespace rtsurv::dose

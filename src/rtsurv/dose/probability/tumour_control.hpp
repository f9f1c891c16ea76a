#pragma once
// Tumour control probability (TCP) as a function of dose.

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

/// TCP = exp(-N exp(-alpha BED)) of N clonogens without repopulation.
/// Range: that of bed(); one radiosensitivity for all clonogens, whereas patients differ, so that the curve of a cohort
/// is flatter. Source: Munro & Gilbert, Br J Radiol 34 (1961) 246-251. Throws InvalidOption unless all are positive.
[[nodiscard]] double tcp_poisson(const Course& course, AlphaBeta alpha_beta, double alpha_per_gy, double clonogens);

/// A sigmoid by its middle and its steepness there. Range: the doses and the fractionation of the cohort that gave the
/// two numbers (as EQD2 when fractionation varied). The same curves serve for complications, with TD50 for D50.
struct DoseResponse {
  Gray d50;        ///< dose of 50 % response, > 0
  double gamma50;  ///< rise of the response, in absolute proportion, for 1 % more dose, per 1 %; > 0. Log-logistic: at
                   ///< D50. Poisson: where it is steepest, per 1 % of D50; at D50 it is e ln 2 / 2 = 0.942 of that
};

/// Logistic in log dose: 1 / (1 + (D50 / D)^(4 gamma50)); 0 at D = 0. Source: Niemierko, Med Phys 26 (1999) 1100
/// (abstract).
[[nodiscard]] double response_log_logistic(Gray dose, const DoseResponse& curve);

/// Poisson form 2^(-exp(e gamma50 (1 - D / D50))). Source: Källman et al., Int J Radiat Biol 62 (1992) 249-262, eq. 3.
[[nodiscard]] double response_poisson(Gray dose, const DoseResponse& curve);

}  // namespace rtsurv::dose

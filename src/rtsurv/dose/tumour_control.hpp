#pragma once
// Tumour control probability (TCP) as a function of dose.

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/course.hpp"

namespace rtsurv::dose {

/// TCP = exp(-N exp(-alpha BED)) of N clonogens without repopulation.
/// Source: Munro & Gilbert, Br J Radiol 34 (1961) 246-251. Throws InvalidOption unless all are positive.
[[nodiscard]] double tcp_poisson(const Course& course, AlphaBeta alpha_beta, double alpha_per_gy, double clonogens);

/// A sigmoid by its middle and its steepness there.
struct DoseResponse {
  Gray d50;        ///< dose of 50 % response, > 0
  double gamma50;  ///< rise of the response, in absolute proportion, for 1 % more dose at D50, per 1 %; > 0
};

/// Logistic in log dose: 1 / (1 + (D50 / D)^(4 gamma50)); 0 at D = 0. Source: Niemierko, Med Phys 26 (1999) 1100
/// (abstract).
[[nodiscard]] double response_log_logistic(Gray dose, const DoseResponse& curve);

/// Poisson form 2^(-exp(e gamma50 (1 - D / D50))). Source: Källman et al., Int J Radiat Biol 62 (1992) 249-262, eq. 3.
[[nodiscard]] double response_poisson(Gray dose, const DoseResponse& curve);

}  // namespace rtsurv::dose

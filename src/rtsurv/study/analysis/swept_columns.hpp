#pragma once
// The columns of a study at another alpha/beta.

#include <optional>
#include <vector>

#include "rtsurv/dose/treatment/treatment.hpp"
#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/analysis/dose_dependence.hpp"

namespace rtsurv::study {

using Treatments = std::vector<std::optional<dose::Treatment>>;

/// Puts bed and eqd2 of that alpha/beta (Gy), and the columns of [derive] that use them, into an overlay. The rows stay
/// those of the first alpha/beta: exclusions are not repeated.
void put_dose(Analysis& overlay, const DoseDependence& depends, const Treatments& treatments, double alpha_beta_gy);

}  // namespace rtsurv::study

#pragma once
// Response of target lesions by RECIST 1.1. Start here: best_response().

#include <optional>
#include <span>

namespace rtsurv::study {

/// In the order from best to worst.
enum class TumourResponse { complete, partial, stable, progressive };

/// One look at the tumour after the baseline.
struct Assessment {
  std::optional<double> sum_mm;  ///< sum of the diameters of the target lesions; nothing when it was not measured
  bool new_lesion = false;
};

/// The best response from the assessments in their order, up to the first progression. At each of them, with the sum s,
/// the baseline b and the smallest sum so far (baseline included) m:
///
///     progressive   a new lesion, or s >= 1.2 m and s - m >= 5 mm
///     complete      s = 0, or s < complete_below_mm
///     partial       s <= 0.7 b
///     stable        otherwise
///
/// in that order. Target lesions only: non-target lesions do not enter, a response needs no confirmation, and stable
/// disease no least duration. Limits are met within 1e-9 mm, so that 30 % of 50 mm is 30 %.
/// `complete_below_mm` is 10 when the target lesions are lymph nodes (short axis), else 0.
/// Source: Eisenhauer et al, Eur J Cancer 45 (2009) 228-247. Nothing when no assessment was made.
[[nodiscard]] std::optional<TumourResponse> best_response(double baseline_mm, std::span<const Assessment> assessments,
                                                          double complete_below_mm = 0.0);

}  // namespace rtsurv::study

#include "rtsurv/study/prepare/recist.hpp"

#include <algorithm>

namespace rtsurv::study {
namespace {

constexpr double tolerance_mm = 1e-9;

bool has_progressed(const Assessment& look, double smallest_mm) {
  constexpr double relative_growth = 1.2, absolute_growth_mm = 5.0;
  return look.new_lesion || (look.sum_mm && *look.sum_mm >= relative_growth * smallest_mm - tolerance_mm &&
                             *look.sum_mm - smallest_mm >= absolute_growth_mm - tolerance_mm);
}

TumourResponse without_progression(double sum_mm, double baseline_mm, double complete_below_mm) {
  constexpr double partial_share = 0.7;
  if (sum_mm == 0.0 || sum_mm < complete_below_mm) return TumourResponse::complete;
  return sum_mm <= partial_share * baseline_mm + tolerance_mm ? TumourResponse::partial : TumourResponse::stable;
}

}  // namespace

std::optional<TumourResponse> best_response(double baseline_mm, std::span<const Assessment> assessments,
                                            double complete_below_mm) {
  std::optional<TumourResponse> best;
  double smallest_mm = baseline_mm;
  for (const Assessment& look : assessments) {
    if (has_progressed(look, smallest_mm)) return best.value_or(TumourResponse::progressive);
    if (!look.sum_mm) continue;
    const TumourResponse now = without_progression(*look.sum_mm, baseline_mm, complete_below_mm);
    best = best ? std::min(*best, now) : now;
    smallest_mm = std::min(smallest_mm, *look.sum_mm);
  }
  return best;
}

}  // namespace rtsurv::study

#include "rtsurv/dose/treatment/range.hpp"

#include <algorithm>

#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/dose/models/proton.hpp"

namespace rtsurv::dose {
namespace {

/// Quotients such as 30 Gy in 3 fractions do not leave a limit by their rounding.
constexpr double rounding = 1e-9;
constexpr double hours_of_a_day = 24.0, half_times_of_a_night = 3.0;

/// After m fractions at equal intervals the rest of the day is night.
bool is_short_night(int per_day, const DailyRepair& repair) {
  const double night = hours_of_a_day - (per_day - 1) * repair.interval_h;
  return night < half_times_of_a_night * repair.half_time_h;
}

bool is_large(double d) { return d > lq_limit_gy * (1.0 + rounding); }
bool is_small(double d) { return d < lq_lower_limit_gy * (1.0 - rounding); }

bool leaves(RangeLimit limit, const Phase& phase, const Tissue& tissue) {
  const double d = photon_equivalent(phase.course, phase.rbe).dose_per_fraction().value;
  switch (limit) {
    case RangeLimit::large_fraction:
      return is_large(d);
    case RangeLimit::small_fraction:
      return is_small(d);
    case RangeLimit::repair_ignored:
      return phase.per_day > 1 && !tissue.repair;
    case RangeLimit::short_night:
      return phase.per_day > 1 && tissue.repair && is_short_night(phase.per_day, *tissue.repair);
    case RangeLimit::all_lost_regrowth:
      return false;
  }
  return false;
}

}  // namespace

std::vector<RangeLimit> range_limits(const Treatment& treatment, const Tissue& tissue) {
  std::vector<RangeLimit> limits;
  const double left = bed(treatment, tissue).value;
  for (const RangeLimit limit :
       {RangeLimit::large_fraction, RangeLimit::small_fraction, RangeLimit::repair_ignored, RangeLimit::short_night})
    if (std::ranges::any_of(treatment.phases, [&](const Phase& phase) { return leaves(limit, phase, tissue); }))
      limits.push_back(limit);
  if (left == 0.0) limits.push_back(RangeLimit::all_lost_regrowth);
  return limits;
}

std::vector<RangeLimit> range_limits(const Course& course) {
  require_valid(course);
  const double d = course.dose_per_fraction().value;
  if (is_large(d)) return {RangeLimit::large_fraction};
  if (is_small(d)) return {RangeLimit::small_fraction};
  return {};
}

std::string_view message(RangeLimit limit) {
  switch (limit) {
    case RangeLimit::large_fraction:
      return "more than 10 Gy per fraction: the linear-quadratic model is doubtful there and overstates BED and EQD2";
    case RangeLimit::small_fraction:
      return "less than 0.5 Gy per fraction: the linear-quadratic model is doubtful there and may understate BED and "
             "EQD2";
    case RangeLimit::repair_ignored:
      return "several fractions a day without a repair half-time: repair between them is taken as complete, and BED "
             "and "
             "EQD2 are lower limits";
    case RangeLimit::short_night:
      return "less than 3 half-times of repair overnight: damage is carried to the next day, and BED and EQD2 are "
             "lower "
             "limits";
    case RangeLimit::all_lost_regrowth:
      return "repopulation takes more than the whole BED, which is given as 0: check the overall time and the "
             "parameters of repopulation";
  }
  return {};
}

}  // namespace rtsurv::dose

#pragma once
// A treatment as the schedule that people call it by.

#include <optional>

#include "rtsurv/dose/treatment/treatment.hpp"
#include "rtsurv/results/dose/regimens.hpp"

namespace rtsurv::regimens {

/// The schedule of a treatment; doses to 0.01 Gy, overall time left out.
[[nodiscard]] results::Schedule schedule_of(const dose::Treatment& treatment);

/// The treatment of a schedule, given in that overall time.
[[nodiscard]] dose::Treatment treatment_of(const results::Schedule& schedule, std::optional<double> overall_days = {});

}  // namespace rtsurv::regimens

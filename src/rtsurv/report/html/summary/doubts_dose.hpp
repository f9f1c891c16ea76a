#pragma once
// Doubts about what a study says on dose.

#include <optional>

#include "rtsurv/report/html/summary/doubts.hpp"

namespace rtsurv::report::html {

/// Conclusions that another alpha/beta of the interval would turn.
[[nodiscard]] std::optional<Doubt> turns_with_alpha_beta(const results::Study& study);

/// Patients with more than 10 Gy in a fraction.
[[nodiscard]] std::optional<Doubt> beyond_the_model(const results::Study& study);

/// Options for a threshold that was searched in the same patients.
[[nodiscard]] std::optional<Doubt> searched_threshold(const results::Study& study);

}  // namespace rtsurv::report::html

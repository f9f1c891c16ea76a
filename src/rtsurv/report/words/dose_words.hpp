#pragma once
// Phrases on dose and response that figures, sections and methods share. All plain text.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report {

/// "55.2 Gy (48.0–60.1)"; "no upper limit" in the place of a limit that the likelihood does not give.
[[nodiscard]] std::string profile_interval(const dose::ProfileInterval& interval, int decimals,
                                           const std::string& unit);

/// "51.8–54.5", or "53.2" when both ends print alike.
[[nodiscard]] std::string dose_range(double low_gy, double high_gy);

/// "log-logistic" or "Poisson".
[[nodiscard]] std::string response_model(dose::DoseResponseModel model);

/// The statement of a conclusion: "36/6 reaches the threshold", "P < 0.05 for the interaction of …".
[[nodiscard]] std::string conclusion_statement(const results::Study& study, const results::Sweep& sweep,
                                               const results::SweptConclusion& conclusion);

/// Where it turns: "holds up to 3.6 Gy, not from 3.7 Gy on"; empty when it does not.
[[nodiscard]] std::string conclusion_changes(const results::SweptConclusion& conclusion);

/// The threshold where it is the same at every alpha/beta.
[[nodiscard]] std::optional<double> constant_threshold(const results::Sweep& sweep);

}  // namespace rtsurv::report

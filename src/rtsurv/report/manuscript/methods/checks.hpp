#pragma once
// What a study observed and checked, as paragraphs of its methods. Each is empty where nothing of it was computed.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

/// Referrals, response and toxicity.
[[nodiscard]] std::string observed_methods(const results::Study& study);

/// Trend and pairs of the groups of factors, as sentences that go on: each after a blank.
[[nodiscard]] std::string groups_methods(const results::Study& study);

/// What stands beside a searched cut.
[[nodiscard]] std::string cut_evidence_methods(const results::Study& study);

/// The penalised estimate, where a coefficient of a model is infinite.
[[nodiscard]] std::string separation_methods(const results::Study& study);

/// Checks of the models, what stands beside factors whose hazards are not proportional, the follow-up and the missing
/// values.
[[nodiscard]] std::string check_methods(const results::Study& study);

}  // namespace rtsurv::report::manuscript

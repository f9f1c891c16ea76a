#pragma once
// Who was studied and how they were followed, as paragraphs for a manuscript. Each is empty where nothing of it was
// computed.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

[[nodiscard]] std::string cohort_methods(const results::Study& study);
[[nodiscard]] std::string characteristics_methods(const results::Study& study);

/// What an endpoint is, in the protocol's `definition`: "local control (time from the first fraction to local failure)".
/// Without one it is composed of labels of its columns and events, and the label stands alone where there are none. Never
/// an expression.
[[nodiscard]] std::string definition_phrase(const results::Study& study, const results::EndpointResult& endpoint);

/// Endpoints, curves, follow-up, cumulative incidence and person-time.
[[nodiscard]] std::string outcome_methods(const results::Study& study);

}  // namespace rtsurv::report::manuscript

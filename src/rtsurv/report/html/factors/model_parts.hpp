#pragma once
// The factors of an endpoint: alone, in its multivariable model, and what stands behind that.

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// Rates, log-rank tests and hazard ratios of each factor alone; empty when none was tested alone.
[[nodiscard]] Html univariable_part(Page& page, const results::EndpointResult& endpoint);

/// Curves of the factors of drawn_factors(), of those that nobody asked for `most`, that have no place yet.
[[nodiscard]] Html factor_curves(Page& page, const results::EndpointResult& endpoint, std::size_t most);

/// How the factors came into the model, and why it has no numbers. Needs a multivariable model.
[[nodiscard]] Html model_words(const results::Study& study, const results::EndpointResult& endpoint);

/// The table of the model; empty without numbers. Needs a multivariable model.
[[nodiscard]] Html multivariable_part(Page& page, const results::EndpointResult& endpoint);

/// Forest, proportional hazards with what stands beside a failed test, checks and residuals, full and ridge model. Needs a
/// multivariable model.
[[nodiscard]] Html model_in_full(Page& page, const results::EndpointResult& endpoint);

}  // namespace rtsurv::report::html

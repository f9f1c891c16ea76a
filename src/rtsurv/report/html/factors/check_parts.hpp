#pragma once
// The checks of a referee, where they matter: what is checked, what was found, what it means, what to do about it.

#include <vector>

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// Below a multivariable model; empty without checks.
[[nodiscard]] Html model_checks_part(Page& page, const results::EndpointResult& endpoint);

/// Below the curve of an endpoint; empty without checks.
[[nodiscard]] Html follow_up_checks_part(Page& page, const results::EndpointResult& endpoint);

/// Below the univariable table; empty when no factor is missing in anybody.
[[nodiscard]] Html missing_part(Page& page, const results::EndpointResult& endpoint);

// What counts as found; the doubts of the first page read the same.

/// One patient decides whether the P of the coefficient is below 0.05.
[[nodiscard]] bool hangs_on_one_patient(const results::ModelChecks::Coefficient& coefficient);
/// The numeric term is not a straight line.
[[nodiscard]] bool is_curved(const results::ModelChecks::Linearity& term);
/// Those who entered early and late fare differently.
[[nodiscard]] bool entrants_differ(const results::FollowUpChecks& checks);
/// Patients in whom the factor is missing fare differently.
[[nodiscard]] bool missing_matters(const results::MissingByOutcome& factor);

}  // namespace rtsurv::report::html

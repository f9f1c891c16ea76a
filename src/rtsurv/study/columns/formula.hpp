#pragma once
// What other programs write in a model and here is something else.

#include <string_view>

namespace rtsurv::study {

/// Throws InvalidOption that says what to write instead for a term that is of a formula of R or lifelines: "~ age"; "age + stage"
/// and "age & stage", which SQL would add up, or take bit by bit, to one covariate (in parentheses they are that);
/// "Surv(t, e) ~ a"; C(a), as.factor(a), I(a / 10), ns(a, 3), strata(a), cluster(a) and their like.
void refuse_formula(std::string_view term);

}  // namespace rtsurv::study

#pragma once
// Factors that a model cannot take. Start here: why_unfit().

#include <optional>
#include <string>

#include "rtsurv/results/parts/left_out.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/terms.hpp"

namespace rtsurv::study {

/// Whom a model is fitted to: patients with a known outcome and known strata, and more where it says so.
struct ModelPatients {
  Cases cases;
  survival::FollowUp follow_up;  ///< in the strata of the model
};

/// Those in whom every one of `terms` is known too. Throws NotEstimable when there are none, else as Values and
/// follow_up().
[[nodiscard]] ModelPatients patients_of(Values& values, const Outcome& outcome, const std::vector<std::string>& strata,
                                        const std::vector<TermSpec>& terms = {});

/// Why no coefficient of the term can be estimated in these patients, whatever else is in the model: nothing differs
/// between those who are compared (alike.hpp), or a spline finds no places for its knots. Nothing otherwise; a term may
/// then still be a combination of others. Fills cause and reason. The term is known in all
/// of the patients.
[[nodiscard]] std::optional<results::LeftOut> why_unfit(Values& values, const TermSpec& term,
                                                        const ModelPatients& patients);

/// Why the cut of an endpoint with that outcome may not be searched, which goes on from "because"; empty where it may.
[[nodiscard]] std::string why_not_searched(const Outcome& outcome, const std::string& endpoint);

/// The reason of the column of a cut-point that has no cut.
[[nodiscard]] std::string no_cut(const std::string& cutpoint, const std::string& why_not_searched,
                                 const std::string& why_not_found = {});

/// For the warnings of a study and of its check.
[[nodiscard]] std::string sentence_of(const std::string& endpoint, const results::LeftOut& factor);

}  // namespace rtsurv::study

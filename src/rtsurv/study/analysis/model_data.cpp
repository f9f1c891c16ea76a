#include "rtsurv/study/analysis/model_data.hpp"

#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/strata.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {

ModelData model_data(Analysis& analysis, const std::string& endpoint, const std::vector<std::string>& factors) {
  Values& values = analysis.values();
  std::vector<TermSpec> terms;
  terms.reserve(factors.size());
  for (const std::string& factor : factors) terms.push_back(analysis.term(factor));
  const std::vector<std::string> strata = analysis.model_strata();
  const OutcomeValues outcome = outcome_values(values, analysis.model_outcome(endpoint));
  Selection selection(values.rows(), {});
  require(selection, outcome);
  require_terms(selection, values, terms);
  require_strata(selection, values, strata);
  Cases cases = selection.cases();
  survival::FollowUp follow_up = study::follow_up(values.table(), outcome, cases, stratum_codes(values, strata, cases));
  std::vector<int> cluster = cluster_codes(values.table(), outcome, cases);
  Design design = design_of(values, terms, cases, survival::patient_counts(follow_up));
  return {std::move(cases), std::move(follow_up), std::move(design), std::move(cluster)};
}

}  // namespace rtsurv::study

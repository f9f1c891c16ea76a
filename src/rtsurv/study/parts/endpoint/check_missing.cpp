// Do patients in whom a factor is missing fare differently?
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/terms.hpp"
#include "rtsurv/study/parts/endpoint/checks.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"

namespace rtsurv::study {

std::vector<results::MissingByOutcome> check_missing(Analysis& analysis, const std::string& endpoint,
                                                     const std::vector<std::string>& factors) {
  Values& values = analysis.values();
  const OutcomeValues outcome = outcome_values(values, analysis.outcome(endpoint));
  Selection selection(values.rows(), {});
  require(selection, outcome);
  const Cases cases = selection.cases();
  const survival::FollowUp all = follow_up(values.table(), outcome, cases);
  std::vector<results::MissingByOutcome> found;
  for (const std::string& factor : factors) {
    if (analysis.withheld(factor)) continue;
    results::MissingByOutcome one;
    one.factor = factor;
    const std::vector<std::uint8_t> missing =
        gather(values.any(variable_of(factor), "[univariable] factors").missing, cases);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool absent = missing[all.order()[i]] != 0;
      const double patients = all.counts_patients() ? all.weight_of(i) : 1.0;
      (absent ? one.n_missing : one.n_known) += static_cast<std::size_t>(patients);
      (absent ? one.events_missing : one.events_known) += patients * all.event()[i];
    }
    if (one.n_missing == 0) continue;
    one.log_rank = results::maybe([&] {
      if (static_cast<double>(std::min(one.n_missing, one.n_known)) < thresholds::patients_on_side)
        throw NotEstimable(fmt::format("fewer than {} patients on a side", thresholds::patients_on_side));
      require_independent(all, outcome.rows, "a log-rank test");
      return survival::log_rank(all, std::vector<int>(missing.begin(), missing.end())).test;
    });
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace rtsurv::study

#include "rtsurv/survival/cutpoint/maxstat.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "rtsurv/survival/cutpoint/detail/input.hpp"
#include "rtsurv/survival/cutpoint/detail/p_value.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

void find_p(const CutSearch& search, const MaxstatOptions& options, Maxstat& result) {
  switch (options.p_method) {
    case MaxstatP::conditional_monte_carlo: {
      const auto [p, std_error] = conditional_monte_carlo_p(
          search, {options.replicates, options.seed, turns_for(search.score.size(), options.replicates)});
      result.p = p;
      result.p_std_error = std_error;
      break;
    }
    case MaxstatP::hothorn_lausen:
      result.p = hothorn_lausen_p(search);
      break;
    case MaxstatP::lausen92:
      result.p = lausen92_p(search, {options.min_proportion, options.max_proportion});
      break;
    case MaxstatP::lausen94:
      result.p = lausen94_p(search);
      break;
    case MaxstatP::exact_gauss:
      result.p = exact_gauss_p(search);
      break;
    case MaxstatP::exact:
      result.p = exact_p(search);
      break;
  }
  result.p = std::clamp(result.p, std::numeric_limits<double>::min(), 1.0);
}

Maxstat result_of(CutSearch search, const MaxstatOptions& options) {
  Maxstat result;
  result.cutpoint = search.cut[search.best];
  result.statistic = search.maximum;
  result.n_low = search.low[search.best];
  result.n_high = search.score.size() - result.n_low;
  find_p(search, options, result);
  result.cut = std::move(search.cut);
  result.candidate_statistic = std::move(search.statistic);
  return result;
}

}  // namespace

Maxstat maxstat(const FollowUp& follow_up, std::span<const double> x, const MaxstatOptions& options) {
  return result_of(search_cuts(follow_up, x, options), options);
}

Maxstat maxstat(const CauseFollowUp& follow_up, std::span<const double> x, const MaxstatOptions& options) {
  return result_of(search_cuts(follow_up, x, options), options);
}

}  // namespace rtsurv::survival

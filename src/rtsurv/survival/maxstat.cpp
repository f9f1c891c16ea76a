#include "rtsurv/survival/maxstat.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/maxstat_p.hpp"
#include "rtsurv/survival/maxstat_scores.hpp"
#include "rtsurv/survival/maxstat_search.hpp"

namespace rtsurv::survival {
namespace {

void require_supported(const FollowUp& follow_up, const MaxstatOptions& options) {
  const char* what = nullptr;
  if (!follow_up.entry().empty()) what = "delayed entry";
  if (!follow_up.weight().empty()) what = "weights";
  if (!follow_up.stratum().empty()) what = "strata";
  if (what != nullptr) throw InvalidOption(std::string("a cut-point search does not support ") + what);
  if (!(options.min_proportion >= 0.0 && options.min_proportion < options.max_proportion &&
        options.max_proportion <= 1.0))
    throw InvalidOption("the proportions of a cut-point search must be 0 <= smallest < largest <= 1");
  if (options.replicates == 0) throw InvalidOption("a simulated P needs at least one replicate");
}

/// x in the sorted order of `follow_up`.
std::vector<double> sorted_x(const FollowUp& follow_up, std::span<const double> x) {
  if (x.size() != follow_up.caller_size())
    throw InvalidOption("the covariate of a cut-point search must be as long as the follow-up");
  std::vector<double> result;
  result.reserve(follow_up.size());
  for (const std::size_t i : follow_up.order()) {
    if (!std::isfinite(x[i])) throw InvalidOption("the covariate of a cut-point search must be finite");
    result.push_back(x[i]);
  }
  return result;
}

std::vector<double> scores_of(const FollowUp& follow_up, const MaxstatOptions& options) {
  const bool log_rank = options.score == MaxstatScore::log_rank;
  std::vector<double> scores = log_rank ? log_rank_scores(follow_up) : gehan_scores(follow_up);
  if (options.p_method == MaxstatP::hothorn_lausen) return integer_scores(scores);
  return scores;
}

void find_p(const CutSearch& search, const MaxstatOptions& options, Maxstat& result) {
  switch (options.p_method) {
    case MaxstatP::conditional_monte_carlo: {
      const auto [p, std_error] = conditional_monte_carlo_p(search, {options.replicates, options.seed});
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

}  // namespace

Maxstat maxstat(const FollowUp& follow_up, std::span<const double> x, const MaxstatOptions& options) {
  require_supported(follow_up, options);
  CutSearch search = search_cuts(sorted_x(follow_up, x), scores_of(follow_up, options),
                                 {options.min_proportion, options.max_proportion});
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

}  // namespace rtsurv::survival

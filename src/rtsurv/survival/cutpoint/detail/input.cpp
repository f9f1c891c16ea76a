#include "rtsurv/survival/cutpoint/detail/input.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cutpoint/detail/scores.hpp"

namespace rtsurv::survival::detail {
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
  switch (options.score) {
    case MaxstatScore::log_rank:
      return log_rank_scores(follow_up);
    case MaxstatScore::gehan:
      return gehan_scores(follow_up);
    case MaxstatScore::gray:
      break;
  }
  throw InvalidOption("Gray's scores need the competing events");
}

CutSearch search_scores(std::vector<double> scores, const std::vector<double>& x, const MaxstatOptions& options) {
  if (options.p_method == MaxstatP::hothorn_lausen) scores = integer_scores(scores, static_cast<double>(scores.size()));
  return search_cuts(x, scores, {options.min_proportion, options.max_proportion});
}

}  // namespace

CutSearch search_cuts(const FollowUp& follow_up, std::span<const double> x, const MaxstatOptions& options) {
  require_supported(follow_up, options);
  const std::vector<double> in_order = sorted_x(follow_up, x);
  return search_scores(scores_of(follow_up, options), in_order, options);
}

CutSearch search_cuts(const CauseFollowUp& follow_up, std::span<const double> x, const MaxstatOptions& options) {
  if (options.score != MaxstatScore::gray) return search_cuts(follow_up.only(1), x, options);
  require_supported(follow_up.any(), options);
  const std::vector<double> in_order = sorted_x(follow_up.any(), x);
  const std::vector<int> causes = causes_in_order(follow_up);
  return search_scores(gray_scores({follow_up.any().time(), causes}), in_order, options);
}

std::vector<int> causes_in_order(const CauseFollowUp& follow_up) {
  std::vector<int> causes;
  causes.reserve(follow_up.any().size());
  for (std::size_t i = 0; i < follow_up.any().size(); ++i) causes.push_back(follow_up.cause_of(i));
  return causes;
}

}  // namespace rtsurv::survival::detail

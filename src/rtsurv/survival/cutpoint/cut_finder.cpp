#include "rtsurv/survival/cutpoint/cut_finder.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cutpoint/detail/scores.hpp"

namespace rtsurv::survival {
namespace {

/// Candidates of one search: standardised statistics, the first maximum kept.
class Maximum {
 public:
  void offer(double cut, double statistic) {
    cuts_.push_back(cut);
    statistics_.push_back(statistic);
  }

  /// Maxima that differ by rounding are equal; the first wins.
  [[nodiscard]] std::optional<BestCut> best() const {
    if (statistics_.empty()) return std::nullopt;
    const double enough = std::ranges::max(statistics_) * (1.0 - 1e-12);
    const auto first = std::ranges::find_if(statistics_, [enough](double t) { return t >= enough; });
    return BestCut{cuts_[static_cast<std::size_t>(first - statistics_.begin())], *first};
  }

 private:
  std::vector<double> cuts_, statistics_;
};

struct Moments {
  double mean = 0.0, squares = 0.0;  ///< squares: weighted sum of squared deviations; 0 when all scores are equal
};

bool all_equal(std::span<const double> score, std::span<const double> weight) {
  std::optional<double> seen;
  for (std::size_t i = 0; i < score.size(); ++i) {
    if (weight[i] == 0.0) continue;
    if (seen && *seen != score[i]) return false;
    seen = score[i];
  }
  return true;
}

Moments moments(std::span<const double> score, std::span<const double> weight, double total) {
  Moments result;
  if (all_equal(score, weight)) return result;
  for (std::size_t i = 0; i < score.size(); ++i) result.mean += weight[i] * score[i];
  result.mean /= total;
  for (std::size_t i = 0; i < score.size(); ++i)
    result.squares += weight[i] * (score[i] - result.mean) * (score[i] - result.mean);
  return result;
}

/// Integer scores of the subjects that were drawn.
void round_scores(std::span<const double> weight, double total, std::vector<double>& score) {
  std::vector<double> drawn;
  for (std::size_t i = 0; i < score.size(); ++i)
    if (weight[i] > 0.0) drawn.push_back(score[i]);
  const std::vector<double> rounded = detail::integer_scores(drawn, total);
  std::size_t next = 0;
  for (std::size_t i = 0; i < score.size(); ++i)
    if (weight[i] > 0.0) score[i] = rounded[next++];
}

}  // namespace

CutFinder::CutFinder(const FollowUp& follow_up, std::span<const double> x, CutRange range, CutScores scores)
    : range_(range), kind_(scores), caller_size_(follow_up.caller_size()) {
  take(follow_up, x);
}

CutFinder::CutFinder(const CauseFollowUp& follow_up, std::span<const double> x, CutRange range, CutScores scores)
    : range_(range), kind_(scores), caller_size_(follow_up.any().caller_size()) {
  take(follow_up.any(), x);
  for (const std::size_t subject : subject_) cause_.push_back(follow_up.cause()[subject]);
}

void CutFinder::take(const FollowUp& follow_up, std::span<const double> x) {
  if (x.size() != caller_size_)
    throw InvalidOption("the covariate of a cut-point search must be as long as the follow-up");
  for (std::size_t i = 0; i < follow_up.size(); ++i) {
    const std::size_t subject = follow_up.order()[i];
    if (!std::isfinite(x[subject])) continue;
    time_.push_back(follow_up.time()[i]);
    event_.push_back(follow_up.event()[i]);
    subject_.push_back(subject);
  }
  by_x_.resize(subject_.size());
  std::iota(by_x_.begin(), by_x_.end(), std::size_t{0});
  std::ranges::stable_sort(by_x_, {}, [&](std::size_t i) { return x[subject_[i]]; });
  for (const std::size_t i : by_x_) x_.push_back(x[subject_[i]]);
}

std::vector<double> CutFinder::scores(std::span<const double> weight, double total) const {
  std::vector<double> score =
      cause_.empty() ? log_rank_scores(weight, total) : detail::gray_scores({time_, cause_, weight});
  if (kind_ == CutScores::integers) round_scores(weight, total, score);
  return score;
}

std::vector<double> CutFinder::log_rank_scores(std::span<const double> weight, double total) const {
  std::vector<double> score(weight.size());
  detail::HazardSum hazard;
  double passed = 0.0;
  for (std::size_t i = 0; i < weight.size();) {
    double events = 0.0;
    std::size_t end = i;
    for (; end < weight.size() && time_[end] == time_[i]; ++end) {
      passed += weight[end];
      if (event_[end] != 0) events += weight[end];
    }
    if (events > 0.0) hazard.add(events, 1.0 / (total - passed + 1.0));
    for (; i < end; ++i) score[i] = event_[i] - hazard.value();
  }
  return score;
}

std::optional<BestCut> CutFinder::search(std::span<const double> callers_weight) const {
  if (callers_weight.size() != caller_size_)
    throw InvalidOption("a resample needs one weight per subject of the caller");
  std::vector<double> weight;
  weight.reserve(subject_.size());
  for (const std::size_t i : subject_) weight.push_back(callers_weight[i]);
  const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
  if (total < 2.0) return std::nullopt;

  const std::vector<double> score = scores(weight, total);
  const Moments moment = moments(score, weight, total);
  if (moment.squares == 0.0) return std::nullopt;
  const double fewest = std::max(1.0, std::floor(total * range_.min)), most = std::floor(total * range_.max);
  Maximum maximum;
  double low = 0.0, sum = 0.0;
  for (std::size_t k = 0; k < by_x_.size() && low < total; ++k) {
    low += weight[by_x_[k]];
    sum += weight[by_x_[k]] * (score[by_x_[k]] - moment.mean);
    const bool last_of_its_value = k + 1 == by_x_.size() || x_[k] != x_[k + 1];
    if (!last_of_its_value || low < fewest || low > most || low >= total) continue;
    maximum.offer(x_[k], std::fabs(sum) / std::sqrt(low * (total - low) / (total * (total - 1.0)) * moment.squares));
  }
  return maximum.best();
}

}  // namespace rtsurv::survival

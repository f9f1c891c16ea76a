#include "rtsurv/survival/cox/detail/likelihood.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "rtsurv/parallel/parallel_for.hpp"

namespace rtsurv::survival::detail {
namespace {

/// One for one thread; for several enough that they seldom wait for each other: sums of 4 MB or one for each thread, but
/// no more than there are tiles, nor than 64 MB hold with the means that wait.
std::size_t tiles_at_once(const RiskSets& sets, const ScaledCovariates& covariates) {
  constexpr std::size_t in_4_mb = std::size_t{1} << 19U, in_64_mb = std::size_t{1} << 23U, for_each_thread = 32;
  const std::size_t p = covariates.columns(), threads = parallel::threads_for(covariates.rows() * p);
  if (threads == 1) return 1;
  const std::size_t wanted = std::clamp(in_4_mb / (p * p), threads, threads * for_each_thread);
  const std::size_t needed = std::max(covariates.tiles(), (2 * sets.times() + tile_rows - 1) / tile_rows);
  return std::max<std::size_t>(1, std::min({wanted, needed, in_64_mb / (p * (p + tile_rows))}));
}

}  // namespace

PartialLikelihood::PartialLikelihood(const RiskSets& sets, const ScaledCovariates& covariates)
    : sets_(sets),
      covariates_(covariates),
      hazards_{std::vector<double>(sets.rows()), std::vector<double>(sets.rows()), std::vector<double>(sets.strata())},
      scan_(sets, covariates),
      step_(sets.times()),
      step_of_dead_(sets.times()),
      cumulative_(sets.times()),
      full_cumulative_(sets.before.empty() ? 0 : sets.times()),
      later_fading_(sets.lingering.empty() ? 0 : sets.times()),
      second_(covariates.columns()),
      means_(covariates.columns()),
      tile_sums_(tiles_at_once(sets, covariates), {std::vector<double>(covariates.columns()), second_}),
      mean_tiles_(tile_sums_.size() * tile_rows * covariates.columns()) {
  mean_weight_.reserve(tile_sums_.size() * tile_rows);
}

bool PartialLikelihood::move_to(std::span<const double> b) {
  covariates_.product(b, hazards_.eta);
  return set_relative_hazards(sets_, hazards_);
}

double PartialLikelihood::events() const {
  return std::inner_product(sets_.steps.begin(), sets_.steps.end(), sets_.step_weight.begin(), 0.0);
}

double PartialLikelihood::span_of(std::span<const double> step) const {
  const std::vector<double> eta = covariates_.product(step);
  double span = 0.0;
  for (std::size_t s = 0; s < sets_.strata(); ++s) {
    const auto from = eta.begin() + static_cast<std::ptrdiff_t>(sets_.begin[sets_.stratum_begin[s]]);
    const auto to = eta.begin() + static_cast<std::ptrdiff_t>(sets_.begin[sets_.stratum_begin[s + 1]]);
    const auto [low, high] = std::minmax_element(from, to);
    span = std::max(span, *high - *low);
  }
  return span;
}

const LikelihoodDerivatives& PartialLikelihood::derivatives(std::span<const double> multiplier) {
  const std::size_t p = covariates_.columns();
  means_.clear();
  second_.clear();
  scan_risk_sets(multiplier);
  accumulate_hazard();
  sum_over_rows(multiplier);
  derivatives_.information = second_.matrix();
  const std::vector<double> means = means_.matrix();
  for (std::size_t i = 0; i < means.size(); ++i) derivatives_.information[i] -= means[i];
  derivatives_.second_moment.resize(p);
  for (std::size_t j = 0; j < p; ++j) derivatives_.second_moment[j] = second_.diagonal(j);
  return derivatives_;
}

double PartialLikelihood::loglik() {
  ExpandedSum sum;
  scan_.start(hazards_.value, false);
  for (std::size_t left = sets_.times(); left > 0; --left) {
    scan_.move_back();
    sum.add(loglik_of_tie(sums_of_tie()));
  }
  return sum.value();
}

TieSums PartialLikelihood::sums_of_tie() const {
  const std::size_t k = scan_.event_time();
  return tie_sums(scan_.s0(), scan_.e0(), sets_.steps[k], sets_.step_weight[k]);
}

double PartialLikelihood::loglik_of_tie(const TieSums& ties) const {
  const std::size_t k = scan_.event_time();
  double eta = 0.0;
  for (std::size_t i = sets_.begin[k]; i < sets_.deaths_end[k]; ++i)
    eta += sets_.weight[i] * (hazards_.eta[i] - hazards_.shift[scan_.stratum()]);
  return eta - ties.log;
}

void PartialLikelihood::scan_risk_sets(std::span<const double> multiplier) {
  ExpandedSum loglik;
  scan_.start(hazards_.value);
  for (std::size_t left = sets_.times(); left > 0; --left) {
    scan_.move_back();
    const std::size_t k = scan_.event_time();
    const TieSums ties = sums_of_tie();
    const double factor = multiplier.empty() ? 1.0 : multiplier[k];
    step_[k] = factor * ties.hazard;
    step_of_dead_[k] = factor * ties.hazard_of_dead;
    loglik.add(loglik_of_tie(ties));
    store_means(scan_, ties, factor);
  }
  derivatives_.loglik = loglik.value();
  flush_means();
}

// sum_l a m1 m1' / den^2 = A s1 s1' - B (s1 e1' + e1 s1') + C e1 e1'
//                        = A (s1 - B/A e1)(s1 - B/A e1)' + (C - B^2/A) e1 e1'
void PartialLikelihood::store_means(const RiskScan& scan, const TieSums& ties, double multiplier) {
  if (ties.square == 0.0) return;  // no event
  const double ratio = ties.square_f / ties.square;
  double* mean = next_mean(multiplier * ties.square);
  for (std::size_t j = 0; j < scan.s1().size(); ++j) mean[j * tile_rows] = scan.s1()[j] - ratio * scan.e1()[j];
  if (ratio == 0.0) return;
  mean = next_mean(multiplier * std::max(0.0, ties.square_ff - ratio * ties.square_f));
  for (std::size_t j = 0; j < scan.e1().size(); ++j) mean[j * tile_rows] = scan.e1()[j];
}

double* PartialLikelihood::next_mean(double weight) {
  if (mean_weight_.size() == tile_sums_.size() * tile_rows) flush_means();
  const std::size_t row = mean_weight_.size();
  mean_weight_.push_back(weight);
  return mean_tiles_.data() + row / tile_rows * tile_rows * covariates_.columns() + row % tile_rows;
}

void PartialLikelihood::flush_means() {
  const std::size_t tiles = (mean_weight_.size() + tile_rows - 1) / tile_rows;
  parallel::parallel_for(tiles, [&](std::size_t t) {
    const std::span<const double> weight(mean_weight_);
    CrossProduct& sums = tile_sums_[t].second;
    sums.clear();
    sums.add(mean_tiles_.data() + t * tile_rows * covariates_.columns(), tile_rows,
             weight.subspan(t * tile_rows, std::min(tile_rows, weight.size() - t * tile_rows)));
  });
  for (std::size_t t = 0; t < tiles; ++t) means_.add(tile_sums_[t].second);
  mean_weight_.clear();
}

double PartialLikelihood::hazard_at_risk(std::size_t row) const {
  const std::size_t last = sets_.event_time[row];
  if (!later_fading_.empty()) return cumulative_[last] + sets_.lingering[row] * later_fading_[last];
  if (sets_.before.empty() || sets_.before[row] == RiskSets::none) return cumulative_[last];
  return full_cumulative_[last].since(full_cumulative_[sets_.before[row]]);
}

void PartialLikelihood::accumulate_hazard() {
  for (std::size_t s = 0; s < sets_.strata(); ++s) {
    double sum = 0.0;
    ExpandedSum full;
    for (std::size_t k = sets_.stratum_begin[s]; k < sets_.stratum_begin[s + 1]; ++k) {
      sum += step_[k];
      cumulative_[k] = sum;
      if (full_cumulative_.empty()) continue;
      full.add(step_[k]);
      full_cumulative_[k] = full;
    }
    if (later_fading_.empty()) continue;
    double later = 0.0;
    for (std::size_t k = sets_.stratum_begin[s + 1]; k-- > sets_.stratum_begin[s];) {
      later_fading_[k] = later;
      later += sets_.fading[k] * step_[k];
    }
  }
}

void PartialLikelihood::sum_over_rows(std::span<const double> multiplier) {
  std::vector<double>& gradient = derivatives_.gradient;
  gradient.assign(covariates_.columns(), 0.0);
  for (std::size_t begin = 0; begin < covariates_.tiles(); begin += tile_sums_.size()) {
    const std::size_t tiles = std::min(tile_sums_.size(), covariates_.tiles() - begin);
    parallel::parallel_for(tiles, [&](std::size_t t) { sum_over_tile(begin + t, multiplier, tile_sums_[t]); });
    for (const TileSums& sums : std::span(tile_sums_).first(tiles)) {
      for (std::size_t j = 0; j < gradient.size(); ++j) gradient[j] += sums.gradient[j];
      second_.add(sums.second);
    }
  }
}

void PartialLikelihood::sum_over_tile(std::size_t tile, std::span<const double> multiplier, TileSums& sums) const {
  std::array<double, tile_rows> residual, weight;
  const std::size_t n = covariates_.used(tile);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t row = tile * tile_rows + i, k = sets_.event_time[row];
    const bool dead = row < sets_.deaths_end[k];
    weight[i] = hazards_.value[row] * (hazard_at_risk(row) - (dead ? step_of_dead_[k] : 0.0));
    residual[i] = (dead ? sets_.weight[row] * (multiplier.empty() ? 1.0 : multiplier[k]) : 0.0) - weight[i];
  }
  const double* x = covariates_.tile(tile);
  std::ranges::fill(sums.gradient, 0.0);
  sums.second.clear();
  add_products({residual.data(), n}, x, tile_rows, sums.gradient);
  sums.second.add(x, tile_rows, {weight.data(), n});
}

}  // namespace rtsurv::survival::detail

#include "rtsurv/study/parts/sweep/swept_cutpoint.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "rtsurv/results/json/names.hpp"
#include "rtsurv/study/analysis/cutpoint_column.hpp"
#include "rtsurv/study/methods/cut_outcome.hpp"

namespace rtsurv::study {
namespace {

using survival::MaxstatP;

constexpr double most_steps = 2e9;
constexpr double replicates = 99999.0;

/// Steps of one search of n patients, as maxstat_p.hpp counts them; those of Lau92 and Lau94 are too few to count.
double steps_of(MaxstatP method, double n) {
  switch (method) {
    case MaxstatP::conditional_monte_carlo:
      return replicates * n;
    case MaxstatP::hothorn_lausen:
      return n * n * n * n / 15.0;
    case MaxstatP::exact_gauss:
      return 125.0 * n * std::sqrt(n);
    case MaxstatP::exact:
      return n * std::exp2(std::min(n, 30.0));
    case MaxstatP::lausen92:
    case MaxstatP::lausen94:
      break;
  }
  return 0.0;
}

/// Ranks 0, 1, ... of the values.
std::vector<std::uint32_t> dense_ranks(const std::vector<double>& x) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
  std::vector<std::uint32_t> rank(x.size(), 0);
  for (std::size_t k = 1; k < order.size(); ++k)
    rank[order[k]] = rank[order[k - 1]] + (x[order[k]] > x[order[k - 1]] ? 1U : 0U);
  return rank;
}

/// The largest of the m smallest values.
double largest_of_lowest(std::vector<double> x, std::size_t m) {
  const auto place = x.begin() + static_cast<std::ptrdiff_t>(m) - 1;
  std::nth_element(x.begin(), place, x.end());
  return *place;
}

}  // namespace

SweptPMethod swept_p_method(MaxstatP wanted, std::size_t patients, std::size_t values) {
  const double steps = steps_of(wanted, static_cast<double>(patients)) * static_cast<double>(values);
  if (steps <= most_steps) return {wanted, {}};
  return {MaxstatP::lausen94,
          fmt::format("{} of {} patients at {} values of α/β would take too long; Lau94 is a closed form of the same P",
                      results::name(wanted), patients, values)};
}

SweptSearch::SweptSearch(Analysis& analysis, const CutpointRule& rule, SweptPMethod method)
    : analysis_(analysis), rule_(rule), method_(std::move(method)) {}

results::SweptCutpoint::At SweptSearch::find() {
  Values& values = analysis_.values();
  CutpointCall call = call_of(analysis_, rule_);
  call.options.p_method = method_.method;
  if (!call.outcome.entry.empty() || !call.outcome.weights.empty() || !call.outcome.cluster.empty())
    throw NotEstimable("a search takes no delayed entry, weights or clusters");
  const CutOutcome searched = cut_outcome(values, call);
  const Cases& cases = searched.cases;
  const std::vector<double>& x = searched.x;
  std::vector<std::uint32_t> rank = dense_ranks(x);
  auto known = std::find_if(known_.begin(), known_.end(),
                            [&](const Known& one) { return one.rank == rank && one.row == cases.row; });
  if (known == known_.end()) {
    known_.push_back({cases.row, std::move(rank), cutpoint(values, call).maxstat});
    known = known_.end() - 1;
  }
  const survival::Maxstat& found = known->found;
  return {largest_of_lowest(x, found.n_low), found.statistic, found.p, found.n_low, found.n_high};
}

}  // namespace rtsurv::study

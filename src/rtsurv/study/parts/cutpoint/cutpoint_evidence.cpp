#include "rtsurv/study/parts/cutpoint/cutpoint_evidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "rtsurv/chain/cut_side.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/methods/cut_outcome.hpp"
#include "rtsurv/survival/competing/gray_test.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/cutpoint/cut_shrinkage.hpp"

namespace rtsurv::study {
namespace {

using results::CutpointEvidence;
using survival::MaxstatP;

constexpr std::size_t most_values = 40;
constexpr double drawn_tail = 0.01;  // beyond it a few patients would stretch the axis

CutpointEvidence::PValue p_by(MaxstatP method, const CutOutcome& on, const CutpointCall& call,
                              const results::CutpointResult& found) {
  CutpointEvidence::PValue result{method, {}, {}, ""};
  if (method == found.p_method) {
    result.p = found.maxstat.p;
    result.std_error = found.maxstat.p_std_error;
    return result;
  }
  survival::MaxstatOptions options = call.options;
  options.p_method = method;
  try {
    const survival::Maxstat maxstat = survival::maxstat(on.causes, on.x, options);
    result.p = maxstat.p;
    result.std_error = maxstat.p_std_error;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_estimable && error.kind() != ErrorKind::usage) throw;
    result.why = error.what();
  }
  return result;
}

void describe_values(const std::vector<double>& x, CutpointEvidence& evidence) {
  std::map<double, std::size_t> counts;
  for (const double value : x) ++counts[value];
  if (counts.size() <= most_values) {
    evidence.values.assign(counts.begin(), counts.end());
    return;
  }
  std::vector<double> ascending = x;
  std::ranges::sort(ascending);
  for (int decile = 1; decile <= 9; ++decile)
    evidence.deciles.push_back(math::quantile_sorted(ascending, 0.1 * decile));
}

std::vector<int> sides_of(const CutOutcome& on, double fixed) {
  std::vector<int> side;
  for (const double value : on.x) side.push_back(chain::reaches_fixed(value, fixed) ? 1 : 0);
  return side;
}

/// The cut that was known beforehand.
void add_fixed(const CutOutcome& on, bool gray, CutpointEvidence& evidence) {
  const std::vector<int> side = sides_of(on, *evidence.fixed);
  evidence.fixed_test = results::maybe([&] { return survival::log_rank(on.causes.only(1), side).test; });
  if (gray) evidence.fixed_gray = results::maybe([&] { return survival::gray_test(on.causes, side, 1); });
}

/// Where else the cut could lie, and what is left of its hazard ratio: on a FollowUp, or with causes on a CauseFollowUp.
void add_resamples(const auto& follow_up, const CutOutcome& on, const survival::MaxstatOptions& options,
                   CutpointEvidence& evidence) {
  const survival::CutRange range{options.min_proportion, options.max_proportion};
  evidence.shrinkage = results::maybe([&] {
    const auto found = survival::cut_shrinkage(follow_up, on.x, {.range = range, .seed = options.seed});
    return CutpointEvidence::Shrinkage{std::exp(found.coefficient), found.factor, std::exp(found.shrunken())};
  });
  evidence.bootstrap = survival::cut_bootstrap(follow_up, on.x, {.range = range, .seed = options.seed});
}

}  // namespace

CutpointEvidence cutpoint_evidence(Values& values, const CutpointCall& call, const results::CutpointResult& found,
                                   std::optional<double> fixed) {
  const CutOutcome on = cut_outcome(values, call);
  const survival::FollowUp of_event = on.causes.only(1);
  const bool gray = call.options.score == survival::MaxstatScore::gray;
  CutpointEvidence evidence;
  evidence.naive_p = math::normal_two_sided(found.maxstat.statistic);
  for (const MaxstatP method : {MaxstatP::conditional_monte_carlo, MaxstatP::exact, MaxstatP::exact_gauss,
                                MaxstatP::hothorn_lausen, MaxstatP::lausen94, MaxstatP::lausen92})
    evidence.p_values.push_back(p_by(method, on, call, found));
  if (gray)
    add_resamples(on.causes, on, call.options, evidence);
  else
    add_resamples(of_event, on, call.options, evidence);
  evidence.spline = results::maybe([&] { return survival::spline_cox(of_event, on.x, {.tail = drawn_tail}); });
  describe_values(on.x, evidence);
  evidence.fixed = fixed;
  if (fixed) add_fixed(on, gray, evidence);
  return evidence;
}

results::CutpointResult cutpoint_with_evidence(const table::Table& table, const CutpointCall& call, CallTimes* times) {
  Values values(table);
  results::CutpointResult result = cutpoint(values, call, times);
  result.evidence = cutpoint_evidence(values, call, result, std::nullopt);
  return result;
}

}  // namespace rtsurv::study

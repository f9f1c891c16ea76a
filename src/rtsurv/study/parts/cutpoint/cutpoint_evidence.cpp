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
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/cutpoint/cut_shrinkage.hpp"

namespace rtsurv::study {
namespace {

using results::CutpointEvidence;
using survival::MaxstatP;

constexpr std::size_t most_values = 40;
constexpr double drawn_tail = 0.01;  // beyond it a few patients would stretch the axis

/// The rows of a search.
struct Searched {
  survival::FollowUp follow_up;
  std::vector<double> x;
};

Searched searched(Values& values, const CutpointCall& call) {
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  const table::Column& x = values.number(call.x, "--x");
  Selection selection(values.rows(), {});
  require(selection, outcome);
  selection.require(x.missing);
  const Cases cases = selection.cases();
  return {follow_up(values.table(), outcome, cases), gather(x.number, cases)};
}

CutpointEvidence::PValue p_by(MaxstatP method, const Searched& on, const CutpointCall& call,
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
    const survival::Maxstat maxstat = survival::maxstat(on.follow_up, on.x, options);
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

survival::ChiSquareTest test_of(const Searched& on, double fixed) {
  std::vector<int> group;
  for (const double value : on.x) group.push_back(chain::reaches_fixed(value, fixed) ? 1 : 0);
  return survival::log_rank(on.follow_up, group).test;
}

}  // namespace

CutpointEvidence cutpoint_evidence(Values& values, const CutpointCall& call, const results::CutpointResult& found,
                                   std::optional<double> fixed) {
  const Searched on = searched(values, call);
  const survival::CutRange range{call.options.min_proportion, call.options.max_proportion};
  CutpointEvidence evidence;
  evidence.naive_p = math::normal_two_sided(found.maxstat.statistic);
  for (const MaxstatP method : {MaxstatP::conditional_monte_carlo, MaxstatP::exact, MaxstatP::exact_gauss,
                                MaxstatP::hothorn_lausen, MaxstatP::lausen94, MaxstatP::lausen92})
    evidence.p_values.push_back(p_by(method, on, call, found));
  evidence.shrinkage = results::maybe([&] {
    const auto found_again = survival::cut_shrinkage(on.follow_up, on.x, {.range = range, .seed = call.options.seed});
    return CutpointEvidence::Shrinkage{std::exp(found_again.coefficient), found_again.factor,
                                       std::exp(found_again.shrunken())};
  });
  evidence.bootstrap = survival::cut_bootstrap(on.follow_up, on.x, {.range = range, .seed = call.options.seed});
  evidence.spline = results::maybe([&] { return survival::spline_cox(on.follow_up, on.x, {.tail = drawn_tail}); });
  describe_values(on.x, evidence);
  evidence.fixed = fixed;
  if (fixed) evidence.fixed_test = results::maybe([&] { return test_of(on, *fixed); });
  return evidence;
}

results::CutpointResult cutpoint_with_evidence(const table::Table& table, const CutpointCall& call, CallTimes* times) {
  Values values(table);
  results::CutpointResult result = cutpoint(values, call, times);
  result.evidence = cutpoint_evidence(values, call, result, std::nullopt);
  return result;
}

}  // namespace rtsurv::study

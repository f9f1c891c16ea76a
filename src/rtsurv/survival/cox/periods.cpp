#include "rtsurv/survival/cox/periods.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/cox/dropped_columns.hpp"
#include "rtsurv/survival/time/near_ties.hpp"

namespace rtsurv::survival {
namespace {

constexpr double before_zero = -1.0;  // without delayed entry: at risk at time 0 as well

/// The times of the sorted subjects and the cuts, without near ties between them.
struct Clock {
  std::vector<double> entry, time, cuts;

  Clock(const FollowUp& follow_up, const std::vector<double>& ends)
      : entry(follow_up.entry().begin(), follow_up.entry().end()),
        time(follow_up.time().begin(), follow_up.time().end()),
        cuts(ends) {
    if (entry.empty()) entry.assign(time.size(), before_zero);
    while (merge_once()) {
    }
  }

 private:
  bool merge_once() {
    std::vector<double> all;
    for (const auto* times : {&entry, &time, &cuts}) all.insert(all.end(), times->begin(), times->end());
    std::ranges::sort(all);
    const std::vector<double> starts = run_starts(all);
    for (auto* times : {&entry, &time, &cuts})
      for (double& one : *times) merge_runs({&one, 1}, starts);
    return !starts.empty();
  }
};

/// One row per subject and period in which it is observed.
struct Rows {
  std::vector<std::size_t> subject, period;  ///< sorted index, and from 0
  std::vector<double> entry, time;
  std::vector<std::uint8_t> event;

  void add(std::size_t i, const Clock& clock, bool has_event) {
    for (std::size_t k = 0; k <= clock.cuts.size(); ++k) {
      const bool last = k == clock.cuts.size();
      const double from = k == 0 ? clock.entry[i] : std::max(clock.entry[i], clock.cuts[k - 1]);
      const double to = last ? clock.time[i] : std::min(clock.time[i], clock.cuts[k]);
      if (!(from < to)) continue;
      subject.push_back(i);
      period.push_back(k);
      entry.push_back(from);
      time.push_back(to);
      event.push_back(has_event && to == clock.time[i] ? 1 : 0);
    }
  }
};

void require_valid(const Covariates& covariates, const PeriodOptions& options) {
  if (options.varying.size() != covariates.columns ||
      std::ranges::none_of(options.varying, [](std::uint8_t one) { return one != 0; }))
    throw InvalidOption("periods need one flag per covariate, and one that varies");
  double before = 0.0;
  for (const double cut : options.cuts) {
    if (!(cut > before && cut < std::numeric_limits<double>::infinity()))
      throw InvalidOption("the ends of periods must ascend and lie above 0");
    before = cut;
  }
  if (options.cuts.empty()) throw InvalidOption("two periods or more need a time at which the first ends");
}

/// The subjects, and their intervals in the periods.
struct Split {
  const FollowUp& subjects;
  const Covariates& covariates;
  const PeriodOptions& options;
  Rows rows;
};

/// The periods without estimates.
std::vector<Period> periods_of(const Split& split) {
  const std::vector<double>& cuts = split.options.cuts;
  std::vector<Period> periods(cuts.size() + 1);
  for (std::size_t k = 0; k < cuts.size(); ++k) periods[k].to = periods[k + 1].from = cuts[k];
  const bool patients = split.subjects.counts_patients();
  for (std::size_t row = 0; row < split.rows.subject.size(); ++row) {
    const std::size_t i = split.rows.subject[row];
    const std::size_t n = patients ? static_cast<std::size_t>(split.subjects.weight_of(i)) : 1;
    const double events = static_cast<double>(n) * split.rows.event[row];
    Period& period = periods[split.rows.period[row]];
    period.n += n;
    period.events += events;
    std::size_t v = 0;
    for (std::size_t j = 0; j < split.covariates.columns; ++j) {
      if (split.options.varying[j] == 0) continue;
      if (v == period.varying.size()) period.varying.emplace_back();
      Period::Varying& varying = period.varying[v++];
      if (split.covariates.column(j)[split.subjects.order()[i]] == 0.0) continue;
      varying.n += n;
      varying.events += events;
    }
  }
  for (const Period& period : periods)
    if (!(period.events > 0.0))
      throw NotEstimable(period.to ? fmt::format("no event happens between {:.6g} and {:.6g}", period.from, *period.to)
                                   : fmt::format("no event happens after {:.6g}", period.from));
  return periods;
}

FollowUp follow_up_of(const Split& split) {
  const FollowUp& subjects = split.subjects;
  std::vector<double> weight;
  std::vector<int> stratum;
  for (const std::size_t i : split.rows.subject) {
    if (!subjects.weight().empty()) weight.push_back(subjects.weight()[i]);
    if (!subjects.stratum().empty()) stratum.push_back(subjects.stratum()[i]);
  }
  return FollowUp({split.rows.time, split.rows.event, split.rows.entry, weight, stratum});
}

/// The constant covariates, then the varying ones in the first period, in the second, and so on; 0 outside of it. As
/// differences those of the first period stand in all of them.
Covariates covariates_of(const Split& split, bool differences) {
  const Rows& rows = split.rows;
  Covariates result{rows.subject.size(), 0, {}};
  const auto add = [&](std::size_t j, const std::function<bool(std::size_t)>& in) {
    const std::span<const double> x = split.covariates.column(j);
    for (std::size_t row = 0; row < rows.subject.size(); ++row)
      result.values.push_back(in(row) ? x[split.subjects.order()[rows.subject[row]]] : 0.0);
    ++result.columns;
  };
  const std::vector<std::uint8_t>& varying = split.options.varying;
  for (std::size_t j = 0; j < varying.size(); ++j)
    if (varying[j] == 0) add(j, [](std::size_t) { return true; });
  for (std::size_t k = 0; k <= split.options.cuts.size(); ++k)
    for (std::size_t j = 0; j < varying.size(); ++j)
      if (varying[j] != 0) add(j, [&](std::size_t row) { return rows.period[row] == k || (differences && k == 0); });
  return result;
}

std::vector<int> clusters_of(const Split& split) {
  const PeriodOptions& options = split.options;
  std::vector<int> clusters;
  for (const std::size_t i : split.rows.subject)
    clusters.push_back(options.cluster.empty() ? static_cast<int>(i) : options.cluster[split.subjects.order()[i]]);
  return clusters;
}

ChiSquareTest change_of(const CoxFit& by_period, const CoxFit& fit) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const double df = by_period.likelihood_ratio.df - fit.likelihood_ratio.df;
  if (!by_period.converged || !fit.converged || !(df > 0.0)) return {nan, std::max(df, 0.0), nan};
  const double chi_square = std::max(0.0, 2.0 * (by_period.loglik_model - fit.loglik_model));
  return {chi_square, df, math::chi_square_upper_tail(chi_square, df)};
}

/// Wald test that the coefficients of the later periods are those of the first.
ChiSquareTest robust_change_of(const Split& split, const CoxOptions& options) {
  const CoxFit fit = cox(follow_up_of(split), covariates_of(split, true), options);
  const auto varying = static_cast<std::ptrdiff_t>(std::ranges::count_if(split.options.varying, std::identity{}));
  std::vector<std::uint8_t> later(fit.coefficient.size(), 0);
  std::fill(later.end() - varying * std::ssize(split.options.cuts), later.end(), 1);
  return wald_of(fit, later);
}

}  // namespace

PeriodRatios ratios_by_period(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                              const PeriodOptions& options) {
  require_valid(covariates, options);
  const Clock clock(follow_up, options.cuts);
  Split split{follow_up, covariates, options, {}};
  for (std::size_t i = 0; i < follow_up.size(); ++i) split.rows.add(i, clock, follow_up.event()[i] != 0);
  PeriodRatios result;
  result.periods = periods_of(split);
  const bool robust = options.robust || !options.cluster.empty();
  const std::vector<int> cluster = robust ? clusters_of(split) : std::vector<int>{};
  const CoxOptions cox_options{.ties = fit.ties,
                               .robust = robust,
                               .cluster = cluster,
                               .concordance = false,
                               .confidence_level = fit.confidence_level};
  const CoxFit by_period = cox(follow_up_of(split), covariates_of(split, false), cox_options);
  std::size_t varying = 0;
  for (const Period& period : result.periods) varying += period.varying.size();
  auto next = by_period.coefficient.end() - static_cast<std::ptrdiff_t>(varying);
  for (Period& period : result.periods)
    for (Period::Varying& one : period.varying) one.coefficient = *next++;
  result.change = robust ? robust_change_of(split, cox_options) : change_of(by_period, fit);
  result.converged = by_period.converged;
  return result;
}

double median_event_time(const FollowUp& follow_up) {
  const bool counts = follow_up.counts_patients();
  std::map<double, double> events;  // at each time
  double all = 0.0;
  for (std::size_t i = 0; i < follow_up.size(); ++i) {
    if (follow_up.event()[i] == 0 || !(follow_up.weight_of(i) > 0.0)) continue;
    const double patients = counts ? follow_up.weight_of(i) : 1.0;
    events[follow_up.time()[i]] += patients;
    all += patients;
  }
  if (events.empty()) throw NotEstimable("there is no event");
  auto at = events.begin();
  for (double before = at->second; 2.0 * before < all; before += at->second) ++at;
  return at->first;
}

}  // namespace rtsurv::survival

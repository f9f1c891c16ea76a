#include "rtsurv/survival/curve/detail/log_rank_sums.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/survival/time/radix_order.hpp"

namespace rtsurv::survival::detail {
namespace {

constexpr int most_groups = 5000;  // the variance has a row and a column for each

/// The caller's group codes in the order of the sorted subjects.
std::vector<unsigned> sorted_groups(const FollowUp& follow_up, std::span<const int> group) {
  std::vector<unsigned> sorted(follow_up.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i] = static_cast<unsigned>(group[follow_up.order()[i]]);
  return sorted;
}

bool weighs_by_survival(const LogRankOptions& options) {
  return options.weight == LogRankWeight::survival && (options.rho > 0.0 || options.gamma > 0.0);
}

/// Of an event time with n patients at risk and the pooled survival just before it.
double weight_of_event(const LogRankOptions& options, double n, double survival) {
  if (options.weight == LogRankWeight::at_risk) return n;
  if (options.weight == LogRankWeight::root_at_risk) return std::sqrt(n);
  if (!weighs_by_survival(options)) return 1.0;
  if (survival == 0.0)
    throw NotEstimable(
        "the pooled survival comes to 0 while patients are still to enter, so it cannot weigh their events; take a test "
        "with other weights, such as Gehan's or the log-rank test");
  const double late = options.gamma == 0.0 ? 1.0 : std::pow(1.0 - survival, options.gamma);
  return late * std::pow(survival, options.rho);
}

/// One stratum, walked forward in time.
class Stratum {
 public:
  Stratum(const FollowUp& follow_up, std::span<const unsigned> group, Run subjects)
      : follow_up_(follow_up), group_(group), subjects_(subjects) {
    if (!follow_up.entry().empty())
      by_entry_ = ascending_order(follow_up.entry().subspan(subjects.begin, subjects.size()));
  }

  void add_to(LogRankSums& sums, const LogRankOptions& options);

 private:
  [[nodiscard]] double weight(std::size_t i) const { return follow_up_.weight_of(i); }
  void enter(std::size_t i);
  void enter_before(double time);
  [[nodiscard]] bool count_failed(Run tie);
  void leave(Run tie);

  const FollowUp& follow_up_;
  std::span<const unsigned> group_;  ///< sorted
  Run subjects_;
  std::vector<std::size_t> by_entry_;
  std::size_t entered_ = 0;
  std::vector<PatientCount> at_risk_, failed_;
};

void Stratum::enter(std::size_t i) {
  if (weight(i) > 0.0) at_risk_[group_[i]].add({weight(i), 1});
}

void Stratum::enter_before(double time) {
  if (by_entry_.empty())
    for (; entered_ < subjects_.size(); ++entered_) enter(subjects_.begin + entered_);
  for (; entered_ < by_entry_.size(); ++entered_) {
    const std::size_t i = subjects_.begin + by_entry_[entered_];
    if (follow_up_.entry()[i] >= time) return;
    enter(i);
  }
}

void Stratum::leave(Run tie) {
  for (std::size_t i = tie.begin; i < tie.end; ++i)
    if (weight(i) > 0.0) at_risk_[group_[i]].remove({weight(i), 1});
}

/// False when nobody has.
bool Stratum::count_failed(Run tie) {
  bool any = false;
  for (std::size_t i = tie.begin; i < tie.end; ++i) {
    if (follow_up_.event()[i] == 0 || weight(i) <= 0.0) continue;
    failed_[group_[i]].add({weight(i), 1});
    any = true;
  }
  return any;
}

void Stratum::add_to(LogRankSums& sums, const LogRankOptions& options) {
  at_risk_.assign(sums.n.size(), {});
  failed_.assign(sums.n.size(), {});
  LogRankStratum stratum(sums, options);
  for (const Run tie : follow_up_.ties(subjects_)) {
    enter_before(follow_up_.time()[tie.begin]);
    if (count_failed(tie)) {
      stratum.compare(at_risk_, failed_);
      std::ranges::fill(failed_, PatientCount{});
    }
    leave(tie);
  }
  for (std::size_t i = subjects_.begin; i < subjects_.end; ++i) sums.n[group_[i]] += weight(i);
}

PatientCount total(std::span<const PatientCount> groups) {
  PatientCount sum;
  for (const PatientCount& count : groups) sum.add(count);
  return sum;
}

/// Adds V of one event time, `scale` being w^2 d (n - d) / (n - 1).
void add_variance(Eigen::MatrixXd& variance, const std::vector<double>& share, double scale) {
  for (std::size_t g = 0; g < share.size(); ++g) {
    if (share[g] == 0.0) continue;
    for (std::size_t h = 0; h < g; ++h)
      variance(LogRankSums::index(g), LogRankSums::index(h)) -= scale * share[g] * share[h];
    variance(LogRankSums::index(g), LogRankSums::index(g)) += scale * share[g] * (1.0 - share[g]);
  }
}

void check_groups(const FollowUp& follow_up, std::span<const int> group) {
  if (group.size() != follow_up.caller_size()) throw InvalidOption("every subject needs a group");
  if (group.empty()) return;
  const auto [smallest, largest] = std::ranges::minmax(group);
  const auto negative = [group](std::size_t i) { return group[i] < 0; };  // of who is not in a subset it may be
  if (smallest < 0 && std::ranges::any_of(follow_up.order(), negative))
    throw InvalidOption("group codes must not be negative");
  check_largest_group(largest);
}

}  // namespace

void check(const LogRankOptions& options) {
  if (!(options.rho >= 0.0 && std::isfinite(options.rho))) throw InvalidOption("rho must be a number of at least 0");
  if (!(options.gamma >= 0.0 && std::isfinite(options.gamma)))
    throw InvalidOption("gamma must be a number of at least 0");
}

void check_largest_group(int largest) {
  if (largest >= most_groups) throw InvalidOption("a log-rank test takes at most 5000 groups, with codes 0 to 4999");
}

void require_groups_and_events(const LogRankSums& sums, double events) {
  if (std::ranges::count_if(sums.n, [](double n) { return n > 0.0; }) < 2)
    throw NotEstimable("a log-rank test needs at least two groups");
  if (events <= 0.0) throw NotEstimable("a log-rank test needs at least one event");
}

void LogRankStratum::compare(std::span<const PatientCount> at_risk, std::span<const PatientCount> failed) {
  const PatientCount failures = total(failed), all = total(at_risk);
  const double w = weight_of_event(options_, all.weight, survival_);
  for (std::size_t g = 0; g < at_risk.size(); ++g) {
    sums_.observed[g] += w * failed[g].weight;
    share_[g] = at_risk[g].weight / all.weight;
    sums_.expected[g] += w * failures.weight * share_[g];
  }
  const double survivors = failures.subjects == all.subjects ? 0.0 : all.weight - failures.weight;
  if (survivors > 0.0 && all.weight > 1.0)
    add_variance(sums_.variance, share_, w * w * failures.weight * survivors / (all.weight - 1.0));
  else if (survivors > 0.0)
    sums_.too_light = sums_.too_light || std::ranges::count_if(share_, [](double s) { return s > 0.0; }) > 1;
  survival_ *= survivors / all.weight;
}

LogRankSums log_rank_sums(const FollowUp& follow_up, std::span<const int> group, const LogRankOptions& options) {
  check(options);
  check_groups(follow_up, group);
  LogRankSums sums(group.empty() ? 0 : static_cast<std::size_t>(std::max(0, *std::ranges::max_element(group))) + 1);
  const std::vector<unsigned> sorted = sorted_groups(follow_up, group);
  for (const Run stratum : follow_up.strata()) Stratum(follow_up, sorted, stratum).add_to(sums, options);
  require_groups_and_events(sums, follow_up.total_events());
  return sums;
}

void refuse_comparison(const LogRankSums& sums, const LogRankOptions& options) {
  if (sums.too_light)
    throw InvalidOption("the weights of a log-rank test count patients, and these add up to no more than one patient");
  if (weighs_by_survival(options))
    throw NotEstimable("no event of a weight above 0 happens while two groups are at risk");
  throw NotEstimable("no event happens while two groups are at risk");
}

}  // namespace rtsurv::survival::detail

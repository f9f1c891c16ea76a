#include "rtsurv/survival/competing/detail/robust_incidence.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "rtsurv/survival/time/cluster_squares.hpp"
#include "rtsurv/survival/time/radix_order.hpp"

namespace rtsurv::survival::detail {
namespace {

/// The sums of one cause. A patient at risk since e adds A(t) - B(e) F(t) + constant, one who has left g F(t) + constant.
struct CauseSums {
  explicit CauseSums(std::size_t clusters) : squares(clusters) {}

  double incidence = 0.0;  ///< F
  double drift = 0.0;      ///< A(t) = sum S(t_j-) d_kj / n_j (B(t_j-) - 1 / n_j)
  ClusterSquares squares;
};

class Walk {
 public:
  Walk(const CauseFollowUp& follow_up, std::span<const int> cluster)
      : follow_up_(follow_up), any_(follow_up.any()), clusters_(sorted_clusters(any_, cluster)) {
    const std::size_t most = clusters_.empty() ? 0 : *std::ranges::max_element(clusters_) + 1;
    sums_.assign(static_cast<std::size_t>(follow_up.causes()), CauseSums(most));
    if (!any_.entry().empty()) by_entry_ = ascending_order(any_.entry());
    if (any_.entry().empty())
      for (std::size_t i = 0; i < any_.size(); ++i) enter(i);
  }

  void enter_before(double time) {
    for (; entered_ < by_entry_.size() && any_.entry()[by_entry_[entered_]] < time; ++entered_)
      enter(by_entry_[entered_]);
  }

  /// `own` has the events of each cause at this time.
  void pass(double time, double at_risk, double all, std::span<const double> own) {
    const double before = survival_, survivors = at_risk - all;
    for (std::size_t k = 0; k < sums_.size(); ++k) {
      const double step = before * own[k] / at_risk;
      sums_[k].incidence += step;
      sums_[k].drift += step * (hazard_ - 1.0 / at_risk);
    }
    if (all > 0.0 && survivors > 0.0) hazard_ += all / (at_risk * survivors);
    survival_ *= survivors > 0.0 ? survivors / at_risk : 0.0;
    for (; left_ < any_.size() && any_.time()[left_] <= time; ++left_) leave(left_, before / at_risk, survivors);
  }

  [[nodiscard]] double error(std::size_t k) const {
    return std::sqrt(sums_[k].squares.at(sums_[k].drift, sums_[k].incidence));
  }

 private:
  void enter(std::size_t i) {
    const double w = any_.weight_of(i);
    for (CauseSums& sum : sums_)
      sum.squares.add(clusters_[i], {w * (hazard_ * sum.incidence - sum.drift), w, -w * hazard_});
  }

  void leave(std::size_t i, double own_step, double survivors) {
    const double w = any_.weight_of(i);
    const int cause = w > 0.0 ? follow_up_.cause_of(i) : 0;
    const double g = hazard_ - (cause != 0 && survivors > 0.0 ? 1.0 / survivors : 0.0);
    for (std::size_t k = 0; k < sums_.size(); ++k) {
      const double own = cause == static_cast<int>(k) + 1 ? own_step : 0.0;
      sums_[k].squares.add(clusters_[i], {w * (sums_[k].drift + own - g * sums_[k].incidence), -w, w * g});
    }
  }

  const CauseFollowUp& follow_up_;
  const FollowUp& any_;
  std::vector<std::size_t> clusters_, by_entry_;
  std::vector<CauseSums> sums_;
  std::size_t entered_ = 0, left_ = 0;
  double survival_ = 1.0, hazard_ = 0.0;  ///< S and B
};

}  // namespace

std::vector<std::vector<double>> robust_incidence_errors(const CauseFollowUp& follow_up, std::span<const int> cluster,
                                                         const TimeCounts& counts, const std::vector<double>& events) {
  const auto causes = static_cast<std::size_t>(follow_up.causes());
  std::vector<std::vector<double>> errors(causes);
  Walk walk(follow_up, cluster);
  for (std::size_t row = 0; row < counts.time.size(); ++row) {
    walk.enter_before(counts.time[row]);
    walk.pass(counts.time[row], counts.at_risk[row], counts.events[row],
              std::span(events).subspan(row * causes, causes));
    for (std::size_t k = 0; counts.events[row] > 0.0 && k < causes; ++k) errors[k].push_back(walk.error(k));
  }
  return errors;
}

}  // namespace rtsurv::survival::detail
